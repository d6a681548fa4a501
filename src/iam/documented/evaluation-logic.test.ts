import { allow, deny, FULL_ACCESS, HERE, itDecides, policy, role, rootOf, session, user } from '../testing/cases.ts';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const LOGIC = `${GUIDE}/reference_policies_evaluation-logic.html`;

const carlos = policy(
  allow(['s3:GetBucketLocation', 's3:GetAccountPublicAccessBlock', 's3:ListAccessPoints', 's3:ListAllMyBuckets'], 'arn:aws:s3:::*'),
  allow('s3:*', ['arn:aws:s3:::carlossalazar/*', 'arn:aws:s3:::carlossalazar']),
  deny('s3:*', 'arn:aws:s3:::*log*'),
);
const carlosBucket = policy(
  allow('s3:*', ['arn:aws:s3:::carlossalazar/*', 'arn:aws:s3:::carlossalazar'], {
    Principal: { AWS: user('carlossalazar', '123456789012') },
  }),
);

itDecides(
  `${GUIDE}/reference_policies_evaluation-logic_policy-eval-basics.html`,
  { principal: user('carlossalazar', '123456789012'), action: 's3:PutObject', resourceAccount: '123456789012' },
  [
    {
      when: 'a user saves to a bucket that his own policy denies',
      request: { resource: 'arn:aws:s3:::carlossalazar-logs/report' },
      policies: { identity: [carlos] },
      answer: 'no',
    },
    {
      when: 'a user saves to the bucket that both policies allow',
      request: { resource: 'arn:aws:s3:::carlossalazar/report' },
      policies: { identity: [carlos], resource: carlosBucket },
      answer: 'yes',
    },
    {
      when: 'only the bucket policy allows',
      request: { resource: 'arn:aws:s3:::carlossalazar/report' },
      policies: { resource: carlosBucket },
      answer: 'yes',
    },
    {
      when: 'only the identity policy allows',
      request: { resource: 'arn:aws:s3:::carlossalazar/report' },
      policies: { identity: [carlos] },
      answer: 'yes',
    },
    {
      when: 'neither allows',
      request: { resource: 'arn:aws:s3:::another/report' },
      policies: { identity: [carlos], resource: carlosBucket },
      answer: 'no',
    },
  ],
);

const reports = policy(allow(['iam:Get*', 'iam:List*']), deny('iam:*Report'));

itDecides(`${GUIDE}/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html`, { resource: '*' }, [
  { when: 'an action is allowed', request: { action: 'iam:ListUsers' }, policies: { identity: [reports] }, answer: 'yes' },
  { when: 'an action is denied implicitly', request: { action: 'iam:CreatePolicy' }, policies: { identity: [reports] }, answer: 'no' },
  {
    when: 'an action is denied explicitly, whatever else allows it',
    request: { action: 'iam:GenerateCredentialReport' },
    policies: { identity: [reports, FULL_ACCESS] },
    answer: 'no',
  },
]);

const nothing = [policy()];
const bucket = (principal: unknown): object => policy(allow('s3:GetObject', 'arn:aws:s3:::bucket/*', { Principal: principal }));

/** The page's table of what an implicit denial elsewhere leaves of a resource policy, within one account. */
itDecides(LOGIC, {}, [
  {
    when: 'a resource policy names a user and neither his policies nor the boundary allow',
    request: { principal: user('anne') },
    policies: { identity: nothing, boundary: nothing, resource: bucket({ AWS: user('anne') }) },
    answer: 'yes',
  },
  {
    when: 'a resource policy names a role whose policies allow nothing',
    request: { principal: session('reader', 'one') },
    policies: { identity: nothing, resource: bucket({ AWS: role('reader') }) },
    answer: 'yes',
  },
  {
    when: 'a resource policy names a role and the boundary allows nothing',
    request: { principal: session('reader', 'one') },
    policies: { identity: [FULL_ACCESS], boundary: nothing, resource: bucket({ AWS: role('reader') }) },
    answer: 'no',
  },
  {
    when: "a resource policy names a role and the session's policy allows nothing",
    request: { principal: session('reader', 'one') },
    policies: { identity: [FULL_ACCESS], session: nothing, resource: bucket({ AWS: role('reader') }) },
    answer: 'no',
  },
  {
    when: 'a resource policy names the session and nothing else allows',
    request: { principal: session('reader', 'one') },
    policies: { identity: nothing, boundary: nothing, session: nothing, resource: bucket({ AWS: session('reader', 'one') }) },
    answer: 'yes',
  },
  {
    when: 'a resource policy names another session of the role',
    request: { principal: session('reader', 'two') },
    policies: { identity: nothing, resource: bucket({ AWS: session('reader', 'one') }) },
    answer: 'no',
  },
  {
    when: 'a resource policy names a federated user whose session allows nothing',
    request: { principal: `arn:aws:sts::${HERE}:federated-user/bo` },
    policies: { identity: nothing, session: nothing, resource: bucket({ AWS: `arn:aws:sts::${HERE}:federated-user/bo` }) },
    answer: 'yes',
  },
  {
    when: 'a federated user has a session without policies',
    request: { principal: `arn:aws:sts::${HERE}:federated-user/bo` },
    policies: { identity: [FULL_ACCESS] },
    answer: 'no',
  },
  {
    when: 'a resource policy lets everyone in whose role has a certain ARN',
    request: { principal: session('reader', 'one') },
    policies: {
      boundary: nothing,
      resource: policy(
        allow('s3:GetObject', 'arn:aws:s3:::bucket/*', {
          Principal: '*',
          Condition: { ArnEquals: { 'aws:PrincipalArn': role('reader') } },
        }),
      ),
    },
    answer: 'yes',
  },
  {
    when: 'a resource policy names the account, which passes it on by its own policies only',
    request: { principal: user('anne') },
    policies: { identity: nothing, resource: bucket({ AWS: rootOf(HERE) }) },
    answer: 'no',
  },
  { when: 'nobody says anything to a root user', request: { principal: rootOf(HERE) }, policies: {}, answer: 'yes' },
  {
    when: 'a bucket policy denies its root user',
    request: { principal: rootOf(HERE) },
    policies: { resource: policy(deny('s3:*', 'arn:aws:s3:::bucket/*', { Principal: '*' })) },
    answer: 'no',
  },
  {
    when: "a session's policy and the role's overlap",
    request: { principal: session('reader', 'one') },
    policies: { identity: [FULL_ACCESS], session: [policy(allow('s3:Get*'))] },
    answer: 'yes',
  },
  {
    when: "a session's policy allows what the role's doesn't",
    request: { principal: session('reader', 'one') },
    policies: { identity: [policy(allow('sqs:*'))], session: [policy(allow('s3:Get*'))] },
    answer: 'no',
  },
  {
    when: "a VPC endpoint's policy doesn't allow",
    request: {},
    policies: { identity: [FULL_ACCESS], endpoint: [policy(allow('s3:GetObject', 'arn:aws:s3:::other/*', { Principal: '*' }))] },
    answer: 'no',
  },
  {
    when: "a VPC endpoint's policy allows",
    request: {},
    policies: { identity: [FULL_ACCESS], endpoint: [policy(allow('*', '*', { Principal: '*' }))] },
    answer: 'yes',
  },
]);

const shirley = policy(allow(['s3:*', 'cloudwatch:*', 'ec2:*']));

itDecides(`${GUIDE}/access_policies_boundaries.html`, { principal: user('ShirleyRodriguez') }, [
  {
    when: "a policy allows what the boundary doesn't",
    request: { action: 'iam:CreateUser', resource: user('new') },
    policies: { identity: [policy(allow('iam:CreateUser'))], boundary: [shirley] },
    answer: 'no',
  },
  {
    when: 'a boundary alone grants nothing',
    request: { action: 's3:ListBucket', resource: 'arn:aws:s3:::bucket' },
    policies: { boundary: [shirley] },
    answer: 'no',
  },
  {
    when: 'both policy and boundary allow',
    request: { action: 's3:ListBucket', resource: 'arn:aws:s3:::bucket' },
    policies: { identity: [policy(allow('s3:ListBucket'))], boundary: [shirley] },
    answer: 'yes',
  },
  {
    when: 'a user is made with the boundary that the delegate must use',
    request: {
      action: 'iam:CreateUser',
      resource: user('new'),
      context: { 'iam:PermissionsBoundary': `arn:aws:iam::${HERE}:policy/XCompanyBoundaries` },
    },
    policies: {
      identity: [policy(allow('iam:*'))],
      boundary: [
        policy(
          allow('iam:CreateUser', '*', {
            Condition: { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${HERE}:policy/XCompanyBoundaries` } },
          }),
        ),
      ],
    },
    answer: 'yes',
  },
  {
    when: 'a user is made without that boundary',
    request: { action: 'iam:CreateUser', resource: user('new') },
    policies: {
      identity: [policy(allow('iam:*'))],
      boundary: [
        policy(
          allow('iam:CreateUser', '*', {
            Condition: { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${HERE}:policy/XCompanyBoundaries` } },
          }),
        ),
      ],
    },
    answer: 'no',
  },
  {
    when: 'boundary, SCP and policy all allow',
    request: {},
    policies: { identity: [FULL_ACCESS], boundary: [shirley], scps: [[FULL_ACCESS]] },
    answer: 'yes',
  },
  {
    when: "the SCP doesn't allow what boundary and policy do",
    request: {},
    policies: { identity: [FULL_ACCESS], boundary: [shirley], scps: [[policy(allow('ec2:*'))]] },
    answer: 'no',
  },
]);
