import { type Resource, Unknown, asText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isEveryAction, isWholeService } from './actions.ts';
import { isOpen } from './openness.ts';
import { type Statement, statementsOf } from './policy-statements.ts';
import { excludesPrincipals, isEveryone, principalsOf } from './principals.ts';

const TYPES = ['AWS::IAM::Role'];

/** Nobody but named principals takes on a role. */
export const iamRoleTrustNotPublic: Rule = {
  id: 'iam-role-trust-not-public',
  title: 'A role can be assumed, and no more than that, by named principals only',
  promise: 'G8',
  severity: 'critical',
  severityReason: 'Every AWS account of the world can take on the role',
  layer: 'template',
  why: 'A star as principal of a trust policy hands the role’s permissions to anybody who has an AWS account and learns the role’s name.',
  fix: `Properties:
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal:
          Service: lambda.amazonaws.com
        Action: sts:AssumeRole
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-resources.html#access-analyzer-iam-role',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

/** A trust is about taking on the role; a star also lets whoever is trusted choose his tags, his name and his source identity. */
function broadAction({ actions }: Statement) {
  return actions.find(({ value }) => isEveryAction(value) || isWholeService(value));
}

function* judge(resource: Resource): Generator<Judgement> {
  const path = ['Properties', 'AssumeRolePolicyDocument'];
  for (const statement of statementsOf(resource, path, resource.property('AssumeRolePolicyDocument'))) {
    const open = isOpen(statement);
    const holds = open instanceof Unknown ? open : !open;
    const named = principalsOf(statement);
    const everyone = named instanceof Unknown ? undefined : named.find((principal) => isEveryone(principal));
    const inverted = excludesPrincipals(statement);
    const place = inverted ? [...statement.path, 'NotPrincipal'] : (everyone?.path ?? statement.path);
    const message = inverted
      ? 'Allow with NotPrincipal lets everybody else in the world take on the role'
      : `The principal ${asText(everyone?.value) ?? '*'} lets everybody take on the role, and no condition says who that may be`;
    const broad = holds === true && statement.allows === true ? broadAction(statement) : undefined;
    if (broad !== undefined) {
      yield { resource, path: broad.path, holds: false, message: `The trust allows ${asText(broad.value)}, not only to take on the role` };
      continue;
    }
    yield { resource, path: holds === false ? place : statement.path, holds, message: holds === false ? message : '' };
  }
}
