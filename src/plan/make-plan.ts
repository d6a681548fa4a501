import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';

import { type StackDescription, type Template, readTemplate } from '../assembly/index.ts';
import { type Cloud, type Target, inWords } from '../cloud/index.ts';
import { compareOrganization, desiredOrganization, emptyOrganization } from '../organization/index.ts';
import { MANAGEMENT, bootstrapStackName } from '../project/index.ts';
import type { Change, ResourceChange } from '../report/index.ts';
import { bindInputs, changedParameters } from './bind.ts';
import { bindingsOf } from './bindings.ts';
import { judgeStack, stackChange } from './compare-stack.ts';
import { diffTemplates } from './diff-template.ts';
import { type Observation, accessTo, regionsOf, stackIn } from './observe.ts';
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
  const releases = project.environments
    .filter(({ name, runsProduct }) => runsProduct && !observation.releases.has(name))
    .map(({ name }): Change => ({ action: 'create', kind: 'release', name: 'first release', account: name }));
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

function bootstrapChanges({ project, facts }: Prepared, observation: Observation): readonly Change[] {
  const accounts = [MANAGEMENT, ...project.environments.map(({ name }) => name)];
  return accounts.flatMap((account) =>
    regionsOf(project).map((region) => {
      const name = bootstrapStackName(project.name);
      const description: StackDescription = {
        name,
        account,
        region,
        capability: 'bootstrap',
        template: '',
        inputs: {},
        needs: [],
        needsDelegation: false,
        terminationProtection: true,
        holdsData: false,
      };
      const verdict = judgeStack(description, facts.bootstrap.digest, {}, stackIn(observation, account, region, name));
      return { ...stackChange(description, verdict, verdict.action === 'create' ? { counts: facts.bootstrap.counts } : {}), kind: 'bootstrap' };
    }),
  );
}

async function changeOf(stack: StackDescription, prepared: Prepared, target: Target, cloud: Cloud | undefined, observation: Observation): Promise<Change> {
  const observed = stackIn(observation, stack.account, stack.region, stack.name);
  const bound = bindInputs(stack, bindingsOf(prepared, target, observation));
  const verdict = judgeStack(stack, prepared.facts.digests[stack.name] ?? '', bound, observed);
  const counts = prepared.facts.counts[stack.name] ?? {};
  if (verdict.action !== 'update' || cloud === undefined || observed === undefined) {
    return stackChange(stack, verdict, verdict.action === 'create' ? { counts } : {});
  }
  const id = observation.accounts[stack.account] ?? '';
  const deployed = await deployedTemplate(cloud, stack, id);
  const parameters = changedParameters(stack, bound, observed.parameters).map(
    (name): ResourceChange => ({
      action: 'update',
      logicalId: name,
      type: 'Parameter',
      properties: [{ path: 'Value', before: observed.parameters[name], after: bound[name] }],
    }),
  );
  const resources = [...parameters, ...diffTemplates(deployed, await readTemplate(prepared.assembly, stack))];
  return stackChange(stack, verdict, { resources });
}

async function deployedTemplate(cloud: Cloud, stack: StackDescription, id: string): Promise<Template> {
  const client = accessTo(cloud, stack.account, id).client(CloudFormationClient, stack.region);
  const { TemplateBody = '{}' } = await inWords(`read the template of ${stack.name}`, () => client.send(new GetTemplateCommand({ StackName: stack.name })));
  return parse(TemplateBody) as Template;
}
