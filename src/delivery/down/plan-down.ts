import { desiredOrganization, planRemoval } from '../../organization/index.ts';
import { stateOf } from '../../plan/index.ts';
import { MANAGEMENT, stackName } from '../../project/index.ts';
import type { Change } from '../../report/index.ts';
import { findStacks } from './found-stacks.ts';
import { isKept } from './inventory.ts';
import { inRemovalOrder } from './removal-order.ts';
import type { DataResource, KeptThing, RemovalPlan } from './removal-plan.ts';
import { type DownScope, assertAccounts } from './scope.ts';
import { sortData } from './sort-data.ts';
import { surveyStrayData } from './stray-data.ts';
import { type SurveyedStack, surveyRecords, surveyStacks } from './survey.ts';

/** What a `down` would remove, and what it would keep and why. Reads only. Throws `LandfallError` for a named environment that isn't there. */
export async function planDown(scope: DownScope): Promise<RemovalPlan> {
  const { prepared, target, observation } = scope;
  const { project, assembly } = prepared;
  assertAccounts(project, scope.deleteData);
  const { ours, doubtful } = findStacks(project.name, assembly.stacks, observation);
  const surveyed = await surveyStacks(scope, inRemovalOrder(ours, project.region));
  const [records, stray] = await Promise.all([surveyRecords(scope, surveyed), surveyStrayData(scope, surveyed)]);
  const { lost, deleted, kept } = sortData(scope, surveyed, stray);
  const organization = planRemoval(desiredOrganization(project), observation.organization);
  const unsure = doubtful.map(({ name, account, region }): KeptThing => ({
    kind: 'stack',
    name: `${name} (${account}, ${region})`,
    reason: 'it has a name like ours, but not the mark of a stack that Landfall made',
  }));
  return {
    version: 1,
    project: project.name,
    target: target.name,
    changes: [
      ...[...observation.releases.keys()].map(releaseChange),
      ...surveyed.map(stackChange),
      ...deleted.map(dataChange),
      ...organization.changes,
    ],
    lost: [...lost, ...records],
    deleted,
    kept: { data: kept, things: [...unsure, ...organization.kept] },
    notes: await registrarNotes(scope, surveyed),
  };
}

function releaseChange(account: string): Change {
  return { action: 'delete', kind: 'release', name: 'record of what runs', account };
}

function stackChange({ stack, held }: SurveyedStack): Change {
  const { kind, name, account, region, observed } = stack;
  const counts: Record<string, number> = {};
  for (const resource of held) if (!isKept(resource)) counts[resource.type] = (counts[resource.type] ?? 0) + 1;
  const state = stateOf(observed);
  return {
    action: 'delete',
    kind,
    name,
    account,
    region,
    counts,
    ...(state === 'settled' ? {} : { reason: state === 'busy' ? `${observed.status}: it is waited for first` : observed.status }),
  };
}

function dataChange({ type, physicalId, account, region, reason }: DataResource): Change {
  return { action: 'delete', kind: 'data', name: physicalId, account, region, reason: `${type}, ${reason}` };
}

/** A name that the registrar hands to a zone which is gone can be taken over by whoever gets a zone on the same name servers. */
async function registrarNotes({ prepared, target }: DownScope, surveyed: readonly SurveyedStack[]): Promise<readonly string[]> {
  const { name, domain } = prepared.project;
  const apex = surveyed.find(({ stack }) => stack.name === stackName(name, MANAGEMENT, 'apex'));
  const servers = (apex?.stack.observed.outputs['NameServers'] ?? '').split(',').filter((server) => server !== '');
  if (servers.length === 0 || !(await target.isDelegated(domain, servers))) return [];
  return [
    `The zone of ${domain} goes, and a new one gets other name servers. Take ${servers.join(', ')} away at the registrar, or others may get hold of the name.`,
  ];
}
