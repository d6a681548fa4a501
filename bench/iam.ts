/**
 * `npm run bench:iam`: decisions a second on one core, for policies of ordinary size: an application's role with a boundary below three
 * levels of SCPs, a bucket with a policy and RCPs, a role that is assumed from another account, and an administrator.
 */
import { evaluate, type AccessRequest, type PolicySet } from '../src/iam/index.ts';
import { median } from './measure.ts';

const LIMIT = 50_000;
const ROUNDS = 9;
const PER_ROUND = 40_000;

const ALLOW_ALL = policy({ Effect: 'Allow', Action: '*', Resource: '*' });

function policy(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

const scps = [
  [
    ALLOW_ALL,
    policy(
      { Effect: 'Deny', Action: ['organizations:LeaveOrganization', 'account:CloseAccount'], Resource: '*' },
      {
        Effect: 'Deny',
        NotAction: ['iam:*', 'sts:*', 'route53:*', 'cloudfront:*', 'support:*', 'organizations:*', 'budgets:*', 'wafv2:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'us-east-1'] } },
      },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } },
    ),
  ],
  [
    ALLOW_ALL,
    policy({
      Effect: 'Deny',
      Action: ['cloudtrail:StopLogging', 'cloudtrail:Delete*', 'config:Delete*', 'guardduty:Delete*'],
      Resource: '*',
    }),
  ],
  [ALLOW_ALL],
];

const rcps = [
  [
    policy({
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:AssumeRole'],
      Resource: '*',
      Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-bench' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
    }),
  ],
];

const APPLICATION: PolicySet = {
  identity: [
    policy(
      {
        Effect: 'Allow',
        Action: [
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:Query',
          'dynamodb:BatchGetItem',
          'dynamodb:ConditionCheckItem',
        ],
        Resource: [
          'arn:aws:dynamodb:eu-central-1:111122223333:table/things',
          'arn:aws:dynamodb:eu-central-1:111122223333:table/things/index/*',
        ],
      },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d' },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
        Resource: ['arn:aws:s3:::bench-files', 'arn:aws:s3:::bench-files/*'],
      },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::bench-files/${aws:PrincipalTag/team}/*' },
      { Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:aws:sns:eu-central-1:111122223333:things' },
    ),
    policy({
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: 'arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/*',
    }),
    policy({ Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' }),
  ],
  boundary: [
    policy(
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      { Effect: 'Deny', Action: ['ec2:CreateVpc*', 'ec2:*Peering*'], Resource: '*' },
    ),
  ],
  resource: policy(
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::bench-files', 'arn:aws:s3:::bench-files/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::bench-files/*',
    },
  ),
  scps,
  rcps,
};

const ASSUMING: PolicySet = {
  identity: [policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/deploy-*' })],
  resource: policy({
    Effect: 'Allow',
    Principal: { AWS: ['arn:aws:iam::111122223333:root'] },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:PrincipalOrgID': 'o-bench' },
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/ci/*' },
    },
  }),
  scps,
  rcps,
};

const context = {
  'aws:PrincipalOrgID': 'o-bench',
  'aws:RequestedRegion': 'eu-central-1',
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '203.0.113.7',
  'aws:PrincipalTag/team': 'blue',
};

const application = { principal: 'arn:aws:iam::111122223333:role/service', context, resourceAccount: '111122223333' };
const builder = {
  principal: 'arn:aws:sts::111122223333:assumed-role/build/run-7',
  context: { ...context, 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/ci/build' },
};

const QUESTIONS: readonly (readonly [expected: string, AccessRequest, PolicySet])[] = [
  ['yes', { ...application, action: 's3:GetObject', resource: 'arn:aws:s3:::bench-files/blue/1.json' }, APPLICATION],
  ['yes', { ...application, action: 's3:PutObject', resource: 'arn:aws:s3:::bench-files/blue/1.json' }, APPLICATION],
  ['no', { ...application, action: 's3:PutObject', resource: 'arn:aws:s3:::bench-files/red/1.json' }, APPLICATION],
  [
    'yes',
    { ...application, action: 'dynamodb:Query', resource: 'arn:aws:dynamodb:eu-central-1:111122223333:table/things/index/by-day' },
    APPLICATION,
  ],
  [
    'no',
    { ...application, action: 'iam:CreateRole', resource: 'arn:aws:iam::111122223333:role/other' },
    { ...APPLICATION, resource: undefined },
  ],
  [
    'unknown',
    { ...application, context: {}, action: 'sns:Publish', resource: 'arn:aws:sns:eu-central-1:111122223333:things' },
    { ...APPLICATION, resource: undefined },
  ],
  ['yes', { ...builder, action: 'sts:AssumeRole', resource: 'arn:aws:iam::777788889999:role/deploy-service' }, ASSUMING],
  [
    'yes',
    { ...builder, action: 'ec2:RunInstances', resource: 'arn:aws:ec2:eu-central-1:111122223333:instance/*' },
    { identity: [ALLOW_ALL], scps },
  ],
];

for (const [expected, request, policies] of QUESTIONS) {
  const { answer } = evaluate(request, policies);
  if (answer !== expected) throw new Error(`${request.action} on ${request.resource}: ${answer} instead of ${expected}`);
}

const speeds: number[] = [];
for (let round = -2; round < ROUNDS; round += 1) {
  // The processor's time: what else runs on the machine doesn't count.
  const begun = process.cpuUsage();
  for (let done = 0; done < PER_ROUND; done += QUESTIONS.length) for (const [, request, policies] of QUESTIONS) evaluate(request, policies);
  const { user, system } = process.cpuUsage(begun);
  if (round >= 0) speeds.push((PER_ROUND / (user + system)) * 1e6);
}
const speed = median(speeds);
const within = speed >= LIMIT;
console.log(
  `${Math.round(speed).toLocaleString('en')} decisions a second (limit ${LIMIT.toLocaleString('en')})${within ? '' : ' TOO SLOW'}`,
);
if (!within) process.exitCode = 1;
