import type { AccountAccess, Cloud, Target } from '../../cloud/index.ts';
import { type Observation, type Prepared, accessTo } from '../../plan/index.ts';
import { MANAGEMENT, type Project } from '../../project/index.ts';
import { LandfallError, closest } from '../../report/index.ts';
import type { FoundStack } from './found-stacks.ts';
import type { DataResource } from './removal-plan.ts';

/** What a `down` is about. */
export interface DownScope {
  readonly prepared: Prepared;
  readonly target: Target;
  readonly cloud: Cloud;
  readonly observation: Observation;
  /** Keys of accounts whose data is deleted as well; `management` is one of them. */
  readonly deleteData: readonly string[];
}

export function accessOf({ cloud, observation }: DownScope, account: string): AccountAccess {
  const id = observation.accounts[account];
  if (id === undefined) throw new Error(`there is no account of ${account}`);
  return accessTo(cloud, account, id);
}

/** Does the project protect the data of this account? What management holds is kept as in production. */
export function isProtected({ environments }: Project, account: string): boolean {
  return account === MANAGEMENT || environments.some(({ name, profile }) => name === account && profile.deletionProtection);
}

/** Throws `LandfallError` for a name that is no environment, with the closest one. */
export function assertAccounts({ environments }: Project, names: readonly string[]): void {
  const known = [...environments.map(({ name }) => name), MANAGEMENT];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const match = closest(unknown, known);
  throw new LandfallError('UnknownEnvironment', `there is no environment ${JSON.stringify(unknown)} whose data could be deleted`, {
    fix: match === undefined ? `use one of ${known.join(', ')}` : `did you mean ${match}?`,
  });
}

export function dataResource(
  { observation }: DownScope,
  { account, region, name }: Pick<FoundStack, 'account' | 'region' | 'name'>,
  about: Pick<DataResource, 'type' | 'physicalId' | 'reason'>,
): DataResource {
  const { type, physicalId, reason } = about;
  return { account, accountId: observation.accounts[account] ?? '', region, stack: name, type, physicalId, reason };
}
