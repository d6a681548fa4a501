import type { AccountKey } from '../assembly/index.ts';
import type { AccountAccess, Cloud } from '../cloud/index.ts';
import type { ObservedOrganization } from '../organization/index.ts';
import { EDGE_REGION, MANAGEMENT, type Project } from '../project/index.ts';
import type { ObservedRelease } from './observe-release.ts';
import type { ObservedStack, ObservedStacks } from './observe-stacks.ts';

/** What is there now of a project. */
export interface Observation {
  readonly organization: ObservedOrganization;
  /** Account key → id, for accounts that exist. */
  readonly accounts: Readonly<Record<AccountKey, string>>;
  /** `<account key>/<region>` → stacks by name. */
  readonly stacks: ReadonlyMap<string, ObservedStacks>;
  /** By environment. */
  readonly releases: ReadonlyMap<string, ObservedRelease>;
}

/** Regions in which each account of a project has stacks. */
export function regionsOf(project: Project): readonly string[] {
  return [...new Set([project.region, EDGE_REGION])];
}

export function accessTo(cloud: Cloud, key: AccountKey, id: string): AccountAccess {
  return key === MANAGEMENT ? cloud.management : cloud.member(id);
}

export function stackIn(observation: Observation, account: AccountKey, region: string, name: string): ObservedStack | undefined {
  return observation.stacks.get(`${account}/${region}`)?.get(name);
}
