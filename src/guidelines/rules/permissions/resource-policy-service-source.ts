import { type Resource, type Ternary, Unknown, asText, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { partsOf } from './actions.ts';
import { type Test, isNarrowed, testsOf } from './conditions.ts';
import type { Statement } from './policy-statements.ts';
import { type Principal, principalsOf } from './principals.ts';
import { resourceStatements } from './resource-policies.ts';

const TYPES = [
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicInlinePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueueInlinePolicy',
  'AWS::SQS::QueuePolicy',
];

/** A service may use a resource for named sources only. */
export const resourcePolicyServiceSource: Rule = {
  id: 'resource-policy-service-source',
  title: 'A service that a queue, topic or bucket lets in acts for a named source only',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'Strangers who use the same service can send messages or objects, or read them',
  layer: 'template',
  why: 'A service acts for all its customers. Without aws:SourceArn or aws:SourceAccount, somebody else’s topic, rule, trail or distribution can use your resource through it (confused deputy).',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal:
          Service: sns.amazonaws.com
        Action: sqs:SendMessage
        Resource: !GetAtt Queue.Arn
        Condition:
          ArnEquals:
            aws:SourceArn: !Ref Topic
`,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html',
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

const SOURCE = /^(?:aws:source(?:arn|account|orgid|orgpaths|owner)|aws:principal(?:orgid|account|arn)|sns:endpoint|sts:externalid)$/;

const aboutTheSource = ({ key }: Test) => SOURCE.test(key);

/**
 * Of a bucket, only those services whose guides name a source condition for it: the logs of load balancers and of Redshift come without
 * one in some regions.
 */
const AT_BUCKETS =
  /^(?:cloudfront|cloudtrail|config|config-multiaccountsetup|delivery\.logs|guardduty|logging\.s3|logs\.[\w-]+|s3|serverlessrepo|ses|ssm|storage-lens\.s3)\.amazonaws\.com$/;

function* judge(resource: Resource): Generator<Judgement> {
  for (const statement of resourceStatements(resource)) {
    if (statement.allows === false) continue;
    const named = principalsOf(statement);
    if (named instanceof Unknown) continue;
    const services = named.filter((principal) => principal.kind === 'Service' && isMeant(resource, statement, principal));
    for (const service of services) {
      const narrowed: Ternary = statement.allows === true ? isNarrowed(statement.value, aboutTheSource) : not(statement.allows);
      const message = `${asText(service.value)} may do this on behalf of anybody: no condition on aws:SourceArn or aws:SourceAccount says for whom`;
      yield { resource, path: service.path, holds: narrowed, message };
    }
  }
}

function isMeant({ type }: Resource, statement: Statement, { value }: Principal): boolean {
  if (type !== 'AWS::S3::BucketPolicy') return !/^\*+$/.test(asText(value) ?? '');
  // Looking at a bucket's settings gives nothing away and changes nothing.
  const moves = statement.actions.some((action) => /^\*|^(?:get|put|delete|replicate)object/.test(partsOf(action.value)?.[1] ?? '*'));
  return moves && AT_BUCKETS.test(asText(value) ?? '') && !(isWriter(value) && asksForOwnership(statement));
}

const isWriter = (service: Principal['value']) => !/^(?:cloudfront|s3)\./.test(asText(service) ?? '');

/**
 * Until 2022 the guides of the services that write logs had a condition on the list of the object alone. Somebody who knows the bucket's
 * name can add logs of his own to it, and nothing else; that isn't said of policies that follow them.
 */
function asksForOwnership({ value }: Statement): boolean {
  const tests = testsOf(value);
  return !(tests instanceof Unknown) && tests.some(({ key }) => key === 's3:x-amz-acl');
}
