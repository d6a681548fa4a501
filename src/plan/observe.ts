import type { AccountKey } from '../assembly/index.ts';
import { type AccountAccess, type Cloud, inWords } from '../cloud/index.ts';
import { type ObservedOrganization, accountsOf, desiredOrganization, observeOrganization } from '../organization/index.ts';
import { EDGE_REGION, MANAGEMENT, type Project } from '../project/index.ts';
import { type ObservedRelease, observeRelease } from './observe-release.ts';
import { type ObservedStack, type ObservedStacks, observeStacks } from './observe-stacks.ts';

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

/** Reads everything at once: the organization first, as it says which accounts there are. */
export async function observe(project: Project, cloud: Cloud): Promise<Observation> {
  const desired = desiredOrganization(project);
  const organization = await inWords('read the organization', () => observeOrganization(cloud.management, desired));
  const accounts: Readonly<Record<AccountKey, string>> = { ...accountsOf(organization), [MANAGEMENT]: cloud.management.id };
  const places = Object.entries(accounts).flatMap(([key, id]) => regionsOf(project).map((region) => ({ key, id, region })));
  const [stacks, releases] = await Promise.all([
    Promise.all(
      places.map(
        async ({ key, id, region }) =>
          [`${key}/${region}`, await observeStacks(accessTo(cloud, key, id), region, `${project.name}-`)] as const,
      ),
    ),
    Promise.all(
      project.environments
        .filter(({ name, runsProduct }) => runsProduct && accounts[name] !== undefined)
        .map(
          async ({ name }) =>
            [name, await observeRelease(accessTo(cloud, name, accounts[name] ?? ''), project.region, project.name, name)] as const,
        ),
    ),
  ]);
  return {
    organization,
    accounts,
    stacks: new Map(stacks),
    releases: new Map(releases.flatMap(([name, release]) => (release === undefined ? [] : [[name, release] as const]))),
  };
}

export function stackIn(observation: Observation, account: AccountKey, region: string, name: string): ObservedStack | undefined {
  return observation.stacks.get(`${account}/${region}`)?.get(name);
}
