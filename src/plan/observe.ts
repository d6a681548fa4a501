import type { AccountKey } from '../assembly/index.ts';
import { type Cloud, inWords } from '../cloud/index.ts';
import { accountsOf, desiredOrganization, observeOrganization } from '../organization/index.ts';
import { MANAGEMENT, type Project } from '../project/index.ts';
import { type Observation, accessTo, regionsOf } from './observation.ts';
import { observeRelease } from './observe-release.ts';
import { observeStacks } from './observe-stacks.ts';

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
