import { allow, deny, FULL_ACCESS, HERE, itDecides, policy, role, rootOf, session, THERE, user } from '../testing/cases.ts';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

const production = '222222222222';
const development = '111111111111';
const everybody = policy(allow('s3:GetObject', 'arn:aws:s3:::Production/*', { Principal: { AWS: `arn:aws:iam::${development}:root` } }));
const carlos = policy(
  allow('s3:ListAllMyBuckets'),
  allow('s3:GetObject', ['arn:aws:s3:::Production/*']),
  deny('s3:*', ['arn:aws:s3:::*log*', 'arn:aws:s3:::*log*/*']),
);

itDecides(
  `${GUIDE}/reference_policies_evaluation-logic-cross-account.html`,
  { principal: user('carlossalazar', development), resourceAccount: production, resource: 'arn:aws:s3:::Production/plan' },
  [
    { when: 'both accounts allow', request: {}, policies: { identity: [carlos], resource: everybody }, answer: 'yes' },
    { when: "only the caller's account allows", request: {}, policies: { identity: [FULL_ACCESS] }, answer: 'no' },
    { when: "only the resource's account allows, for the whole account", request: {}, policies: { resource: everybody }, answer: 'no' },
    {
      when: "only the resource's account allows, for exactly this user",
      request: {},
      policies: {
        resource: policy(allow('s3:GetObject', 'arn:aws:s3:::Production/*', { Principal: { AWS: user('carlossalazar', development) } })),
      },
      answer: 'no',
    },
    {
      when: "only the resource's account allows, for everyone",
      request: {},
      policies: { resource: policy(allow('s3:GetObject', 'arn:aws:s3:::Production/*', { Principal: '*' })) },
      answer: 'no',
    },
    {
      when: 'the caller is denied by his own account',
      request: { resource: 'arn:aws:s3:::Production/logs' },
      policies: { identity: [carlos], resource: everybody },
      answer: 'no',
    },
    {
      when: "the caller's boundary doesn't allow",
      request: {},
      policies: { identity: [carlos], boundary: [policy(allow('ec2:*'))], resource: everybody },
      answer: 'no',
    },
    {
      when: "the root user of the other account, whom the bucket's policy names",
      request: { principal: `arn:aws:iam::${development}:root` },
      policies: { resource: everybody },
      answer: 'yes',
    },
    {
      when: "it isn't known whose the bucket is, and only the caller's account allows",
      request: { resourceAccount: undefined },
      policies: { identity: [FULL_ACCESS] },
      answer: 'unknown',
    },
    {
      when: "it isn't known whose the bucket is, and both allow",
      request: { resourceAccount: undefined },
      policies: { identity: [FULL_ACCESS], resource: everybody },
      answer: 'yes',
    },
  ],
);

const trust = (principal: unknown, more: object = {}): object => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more },
});
const assume = policy(allow('sts:AssumeRole', role('target')));
const assumeThere = policy(allow('sts:AssumeRole', role('target', THERE)));

itDecides(
  `${GUIDE}/id_roles_update-role-trust-policy.html`,
  { action: 'sts:AssumeRole', resource: role('target'), resourceAccount: undefined },
  [
    {
      when: 'a trust policy names a user of the same account who has no permission',
      request: { principal: user('anne') },
      policies: { resource: trust({ AWS: user('anne') }) },
      answer: 'yes',
    },
    {
      when: 'a trust policy names a role of the same account that has no permission',
      request: { principal: session('ci', 'run') },
      policies: { resource: trust({ AWS: role('ci') }) },
      answer: 'yes',
    },
    {
      when: 'a trust policy names the account, and the caller has no permission',
      request: { principal: user('anne') },
      policies: { resource: trust({ AWS: rootOf(HERE) }) },
      answer: 'no',
    },
    {
      when: 'a trust policy names the account by its id, and the caller has the permission',
      request: { principal: user('anne') },
      policies: { identity: [assume], resource: trust({ AWS: HERE }) },
      answer: 'yes',
    },
    {
      when: 'the caller has the permission and the trust policy names somebody else',
      request: { principal: user('anne') },
      policies: { identity: [FULL_ACCESS], resource: trust({ AWS: user('bo') }) },
      answer: 'no',
    },
    {
      when: 'a role wants to assume itself, which its trust policy must say',
      request: { principal: session('target', 'run') },
      policies: { identity: [FULL_ACCESS], resource: trust({ Service: 'lambda.amazonaws.com' }) },
      answer: 'no',
    },
    {
      when: "nobody says what the role's trust policy is",
      request: { principal: user('anne') },
      policies: { identity: [FULL_ACCESS] },
      answer: 'unknown',
    },
    {
      when: 'a service is trusted',
      request: { principal: 'lambda.amazonaws.com' },
      policies: { resource: trust({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }) },
      answer: 'yes',
    },
    {
      when: 'another service is trusted',
      request: { principal: 'ecs-tasks.amazonaws.com' },
      policies: { resource: trust({ Service: 'lambda.amazonaws.com' }) },
      answer: 'no',
    },
    {
      when: 'somebody without credentials asks for a role that trusts everyone',
      request: { principal: '*' },
      policies: { resource: trust('*') },
      answer: 'no',
    },
    {
      when: 'GetCallerIdentity is denied in vain',
      request: { action: 'sts:GetCallerIdentity', resource: '*' },
      policies: { identity: [policy(deny('*'))] },
      answer: 'yes',
    },
  ],
);

itDecides(
  `${GUIDE}/tutorial_cross-account-with-roles.html`,
  { action: 'sts:AssumeRole', resource: role('target', THERE), resourceAccount: undefined },
  [
    {
      when: 'the role trusts the account and the user may assume it',
      request: { principal: user('David') },
      policies: { identity: [assumeThere], resource: trust({ AWS: rootOf(HERE) }) },
      answer: 'yes',
    },
    {
      when: 'the role trusts the account alone',
      request: { principal: user('Jane') },
      policies: { resource: trust({ AWS: rootOf(HERE) }) },
      answer: 'no',
    },
    {
      when: 'the role trusts the user by name, who may do nothing',
      request: { principal: user('Jane') },
      policies: { resource: trust({ AWS: user('Jane') }) },
      answer: 'no',
    },
    {
      when: 'the user may assume it and it trusts nobody there',
      request: { principal: user('David') },
      policies: { identity: [assumeThere], resource: trust({ AWS: rootOf('777788889999') }) },
      answer: 'no',
    },
  ],
);

const thirdParty = trust({ AWS: HERE }, { Condition: { StringEquals: { 'sts:ExternalId': '12345' } } });

itDecides(
  `${GUIDE}/id_roles_common-scenarios_third-party.html`,
  { principal: role('vendor'), action: 'sts:AssumeRole', resource: role('target', THERE), resourceAccount: undefined },
  [
    {
      when: 'the external id is right',
      request: { context: { 'sts:ExternalId': '12345' } },
      policies: { identity: [assumeThere], resource: thirdParty },
      answer: 'yes',
    },
    {
      when: 'the external id is wrong',
      request: { context: { 'sts:ExternalId': '54321' } },
      policies: { identity: [assumeThere], resource: thirdParty },
      answer: 'no',
    },
    { when: 'there is no external id', request: {}, policies: { identity: [assumeThere], resource: thirdParty }, answer: 'no' },
    {
      when: "the external id isn't known",
      request: { contextIsComplete: false },
      policies: { identity: [assumeThere], resource: thirdParty },
      answer: 'unknown',
      missing: ['sts:ExternalId'],
    },
  ],
);

const github = `arn:aws:iam::${HERE}:oidc-provider/token.actions.githubusercontent.com`;
const web = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: github },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:octo/app:ref:refs/heads/*' },
    },
  },
};
const AUD = 'token.actions.githubusercontent.com:aud';
const SUB = 'token.actions.githubusercontent.com:sub';

itDecides(
  `${GUIDE}/id_roles_create_for-idp_oidc.html`,
  { action: 'sts:AssumeRoleWithWebIdentity', resource: role('deploy'), principal: github },
  [
    {
      when: 'audience and subject are as trusted',
      request: { context: { [AUD]: 'sts.amazonaws.com', [SUB]: 'repo:octo/app:ref:refs/heads/main' } },
      policies: { resource: web },
      answer: 'yes',
    },
    {
      when: 'the provider is given by its domain',
      request: {
        principal: 'token.actions.githubusercontent.com',
        context: { [AUD]: 'sts.amazonaws.com', [SUB]: 'repo:octo/app:ref:refs/heads/main' },
      },
      policies: { resource: web },
      answer: 'yes',
    },
    {
      when: 'the subject is a pull request',
      request: { context: { [AUD]: 'sts.amazonaws.com', [SUB]: 'repo:octo/app:pull_request' } },
      policies: { resource: web },
      answer: 'no',
    },
    {
      when: 'the branch is not known',
      request: { context: { [AUD]: 'sts.amazonaws.com', [SUB]: 'repo:octo/app:<unknown>' } },
      policies: { resource: web },
      answer: 'unknown',
      missing: [SUB],
    },
    {
      when: 'SCPs of the account deny, which bind no identity provider',
      request: { context: { [AUD]: 'sts.amazonaws.com', [SUB]: 'repo:octo/app:ref:refs/heads/main' } },
      policies: { resource: web, scps: [[policy(deny('*'))]] },
      answer: 'yes',
    },
    { when: 'another provider is asked', request: { principal: 'accounts.google.com' }, policies: { resource: web }, answer: 'no' },
  ],
);
