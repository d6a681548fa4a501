import { type Resource, elements, knownText } from '../../../estate/index.ts';
import type { Edge, Ground } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { holdOfRole } from '../identity/roles.ts';
import { type FederatedTrust, federatedTrusts } from '../identity/trust-statements.ts';

const ACTION = 'sts:AssumeRoleWithWebIdentity';
const ISSUER = 'token.actions.githubusercontent.com';

/**
 * A project of CodeBuild that queued jobs start is a runner: who owns its account has the identity of the jobs of its repository, in whatever
 * account they have one (CodeBuild User Guide, "Self-hosted GitHub Actions runners in AWS CodeBuild").
 */
export const buildRunners: Edge = {
  id: 'build-runners',
  title: 'in whose builds the jobs of a repository run that has an identity elsewhere',
  covers: [],
  *find(world) {
    for (const project of world.estate.resources('AWS::CodeBuild::Project')) {
      const { account } = project;
      if (account === undefined || world.standing(account) !== 'attacker' || !runsJobs(project)) continue;
      const served = servedBy(world, project);
      for (const role of world.resources('AWS::IAM::Role')) {
        const trust = federatedTrusts(world, role, ACTION).find((one) => letsIn(world, one, served));
        if (trust === undefined) continue;
        const to = holdOfRole(world, role);
        const because: readonly Ground[] = [
          { policy: 'queued jobs start the build', template: project.template, resource: project.logicalId, path: 'Properties.Triggers' },
          { policy: `trust policy of ${role.logicalId}`, template: role.template, resource: role.logicalId, statement: trust.statement },
        ];
        yield { from: wholeAccount(account), to, step: { kind: 'assume', action: ACTION, to: to.arn, because } };
      }
    }
  },
};

function runsJobs(project: Resource): boolean {
  const patterns = elements(project.property('Triggers', 'FilterGroups')).flatMap((group) => elements(group));
  return patterns.some((one) => JSON.stringify(one).includes('WORKFLOW_JOB_QUEUED'));
}

/** How the subjects of its jobs begin: of one repository, of an organization, or of any where it doesn't say. */
function servedBy(world: World, project: Resource): string {
  const [, repository] =
    /github\.com[/:]([^/]+\/[^/]+?)(?:\.git)?\/?$/i.exec(world.text(project.property('Source', 'Location')) ?? '') ?? [];
  const owner = knownText(project.property('Triggers', 'ScopeConfiguration', 'Name'));
  return (repository === undefined ? (owner === undefined ? 'repo:' : `repo:${owner}/`) : `repo:${repository}:`).toLowerCase();
}

function letsIn(world: World, { provider, conditions }: FederatedTrust, served: string): boolean {
  if (world.text(provider)?.includes(ISSUER) !== true) return false;
  const subjects = conditions.filter(({ key }) => key === `${ISSUER}:sub`).flatMap(({ values }) => values);
  return subjects.some((subject) => subject.toLowerCase().startsWith(served));
}
