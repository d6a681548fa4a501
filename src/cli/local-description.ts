import { resolve } from 'node:path';

import type { Addresses } from '../assembly/index.ts';
import { type LocalCloud, createLocalTarget, localCloudStatus } from '../local/index.ts';
import { desiredOrganization, accountsOf, observeOrganization } from '../organization/index.ts';
import { MANAGEMENT, loadProject } from '../project/index.ts';
import { type LocalUser, readLocalProject } from './local-project.ts';
import { enterRehearsal } from './rehearsal.ts';

export interface AccountKeys {
  readonly id: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export type LocalDescription =
  | {
      readonly state: 'running';
      readonly endpoint: string;
      readonly region: string;
      readonly bootId: string;
      readonly restored: boolean;
      readonly dropped?: string;
      readonly versions: Readonly<Record<string, string>>;
      /** `management` and the environments that exist; keys that only this local cloud knows. */
      readonly accounts: Readonly<Record<string, AccountKeys>>;
      readonly addresses: Readonly<Record<string, Addresses>>;
      /** Who can sign in to the product's web app. */
      readonly user?: LocalUser;
    }
  | {
      readonly state: Exclude<ReturnType<typeof localCloudStatus>['state'], 'running'>;
      readonly snapshot: boolean;
      readonly why?: string;
      readonly dropped?: string;
    };

/** The local cloud as a person or a script needs it; of the given project file's project, else of the last one that was brought up. */
export async function describeLocalCloud(projectFile: string | undefined): Promise<LocalDescription> {
  const status = localCloudStatus();
  if (status.state !== 'running') {
    const { state, snapshot, why, dropped } = status;
    return { state, snapshot, ...(why === undefined ? {} : { why }), ...(dropped === undefined ? {} : { dropped }) };
  }
  const { cloud } = status;
  const base = {
    state: 'running' as const,
    endpoint: cloud.endpoint,
    region: cloud.region,
    bootId: cloud.bootId,
    restored: cloud.restored,
    ...(cloud.dropped === undefined ? {} : { dropped: cloud.dropped }),
    versions: cloud.versions,
  };
  const last = readLocalProject(cloud.directory);
  const file = projectFile ?? last?.file;
  if (file === undefined) return { ...base, accounts: { [MANAGEMENT]: managementKeys(cloud) }, addresses: {} };
  const user = last?.file === resolve(file) ? last.user : undefined;
  return { ...base, ...(await describeProject(cloud, file)), ...(user === undefined ? {} : { user }) };
}

/** The key needs no session; it has a token all the same, so that a script can treat every account alike. */
function managementKeys(cloud: LocalCloud): AccountKeys {
  return { id: cloud.managementAccount, accessKeyId: cloud.managementAccount, secretAccessKey: 'test', sessionToken: 'none' };
}

async function describeProject(cloud: LocalCloud, file: string) {
  enterRehearsal();
  const [loaded, { resolveProject }] = await Promise.all([loadProject(file), import('../project/resolve.ts')]);
  const project = resolveProject(loaded.input, loaded.root);
  const target = createLocalTarget({ project: project.name });
  const connection = await target.connect();
  if ('absent' in connection) return { accounts: { [MANAGEMENT]: managementKeys(cloud) }, addresses: {} };
  const ids = accountsOf(await observeOrganization(connection.cloud.management, desiredOrganization(project)));
  const members = Object.entries(ids).filter(([key]) => key !== MANAGEMENT);
  const keys = await Promise.all(
    members.map(async ([key, id]) => {
      const { accessKeyId, secretAccessKey, sessionToken } = await connection.cloud.member(id).credentials();
      return [key, { id, accessKeyId, secretAccessKey, sessionToken: sessionToken ?? 'none' }] as const;
    }),
  );
  const running = project.environments.filter(({ name, runsProduct }) => runsProduct && ids[name] !== undefined);
  return {
    accounts: { [MANAGEMENT]: managementKeys(cloud), ...Object.fromEntries(keys) },
    addresses: Object.fromEntries(running.map((environment) => [environment.name, target.addresses(environment)])),
  };
}
