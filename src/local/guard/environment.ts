import { devNull } from 'node:os';

import type { LocalCloud } from '../cloud/local-cloud.ts';

export interface EnvironmentChange {
  readonly set: Readonly<Record<string, string>>;
  /** Names of the given environment that a rehearsal must not see. */
  readonly unset: readonly string[];
}

// A proxy on this machine would be loopback for the guard, and the way out.
const UNWANTED = /^(AWS_|AMAZON_|CDK_|(https?|all|no)_proxy$|NODE_USE_ENV_PROXY$|NODE_EXTRA_CA_CERTS$)/i;

/** What a process that rehearses on this local cloud changes in its environment: no credential, profile or proxy of the user's is left. */
export function rehearsalEnvironment(cloud: LocalCloud, environment: NodeJS.ProcessEnv = process.env): EnvironmentChange {
  const set = {
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_REGION: cloud.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    // The toolkit remembers there which key belongs to which account.
    CDK_HOME: cloud.cdkHome,
    CDK_DISABLE_VERSION_CHECK: 'true',
  };
  return { set, unset: Object.keys(environment).filter((name) => UNWANTED.test(name) && !Object.hasOwn(set, name)) };
}

/** Changes this process's own environment for a rehearsal. */
export function applyEnvironment(change: EnvironmentChange, environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of change.unset) delete environment[name];
  Object.assign(environment, change.set);
}
