import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Addresses } from '../assembly/index.ts';
import type { Connection, Target } from '../cloud/index.ts';
import type { Environment } from '../project/index.ts';
import { stateDirectory } from './cloud/directory.ts';
import { readRecord } from './cloud/record.ts';
import type { LocalCloudStatus } from './cloud/status.ts';
import { localCloudStatus } from './cloud/status.ts';
import { lower } from './lowering/index.ts';

export interface LocalTargetOptions {
  /** The project's name: a part of every address. */
  readonly project: string;
  /** Of the local cloud; by default what `LANDFALL_LOCAL_DIR` says, else the user's own. */
  readonly stateDirectory?: string;
}

/** Domains that tests want undelegated, one a line, in the local cloud's folder. */
export const UNDELEGATED = 'undelegated';

/** Not chosen yet: a local cloud gets its port when it is first started, and nothing can be applied before. */
const NO_PORT = 0;

const CAVEATS: readonly string[] = [
  'Organizations and Identity Center let every caller of the management account do everything, and refuse members; IAM is enforced by all other services.',
  "Guardrails (service and resource control policies) are attached to their units, but not yet enforced on anybody's calls.",
  'DNS: zones and records are kept but resolve nothing, and every delegation counts as done; names ending in .localhost stand for the domain.',
  'TLS: certificates are issued at once and nothing is served with them; all traffic is plain HTTP on this machine.',
  'The firewall, response caches and access logs are made, but neither block, keep nor write anything.',
  'Sign-in: a refresh gives tokens with a new auth_time, which OpenID Connect clients refuse, so a session ends after 60 minutes.',
  "Services emit no metrics of their own, so alarms on them don't go off.",
];

/** The local cloud. Never starts or installs anything: where it isn't running, `connect` says so. */
export function createLocalTarget(options: LocalTargetOptions): Target {
  const environment = options.stateDirectory === undefined ? process.env : { ...process.env, LANDFALL_LOCAL_DIR: options.stateDirectory };
  const directory = stateDirectory(environment);
  return {
    name: 'local',
    caveats: CAVEATS,
    connect: () => connect(localCloudStatus(environment)),
    addresses: ({ name }: Environment) => addressesOf(options.project, name, readRecord(directory.record)?.port ?? NO_PORT),
    lower,
    isDelegated: (domain) => Promise.resolve(!undelegated(directory.root).has(domain)),
  };
}

const ABSENT: Readonly<Record<Exclude<LocalCloudStatus['state'], 'running'>, string>> = {
  stopped: 'the local cloud is not running',
  broken: 'the local cloud is not running: it ended on its own',
  starting: 'the local cloud is still starting',
  stopping: 'the local cloud is just stopping',
};

async function connect(status: LocalCloudStatus): Promise<Connection> {
  if (status.state !== 'running') return { absent: ABSENT[status.state] };
  const { endpoint, region, managementAccount: id } = status.cloud;
  // Loaded here: a plan without a cloud needs none of the SDK.
  const { createCloud } = await import('../cloud/connect.ts');
  // A key that AWS would refuse and that the front door takes for the management account's.
  const credentials = () => Promise.resolve({ accessKeyId: id, secretAccessKey: 'test' });
  return { cloud: createCloud({ endpoint, region, management: { id, credentials } }) };
}

/** The names that the front door listens to. Keys are fetched by functions, whose resolver may not know `*.localhost`. */
function addressesOf(project: string, environment: string, port: number): Addresses {
  const base = (face: string) => `http://${face}.${environment}.${project}.localhost:${port}`;
  return { web: base('app'), api: base('api'), signIn: base('auth'), keys: `http://127.0.0.1:${port}/_landfall/keys` };
}

function undelegated(root: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(path.join(root, UNDELEGATED), 'utf8').split('\n'));
  } catch {
    return new Set();
  }
}
