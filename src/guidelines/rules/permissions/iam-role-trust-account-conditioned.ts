import { type Estate, type Resource, type Ternary, Unknown } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { type Test, isNarrowed } from './conditions.ts';
import { statementsOf } from './policy-statements.ts';
import { principalsOf, wholeAccount } from './principals.ts';

const TYPES = ['AWS::IAM::Role'];

/** Another account takes on a role under a condition only. */
export const iamRoleTrustAccountConditioned: Rule = {
  id: 'iam-role-trust-account-conditioned',
  title: 'A role that another account can assume asks for more than the account',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Everybody whom the other account lets has the role, and a third party can be tricked into using it',
  layer: 'template',
  why: 'Trusting the root of another account trusts everybody there. An external id keeps a third party from being used as a deputy; for people, MFA or named principals narrow it.',
  fix: `Properties:
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal:
          AWS: arn:aws:iam::111122223333:root
        Action: sts:AssumeRole
        Condition:
          StringEquals:
            sts:ExternalId: !Ref ExternalId
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

const KEYS =
  /^(?:sts:externalid|aws:multifactorauthpresent|aws:principal(?:arn|orgid|orgpaths|tag\/.+)|aws:source(?:arn|account|identity|ip|vpc|vpce)|aws:userid|aws:username|sts:(?:rolesessionname|sourceidentity))$/;

const counts = ({ key }: Test) => KEYS.test(key);

function* judge(resource: Resource, estate: Estate): Generator<Judgement> {
  const path = ['Properties', 'AssumeRolePolicyDocument'];
  for (const statement of statementsOf(resource, path, resource.property('AssumeRolePolicyDocument'))) {
    if (statement.allows === false) continue;
    const named = principalsOf(statement);
    if (named instanceof Unknown) continue;
    for (const principal of named) {
      const account = wholeAccount(principal);
      // Accounts of the same estate trust each other by design; what that comes to is the proof of isolation's to say.
      if (account === undefined || account === 'own' || account === resource.account || estate.account(account) !== undefined) continue;
      const narrowed: Ternary = isNarrowed(statement.value, counts);
      const holds = narrowed === false && account === 'open' ? new Unknown('which account it trusts depends on a parameter') : narrowed;
      const message = `Everybody in account ${account} can take on the role: no condition asks for an external id, MFA or a named principal`;
      yield { resource, path: principal.path, holds, message: holds === false ? message : '' };
    }
  }
}
