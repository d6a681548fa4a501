import { allow, deny, FULL_ACCESS, HERE, itDecides, policy, role, rootOf, session, THERE, user } from '../testing/cases.ts';

const GUIDE = 'https://docs.aws.amazon.com/organizations/latest/userguide';

const identity = [FULL_ACCESS];
const s3Only = policy(allow('s3:*'));

/** Levels: the organization's root, a unit, the account. */
itDecides(`${GUIDE}/orgs_manage_policies_scps_evaluation.html`, {}, [
  { when: 'every level allows', request: {}, policies: { identity, scps: [[FULL_ACCESS], [FULL_ACCESS], [FULL_ACCESS]] }, answer: 'yes' },
  { when: 'the unit has no SCP that allows', request: {}, policies: { identity, scps: [[FULL_ACCESS], [], [FULL_ACCESS]] }, answer: 'no' },
  {
    when: 'the account has no SCP that allows',
    request: {},
    policies: { identity, scps: [[FULL_ACCESS], [FULL_ACCESS], []] },
    answer: 'no',
  },
  {
    when: 'the unit allows one service only, and this is it',
    request: {},
    policies: { identity, scps: [[FULL_ACCESS], [s3Only], [FULL_ACCESS]] },
    answer: 'yes',
  },
  {
    when: 'the unit allows one service only, and this is another',
    request: { action: 'ec2:RunInstances', resource: `arn:aws:ec2:eu-central-1:${HERE}:instance/i-1` },
    policies: { identity, scps: [[FULL_ACCESS], [s3Only], [FULL_ACCESS]] },
    answer: 'no',
  },
  {
    when: 'a level denies what all allow',
    request: {},
    policies: { identity, scps: [[FULL_ACCESS, policy(deny('s3:GetObject'))], [FULL_ACCESS], [FULL_ACCESS]] },
    answer: 'no',
  },
  { when: 'SCPs allow, which grants nothing', request: {}, policies: { scps: [[FULL_ACCESS], [FULL_ACCESS]] }, answer: 'no' },
  { when: 'SCPs are off', request: {}, policies: { identity, scps: [] }, answer: 'yes' },
]);

const denied = [[FULL_ACCESS, policy(deny('*'))]];
const bucket = policy(allow('s3:GetObject', 'arn:aws:s3:::bucket/*', { Principal: '*' }));

itDecides(`${GUIDE}/orgs_manage_policies_scps.html`, {}, [
  { when: "SCPs bind a member account's root user", request: { principal: rootOf(HERE) }, policies: { scps: denied }, answer: 'no' },
  {
    when: 'SCPs bind those whom a resource policy lets in',
    request: { principal: user('anne') },
    policies: { resource: bucket, scps: denied },
    answer: 'no',
  },
  {
    when: 'SCPs bind no user of the management account',
    request: { managementAccount: HERE },
    policies: { identity, scps: denied },
    answer: 'yes',
  },
  {
    when: 'SCPs bind users of another account than the management account',
    request: { managementAccount: THERE },
    policies: { identity, scps: denied },
    answer: 'no',
  },
  {
    when: 'SCPs bind no service-linked role',
    request: { principal: `arn:aws:iam::${HERE}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS` },
    policies: { identity, scps: denied },
    answer: 'yes',
  },
  {
    when: 'a session whose name alone looks like a service-linked role may be bound',
    request: { principal: session('AWSServiceRoleForECS', 'ecs') },
    policies: { identity, scps: denied },
    answer: 'unknown',
  },
  {
    when: 'a session of a service-linked role is recognized by its role',
    request: {
      principal: session('AWSServiceRoleForECS', 'ecs'),
      context: { 'aws:PrincipalArn': `arn:aws:iam::${HERE}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS` },
    },
    policies: { identity, scps: denied },
    answer: 'yes',
  },
  {
    when: 'SCPs bind no service that calls under its own name',
    request: { principal: 'cloudtrail.amazonaws.com' },
    policies: { resource: bucket, scps: denied },
    answer: 'yes',
  },
]);

const perimeter = policy({
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:AssumeRole', 'sns:*', 'dynamodb:*'],
  Resource: '*',
  Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
});
const passAll = policy({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' });
const outside = { 'aws:PrincipalOrgID': 'o-2' };

itDecides(`${GUIDE}/orgs_manage_policies_rcps_evaluation.html`, { principal: role('partner', THERE) }, [
  {
    when: "a bucket's policy lets a stranger in, and no RCP denies",
    request: { context: outside },
    policies: { identity, resource: bucket, rcps: [[passAll]] },
    answer: 'yes',
  },
  {
    when: "a bucket's policy lets a stranger in, and an RCP denies",
    request: { context: outside },
    policies: { identity, resource: bucket, rcps: [[passAll, perimeter]] },
    answer: 'no',
  },
  {
    when: 'an RCP of any level denies',
    request: { context: outside },
    policies: { identity, resource: bucket, rcps: [[passAll], [passAll, perimeter], [passAll]] },
    answer: 'no',
  },
  {
    when: 'only what denies is listed, as what passes all is always attached',
    request: { context: { 'aws:PrincipalOrgID': 'o-1' } },
    policies: { identity, resource: bucket, rcps: [[perimeter]] },
    answer: 'yes',
  },
  {
    when: "it isn't known to which organization the caller belongs",
    request: { contextIsComplete: false },
    policies: { identity, resource: bucket, rcps: [[perimeter]] },
    answer: 'unknown',
    missing: ['aws:PrincipalOrgID'],
  },
  {
    when: 'an anonymous caller has no organization',
    request: { principal: '*' },
    policies: { resource: bucket, rcps: [[perimeter]] },
    answer: 'no',
  },
  {
    when: 'a service calls under its own name',
    request: { principal: 'logging.s3.amazonaws.com' },
    policies: { resource: bucket, rcps: [[perimeter]] },
    answer: 'yes',
  },
  {
    when: "RCPs don't know the service",
    request: { context: outside, action: 'sns:Publish', resource: `arn:aws:sns:eu-central-1:${HERE}:topic` },
    policies: { identity, resource: policy(allow('sns:Publish', '*', { Principal: '*' })), rcps: [[perimeter]] },
    answer: 'yes',
  },
  {
    when: "it isn't certain that RCPs bind the service",
    request: { context: outside, action: 'dynamodb:GetItem', resource: `arn:aws:dynamodb:eu-central-1:${HERE}:table/t` },
    policies: { identity, resource: policy(allow('dynamodb:GetItem', '*', { Principal: '*' })), rcps: [[perimeter]] },
    answer: 'unknown',
  },
  {
    when: "RCPs don't bind the management account's resources",
    request: { context: outside, managementAccount: HERE },
    policies: { identity, resource: bucket, rcps: [[perimeter]] },
    answer: 'yes',
  },
  {
    when: 'RCPs bind the assumption of a role',
    request: { context: outside, action: 'sts:AssumeRole', resource: role('target') },
    policies: {
      identity,
      resource: { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: rootOf(THERE) }, Action: 'sts:AssumeRole' } },
      rcps: [[perimeter]],
    },
    answer: 'no',
  },
]);

itDecides(
  'https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html',
  { principal: role('partner', THERE), context: outside },
  [
    {
      when: 'RCPs bind the use of a key',
      request: { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-central-1:${HERE}:key/1` },
      policies: { identity, resource: policy(allow('kms:*', '*', { Principal: { AWS: rootOf(THERE) } })), rcps: [[perimeter]] },
      answer: 'no',
    },
    {
      when: "RCPs don't bind the retirement of a grant",
      request: { action: 'kms:RetireGrant', resource: `arn:aws:kms:eu-central-1:${HERE}:key/1` },
      policies: { identity, resource: policy(allow('kms:*', '*', { Principal: { AWS: rootOf(THERE) } })), rcps: [[perimeter]] },
      answer: 'yes',
    },
  ],
);
