import { type Resource, Unknown } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isEveryAction } from './actions.ts';
import { testsOf } from './conditions.ts';
import { isOpen } from './openness.ts';
import { isEverything, statementsOf } from './policy-statements.ts';

const TYPES = ['AWS::EC2::VPCEndpoint'];

/** A written endpoint policy narrows something. Without one AWS lets everything through; that is its default and no finding. */
export const vpcEndpointPolicyNarrow: Rule = {
  id: 'vpc-endpoint-policy-narrow',
  title: 'The policy of a VPC endpoint narrows who does what through it',
  promise: 'G8',
  severity: 'low',
  severityReason: 'The policies of identities and resources still decide',
  layer: 'template',
  why: 'An endpoint that lets everything through carries data out to buckets and queues of any account, with credentials of any account.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: '*'
        Action: '*'
        Resource: '*'
        Condition:
          StringEquals:
            aws:PrincipalOrgID: !Ref OrganizationId
            aws:ResourceOrgID: !Ref OrganizationId
`,
  sources: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  for (const statement of statementsOf(resource, ['Properties', 'PolicyDocument'], resource.property('PolicyDocument'))) {
    const open = isOpen(statement);
    const tests = testsOf(statement.value);
    if (open instanceof Unknown || tests instanceof Unknown)
      yield { resource, path: statement.path, holds: open === false ? true : asUnknown(open, tests), message: '' };
    else {
      const every =
        statement.actions.some(({ value }) => isEveryAction(value)) && statement.resources.every(({ value }) => isEverything(value));
      const holds = !(open && every && tests.length === 0);
      yield {
        resource,
        path: statement.path,
        holds,
        message: 'This policy lets everybody do everything through the endpoint, as if there were none',
      };
    }
  }
}

function asUnknown(open: boolean | Unknown, tests: unknown): Unknown {
  if (open instanceof Unknown) return open;
  return tests instanceof Unknown ? new Unknown(tests.why) : new Unknown('its conditions aren’t known');
}
