import { allow, deny, FULL_ACCESS, HERE, itDecides, policy, role, rootOf, session, THERE, user } from '../testing/cases.ts';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const ORGANIZATIONS = 'https://docs.aws.amazon.com/organizations/latest/userguide';

const identity = [FULL_ACCESS];
const instance = `arn:aws:ec2:us-east-1:${HERE}:instance/i-1234567890abcdef0`;

itDecides(`${GUIDE}/reference_policies_examples_ec2_tag-owner.html`, { principal: user('anne'), resource: instance }, [
  ...(['StartInstances', 'TerminateInstances'] as const).map((action) => ({
    when: `the owner named in the tag asks for ${action}`,
    request: { action: `ec2:${action}`, context: { 'aws:ResourceTag/Owner': 'anne' } },
    policies: {
      identity: [
        policy(
          allow(['ec2:StartInstances', 'ec2:StopInstances'], 'arn:aws:ec2:*:*:instance/*', {
            Condition: { StringEquals: { 'aws:ResourceTag/Owner': '${aws:username}' } },
          }),
        ),
      ],
    },
    answer: action === 'StartInstances' ? ('yes' as const) : ('no' as const),
  })),
  {
    when: 'somebody else owns the instance',
    request: { action: 'ec2:StopInstances', context: { 'aws:ResourceTag/Owner': 'bo' } },
    policies: {
      identity: [policy(allow('ec2:StopInstances', '*', { Condition: { StringEquals: { 'aws:ResourceTag/Owner': '${aws:username}' } } }))],
    },
    answer: 'no',
  },
]);

const withoutMfa = policy(allow(['iam:ListMFADevices', 'iam:EnableMFADevice', 'sts:GetSessionToken', 's3:*']), {
  Effect: 'Deny',
  NotAction: ['iam:ListMFADevices', 'iam:EnableMFADevice', 'sts:GetSessionToken'],
  Resource: '*',
  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
});

itDecides(`${GUIDE}/reference_policies_examples_aws_my-sec-creds-self-manage.html`, { principal: user('anne') }, [
  {
    when: 'signed in with a second factor',
    request: { context: { 'aws:MultiFactorAuthPresent': 'true' } },
    policies: { identity: [withoutMfa] },
    answer: 'yes',
  },
  {
    when: 'signed in without a second factor',
    request: { context: { 'aws:MultiFactorAuthPresent': 'false' } },
    policies: { identity: [withoutMfa] },
    answer: 'no',
  },
  { when: 'with an access key, which says nothing of it', request: {}, policies: { identity: [withoutMfa] }, answer: 'no' },
  {
    when: 'what is needed to get a second factor',
    request: { action: 'iam:EnableMFADevice', resource: user('anne') },
    policies: { identity: [withoutMfa] },
    answer: 'yes',
  },
]);

const leading = policy(
  allow(['dynamodb:GetItem', 'dynamodb:Query'], `arn:aws:dynamodb:us-west-2:${HERE}:table/GameScores`, {
    Condition: {
      'ForAllValues:StringEquals': {
        'dynamodb:LeadingKeys': ['${www.amazon.com:user_id}'],
        'dynamodb:Attributes': ['UserId', 'GameTitle', 'Wins'],
      },
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    },
  }),
);
const scores = {
  action: 'dynamodb:Query',
  resource: `arn:aws:dynamodb:us-west-2:${HERE}:table/GameScores`,
  principal: session('GameRole', 'web'),
  resourceAccount: undefined,
};

itDecides('https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html', scores, [
  {
    when: "a player's own items",
    request: { context: { 'www.amazon.com:user_id': 'u1', 'dynamodb:LeadingKeys': ['u1'], 'dynamodb:Attributes': ['Wins'] } },
    policies: { identity: [leading] },
    answer: 'yes',
  },
  {
    when: "another player's items",
    request: { context: { 'www.amazon.com:user_id': 'u1', 'dynamodb:LeadingKeys': ['u1', 'u2'] } },
    policies: { identity: [leading] },
    answer: 'no',
  },
  {
    when: 'an attribute that is kept back',
    request: { context: { 'www.amazon.com:user_id': 'u1', 'dynamodb:LeadingKeys': ['u1'], 'dynamodb:Attributes': ['Wins', 'Email'] } },
    policies: { identity: [leading] },
    answer: 'no',
  },
  {
    when: 'all attributes at once',
    request: { context: { 'www.amazon.com:user_id': 'u1', 'dynamodb:LeadingKeys': ['u1'], 'dynamodb:Select': 'ALL_ATTRIBUTES' } },
    policies: { identity: [leading] },
    answer: 'no',
  },
  {
    when: 'a scan, which has no leading keys and holds by that',
    request: { context: { 'www.amazon.com:user_id': 'u1' } },
    policies: { identity: [leading] },
    answer: 'yes',
  },
]);

const regions = policy({
  Effect: 'Deny',
  NotAction: ['iam:*', 'organizations:*', 'route53:*', 'cloudfront:*', 'support:*', 'sts:*'],
  Resource: '*',
  Condition: {
    StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] },
    ArnNotLike: { 'aws:PrincipalARN': ['arn:aws:iam::*:role/Role1AllowedToBypassThisSCP'] },
  },
});
const rootless = policy(deny('ec2:*', '*', { Condition: { StringLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root'] } } }));
const scps = [[FULL_ACCESS, regions, rootless, policy(deny('organizations:LeaveOrganization'))]];

itDecides(
  `${ORGANIZATIONS}/orgs_manage_policies_scps_examples.html`,
  { principal: role('builder'), action: 'ec2:StartInstances', resource: instance },
  [
    {
      when: 'a region that is allowed',
      request: { context: { 'aws:RequestedRegion': 'eu-west-1' } },
      policies: { identity, scps },
      answer: 'yes',
    },
    { when: 'another region', request: { context: { 'aws:RequestedRegion': 'us-east-1' } }, policies: { identity, scps }, answer: 'no' },
    {
      when: 'another region, for a service that knows none',
      request: { action: 'iam:GetUser', resource: user('a'), context: { 'aws:RequestedRegion': 'us-east-1' } },
      policies: { identity, scps },
      answer: 'yes',
    },
    {
      when: 'another region, by the role that may',
      request: { principal: session('Role1AllowedToBypassThisSCP', 's'), context: { 'aws:RequestedRegion': 'us-east-1' } },
      policies: { identity, scps },
      answer: 'yes',
    },
    {
      when: 'a region that nobody knows',
      request: { contextIsComplete: false },
      policies: { identity, scps },
      answer: 'unknown',
      missing: ['aws:RequestedRegion'],
    },
    {
      when: 'the root user starts an instance',
      request: { principal: rootOf(HERE), context: { 'aws:RequestedRegion': 'eu-west-1' } },
      policies: { scps },
      answer: 'no',
    },
    {
      when: 'the account leaves the organization',
      request: { action: 'organizations:LeaveOrganization', resource: '*', context: { 'aws:RequestedRegion': 'us-east-1' } },
      policies: { identity, scps },
      answer: 'no',
    },
  ],
);

const tagged = policy(
  deny(['ec2:RunInstances', 'ec2:CreateVolume'], '*', { Condition: { Null: { 'aws:RequestTag/Project': 'true' } } }),
  deny('ec2:RunInstances', 'arn:aws:ec2:*:*:instance/*', { Condition: { StringNotEquals: { 'ec2:InstanceType': 't2.micro' } } }),
);

itDecides(
  `${ORGANIZATIONS}/orgs_manage_policies_scps_examples_tagging.html`,
  { principal: role('builder'), action: 'ec2:RunInstances', resource: instance },
  [
    {
      when: 'the tag is there and the type is right',
      request: { context: { 'aws:RequestTag/Project': 'x', 'ec2:InstanceType': 't2.micro' } },
      policies: { identity, scps: [[FULL_ACCESS, tagged]] },
      answer: 'yes',
    },
    {
      when: 'the tag is missing',
      request: { context: { 'ec2:InstanceType': 't2.micro' } },
      policies: { identity, scps: [[FULL_ACCESS, tagged]] },
      answer: 'no',
    },
    {
      when: 'the type is another',
      request: { context: { 'aws:RequestTag/Project': 'x', 'ec2:InstanceType': 'm5.large' } },
      policies: { identity, scps: [[FULL_ACCESS, tagged]] },
      answer: 'no',
    },
  ],
);

const deputy = policy({
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:*'],
  Resource: '*',
  Condition: {
    StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-1', 'aws:SourceAccount': THERE },
    Bool: { 'aws:PrincipalIsAWSService': 'true' },
    Null: { 'aws:SourceArn': 'false' },
  },
});
const fromLogs = policy(allow('s3:PutObject', 'arn:aws:s3:::bucket/*', { Principal: { Service: 'cloudtrail.amazonaws.com' } }));
const write = { principal: 'cloudtrail.amazonaws.com', action: 's3:PutObject' };

itDecides(`${ORGANIZATIONS}/orgs_manage_policies_rcps_examples.html`, write, [
  {
    when: "a service acts for the organization's own trail",
    request: {
      context: {
        'aws:SourceOrgID': 'o-1',
        'aws:SourceAccount': HERE,
        'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:111122223333:trail/t',
      },
    },
    policies: { resource: fromLogs, rcps: [[deputy]] },
    answer: 'yes',
  },
  {
    when: "a service acts for a stranger's trail",
    request: {
      context: {
        'aws:SourceOrgID': 'o-2',
        'aws:SourceAccount': '777788889999',
        'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:777788889999:trail/t',
      },
    },
    policies: { resource: fromLogs, rcps: [[deputy]] },
    answer: 'no',
  },
  {
    when: 'a service acts for an account that is excepted',
    request: { context: { 'aws:SourceAccount': THERE, 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:444455556666:trail/t' } },
    policies: { resource: fromLogs, rcps: [[deputy]] },
    answer: 'yes',
  },
  { when: 'a service says nothing of a source', request: {}, policies: { resource: fromLogs, rcps: [[deputy]] }, answer: 'yes' },
  {
    when: 'a user acts, whom this is not about',
    request: { principal: user('anne') },
    policies: { identity, rcps: [[deputy]] },
    answer: 'yes',
  },
]);

const identityCenter = session('AWSReservedSSO_Developer_0123456789abcdef', 'anne@example.com');

itDecides('https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html', { principal: identityCenter }, [
  {
    when: 'the role of a permission set is meant by a pattern of its name, as its suffix changes',
    request: {},
    policies: {
      resource: policy(
        allow('s3:GetObject', '*', {
          Principal: { AWS: rootOf(HERE) },
          Condition: {
            ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HERE}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Developer_*` },
          },
        }),
      ),
      identity,
    },
    answer: 'yes',
  },
  {
    when: 'the pattern names a region, which the session does not show',
    request: {},
    policies: {
      identity: [
        policy(
          allow('*'),
          deny('*', '*', {
            Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${HERE}:role/aws-reserved/sso.amazonaws.com/eu-central-1/*` } },
          }),
        ),
      ],
    },
    answer: 'unknown',
    missing: ['aws:PrincipalArn'],
  },
]);

const OAI = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC';

itDecides('https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html', {}, [
  {
    when: 'an origin access identity is let in, which is of no account',
    request: { principal: OAI },
    policies: { resource: policy(allow('s3:GetObject', 'arn:aws:s3:::bucket/*', { Principal: { AWS: OAI } })) },
    answer: 'yes',
  },
  {
    when: 'a distribution is let in by the service and its ARN',
    request: { principal: 'cloudfront.amazonaws.com', context: { 'AWS:SourceArn': `arn:aws:cloudfront::${HERE}:distribution/E1` } },
    policies: {
      resource: policy(
        allow('s3:GetObject', 'arn:aws:s3:::bucket/*', {
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Condition: { StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::${HERE}:distribution/E1` } },
        }),
      ),
    },
    answer: 'yes',
  },
]);
