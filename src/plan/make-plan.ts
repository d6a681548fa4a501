import { type StackDescription, readTemplate } from '../assembly/index.ts';
import type { Cloud, Target } from '../cloud/index.ts';
import { compareOrganization, desiredOrganization, emptyOrganization } from '../organization/index.ts';
import { MANAGEMENT, bootstrapStackName } from '../project/index.ts';
import type { Change, ResourceChange } from '../report/index.ts';
import { bindInputs, changedParameters } from './bind.ts';
import { bindingsOf } from './bindings.ts';
import { type StackVerdict, judgeStack, stackChange } from './compare-stack.ts';
import { type Observation, accessTo, regionsOf, stackIn } from './observation.ts';
import type { ObservedStack } from './observe-stacks.ts';
import type { Plan } from './plan.ts';
import type { Prepared } from './prepare.ts';

/** What would change if nothing were there. */
export async function planAgainstEmpty(prepared: Prepared, target: Target, notice: string): Promise<Plan> {
  const nothing: Observation = { organization: emptyOrganization, accounts: {}, stacks: new Map(), releases: new Map() };
  return { ...(await makePlan(prepared, target, undefined, nothing)), against: 'empty', notice };
}

/** Compares what is desired with what was observed. Reads templates of changed stacks only. */
export async function makePlan(prepared: Prepared, target: Target, cloud: Cloud | undefined, observation: Observation): Promise<Plan> {
  const { project, key, facts } = prepared;
  const organization = compareOrganization(desiredOrganization(project), observation.organization);
  const bootstraps = bootstrapChanges(prepared, observation);
  const stacks = await Promise.all(prepared.assembly.stacks.map((stack) => changeOf(stack, prepared, target, cloud, observation)));
  const releases = project.environments.filter(({ runsProduct }) => runsProduct).flatMap(({ name }) => releaseChange(name, observation));
  const compared = [...bootstraps, ...stacks];
  return {
    version: 1,
    project: project.name,
    target: target.name,
    against: 'observed',
    key,
    changes: [...organization, ...compared.filter(({ action }) => action !== 'keep'), ...releases],
    kept: compared.filter(({ action }) => action === 'keep').length,
    rehearsal: { caveats: target.caveats, standIns: facts.standIns, ignored: facts.ignored },
  };
}

function releaseChange(environment: string, { releases }: Observation): readonly Change[] {
  const observed = releases.get(environment);
  if (observed === undefined) return [{ action: 'create', kind: 'release', name: 'first release', account: environment }];
  if (observed.pending === undefined) return [];
  return [
    {
      action: 'update',
      kind: 'release',
      name: observed.pending.slice(0, 12),
      account: environment,
      reason: 'it was begun and not finished',
    },
  ];
}

function bootstrapChanges(prepared: Prepared, observation: Observation): readonly Change[] {
  const { project, facts } = prepared;
  return [MANAGEMENT, ...project.environments.map(({ name }) => name)].flatMap((account) =>
    regionsOf(project).map((region): Change => {
      const name = bootstrapStackName(project.name);
      const verdict = judgeBootstrap(prepared, stackIn(observation, account, region, name));
      return {
        kind: 'bootstrap',
        name,
        account,
        region,
        ...verdict,
        ...(verdict.action === 'create' ? { counts: facts.bootstrap.counts } : {}),
      };
    }),
  );
}

/** A bootstrap has no parameters of ours, so its digest says everything. */
export function judgeBootstrap({ facts }: Prepared, observed: ObservedStack | undefined): StackVerdict {
  return judgeStack({ inputs: {} }, facts.bootstrap.digest, {}, observed);
}

async function changeOf(
  stack: StackDescription,
  prepared: Prepared,
  target: Target,
  cloud: Cloud | undefined,
  observation: Observation,
): Promise<Change> {
  const observed = stackIn(observation, stack.account, stack.region, stack.name);
  const bound = bindInputs(stack, bindingsOf(prepared, target, observation));
  const verdict = judgeStack(stack, prepared.facts.digests[stack.name] ?? '', bound, observed);
  const counts = prepared.facts.counts[stack.name] ?? {};
  if (verdict.action !== 'update' || cloud === undefined || observed === undefined) {
    return stackChange(stack, verdict, verdict.action === 'create' ? { counts } : {});
  }
  const id = observation.accounts[stack.account] ?? '';
  const access = accessTo(cloud, stack.account, id);
  // A plan in which nothing changes loads neither; they take a third of a second.
  const [{ deployedTemplate }, { diffTemplates }] = await Promise.all([import('./deployed-template.ts'), import('./diff-template.ts')]);
  const deployed = await deployedTemplate(access, stack);
  const parameters = changedParameters(stack, bound, observed.parameters).map((name): ResourceChange => ({
    action: 'update',
    logicalId: name,
    type: 'Parameter',
    properties: [{ path: 'Value', before: observed.parameters[name], after: bound[name] }],
  }));
  const resources = [...parameters, ...diffTemplates(deployed, await readTemplate(prepared.assembly, stack))];
  return stackChange(stack, verdict, { resources });
}
