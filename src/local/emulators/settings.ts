import path from 'node:path';

import type { StateDirectory } from '../cloud/directory.ts';
import type { EmulatorCommand } from './emulator.ts';

/** moto serves organizations, Identity Center and the security services' organization settings. */
export function motoCommand(python: string, directory: StateDirectory): EmulatorCommand {
  return {
    name: 'moto',
    python,
    arguments: [directory.launcher, 'moto', directory.moto],
    // Never MOTO_ACCOUNT_ID: it would pin every request to one account, whatever the header says.
    environment: baseEnvironment(directory),
    workingDirectory: directory.run,
    log: path.join(directory.logs, 'moto.log'),
    health: '/moto-api/',
  };
}

export interface MinistackSettings {
  /** The front door's: ministack writes it into every address that it hands out. */
  readonly port: number;
  readonly region: string;
}

/** ministack serves STS and everything that a stack deploys. */
export function ministackCommand(python: string, directory: StateDirectory, settings: MinistackSettings): EmulatorCommand {
  return {
    name: 'ministack',
    python,
    arguments: [directory.launcher, 'ministack'],
    environment: {
      ...baseEnvironment(directory),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(settings.port),
      MINISTACK_HOST: 'localhost',
      MINISTACK_REGION: settings.region,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${settings.port}`,
      // IAM is enforced, for functions too.
      AUTH: 'true',
      PERSIST_STATE: '1',
      STATE_DIR: directory.ministack,
      S3_PERSIST: '1',
      S3_DATA_DIR: directory.objects,
      // Listeners on fixed ports and on all addresses which nobody needs.
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      // Errors and lost state; requests are logged by the front door.
      LOG_LEVEL: 'WARNING',
      // Functions: the shim on the PATH loads the guard in any case, this one reaches the processes that they start.
      NODE_OPTIONS: `--require="${directory.guard.replaceAll(/["\\]/g, '\\$&')}"`,
    },
    workingDirectory: directory.run,
    log: path.join(directory.logs, 'ministack.log'),
    health: '/_ministack/health',
    loss: /Persistence: (failed|error)|Failed to restore persisted state/,
  };
}

/** Nothing of the user's: no credentials, no profile, no proxy, no home. */
function baseEnvironment(directory: StateDirectory): Record<string, string> {
  return {
    PATH: [directory.binaries, '/usr/local/bin', '/usr/bin', '/bin'].join(path.delimiter),
    HOME: directory.run,
    TMPDIR: directory.temporary,
    LANG: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
