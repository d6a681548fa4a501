import { allow, deny, FULL_ACCESS, HERE, itDecides, policy, role, rootOf, session, THERE, user } from '../testing/cases.ts';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

const open = allow('s3:*', '*', { Principal: '*' });
const butBob = policy(open, deny('s3:*', '*', { Principal: undefined, NotPrincipal: { AWS: [user('Bob', THERE), rootOf(THERE)] } }));
const auditSession = session('cross-account-read-only-role', 'cross-account-audit-app', THERE);
const butAudit = policy(
  open,
  deny('s3:*', '*', { NotPrincipal: { AWS: [auditSession, role('cross-account-read-only-role', THERE), rootOf(THERE)] } }),
);
const identity = [FULL_ACCESS];

itDecides(`${GUIDE}/reference_policies_elements_notprincipal.html`, { principal: user('Bob', THERE) }, [
  { when: 'the user is excepted together with his account', request: {}, policies: { identity, resource: butBob }, answer: 'yes' },
  {
    when: 'another user of that account asks',
    request: { principal: user('Alice', THERE) },
    policies: { identity, resource: butBob },
    answer: 'no',
  },
  {
    when: 'a user of a third account asks',
    request: { principal: user('Bob', '777788889999') },
    policies: { identity, resource: butBob },
    answer: 'no',
  },
  { when: 'somebody without credentials asks', request: { principal: 'anonymous' }, policies: { resource: butBob }, answer: 'no' },
  {
    when: 'the user is excepted without his account, which may deny him',
    request: {},
    policies: { identity, resource: policy(open, deny('s3:*', '*', { NotPrincipal: { AWS: user('Bob', THERE) } })) },
    answer: 'unknown',
  },
  {
    when: 'session, role and account are excepted',
    request: { principal: auditSession },
    policies: { identity, resource: butAudit },
    answer: 'yes',
  },
  {
    when: 'another session of the role asks',
    request: { principal: session('cross-account-read-only-role', 'other', THERE) },
    policies: { identity, resource: butAudit },
    answer: 'unknown',
  },
  {
    when: 'another role of the account asks',
    request: { principal: session('other', 'cross-account-audit-app', THERE) },
    policies: { identity, resource: butAudit },
    answer: 'no',
  },
  {
    when: 'the excepted user has a boundary, with which the exception fails',
    request: {},
    policies: { identity, boundary: identity, resource: butBob },
    answer: 'no',
  },
  {
    when: 'everyone but one user is let in, and somebody without credentials asks',
    request: { principal: '*' },
    policies: { resource: policy({ Effect: 'Allow', NotPrincipal: { AWS: user('Bob') }, Action: 's3:*', Resource: '*' }) },
    answer: 'yes',
  },
  {
    when: 'everyone but one user is let in, and he asks',
    request: { principal: user('Bob') },
    policies: { resource: policy({ Effect: 'Allow', NotPrincipal: { AWS: user('Bob') }, Action: 's3:*', Resource: '*' }) },
    answer: 'no',
  },
]);

const read = (principal: unknown): object => policy(allow('s3:GetObject', 'arn:aws:s3:::bucket/*', { Principal: principal }));

itDecides(`${GUIDE}/reference_policies_elements_principal.html`, {}, [
  {
    when: 'one of two accounts asks, and may',
    request: { principal: user('a', '555555555555'), resourceAccount: '999999999999' },
    policies: { identity, resource: read({ AWS: ['123456789012', '555555555555'] }) },
    answer: 'yes',
  },
  {
    when: 'a third account asks',
    request: { principal: user('a', '333333333333'), resourceAccount: '999999999999' },
    policies: { identity, resource: read({ AWS: ['123456789012', '555555555555'] }) },
    answer: 'no',
  },
  {
    when: "a user's name differs in case",
    request: { principal: user('anne') },
    policies: { resource: read({ AWS: user('Anne') }) },
    answer: 'no',
  },
  {
    when: 'a role of another account has the same name',
    request: { principal: session('reader', 's', THERE) },
    policies: { identity, resource: read({ AWS: role('reader') }) },
    answer: 'no',
  },
  {
    when: 'the role has a path',
    request: { principal: session('reader', 's') },
    policies: { resource: read({ AWS: `arn:aws:iam::${HERE}:role/team/reader` }) },
    answer: 'yes',
  },
  {
    when: 'a role asks where one of its sessions is named',
    request: { principal: role('reader') },
    policies: { resource: read({ AWS: session('reader', 's') }) },
    answer: 'unknown',
  },
  { when: 'everyone is named as {"AWS": "*"}', request: { principal: '*' }, policies: { resource: read({ AWS: '*' }) }, answer: 'yes' },
  {
    when: 'a service is named and somebody without credentials asks',
    request: { principal: '*' },
    policies: { resource: read({ Service: 'cloudfront.amazonaws.com' }) },
    answer: 'no',
  },
  {
    when: 'a service is named and a user asks',
    request: {},
    policies: { resource: read({ Service: 'cloudfront.amazonaws.com' }) },
    answer: 'no',
  },
  {
    when: "a canonical user is named, whose account isn't known",
    request: { principal: user('a', THERE) },
    policies: { identity, resource: read({ CanonicalUser: 'f'.repeat(64) }) },
    answer: 'unknown',
  },
  {
    when: 'that canonical user asks',
    request: { principal: 'f'.repeat(64) },
    policies: { resource: read({ CanonicalUser: 'f'.repeat(64) }) },
    answer: 'yes',
  },
  {
    when: 'a principal has a wildcard inside, which AWS refuses',
    request: { principal: role('reader') },
    policies: { resource: read({ AWS: `arn:aws:iam::${HERE}:role/*` }) },
    answer: 'unknown',
  },
  {
    when: 'that pattern fits nobody who asks',
    request: { principal: user('reader') },
    policies: { resource: read({ AWS: `arn:aws:iam::${HERE}:role/*` }) },
    answer: 'no',
  },
  {
    when: 'a deleted role left its id behind',
    request: { principal: role('reader') },
    policies: { resource: read({ AWS: 'AROAEXAMPLEID' }) },
    answer: 'unknown',
  },
  {
    when: "the account named isn't known",
    request: { principal: user('a', THERE) },
    policies: { identity, resource: read({ AWS: 'arn:aws:iam::<unknown>:root' }) },
    answer: 'unknown',
  },
]);

const keyPolicy = (...statements: readonly object[]): object => policy(...statements);
const enableIam = allow('kms:*', '*', { Principal: { AWS: rootOf(HERE) } });
const key = { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-central-1:${HERE}:key/1234abcd`, resourceAccount: undefined };
const mayDecrypt = [policy(allow('kms:Decrypt', key.resource))];

itDecides('https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html', key, [
  {
    when: 'the key policy enables IAM policies and one allows',
    request: {},
    policies: { identity: mayDecrypt, resource: keyPolicy(enableIam) },
    answer: 'yes',
  },
  { when: 'the key policy enables IAM policies and none allows', request: {}, policies: { resource: keyPolicy(enableIam) }, answer: 'no' },
  {
    when: "the key policy doesn't mention the account, and an administrator asks",
    request: {},
    policies: { identity: [FULL_ACCESS], resource: keyPolicy(allow('kms:*', '*', { Principal: { AWS: role('keeper') } })) },
    answer: 'no',
  },
  {
    when: "the key policy doesn't mention the account, and its root user asks",
    request: { principal: rootOf(HERE) },
    policies: { resource: keyPolicy(allow('kms:*', '*', { Principal: { AWS: role('keeper') } })) },
    answer: 'no',
  },
  {
    when: 'the key policy names the role, whose own policies say nothing',
    request: { principal: session('keeper', 's') },
    policies: { resource: keyPolicy(allow('kms:*', '*', { Principal: { AWS: role('keeper') } })) },
    answer: 'yes',
  },
  { when: "the key policy isn't known", request: {}, policies: { identity: [FULL_ACCESS] }, answer: 'unknown' },
  {
    when: 'keys are listed, which no key policy decides',
    request: { action: 'kms:ListKeys', resource: '*' },
    policies: { identity: [policy(allow('kms:List*'))] },
    answer: 'yes',
  },
  {
    when: 'somebody of another account whom both sides allow',
    request: { principal: role('partner', THERE) },
    policies: { identity: mayDecrypt, resource: keyPolicy(allow('kms:Decrypt', '*', { Principal: { AWS: rootOf(THERE) } })) },
    answer: 'yes',
  },
  {
    when: 'somebody of another account whom only the key policy allows',
    request: { principal: role('partner', THERE) },
    policies: { resource: keyPolicy(allow('kms:Decrypt', '*', { Principal: { AWS: rootOf(THERE) } })) },
    answer: 'no',
  },
  {
    when: 'somebody without credentials',
    request: { principal: '*' },
    policies: { resource: keyPolicy(allow('kms:Decrypt', '*', { Principal: '*' })) },
    answer: 'no',
  },
  {
    when: 'the key may be used through a service only, and is used directly',
    request: {},
    policies: {
      identity: mayDecrypt,
      resource: keyPolicy(
        allow('kms:Decrypt', '*', {
          Principal: { AWS: rootOf(HERE) },
          Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
        }),
      ),
    },
    answer: 'no',
  },
]);

const topic = `arn:aws:sns:eu-central-1:${HERE}:orders`;
const queue = `arn:aws:sqs:eu-central-1:${HERE}:orders`;
const fromTopic = policy({
  Effect: 'Allow',
  Principal: { Service: 'sns.amazonaws.com' },
  Action: 'SQS:SendMessage',
  Resource: queue,
  Condition: { ArnEquals: { 'aws:SourceArn': topic } },
});

itDecides(
  `${GUIDE}/confused-deputy.html`,
  { principal: 'sns.amazonaws.com', action: 'sqs:SendMessage', resource: queue, resourceAccount: undefined },
  [
    {
      when: 'the topic that may sends',
      request: { context: { 'aws:SourceArn': topic } },
      policies: { resource: fromTopic },
      answer: 'yes',
    },
    {
      when: 'another topic sends',
      request: { context: { 'aws:SourceArn': `${topic}-2` } },
      policies: { resource: fromTopic },
      answer: 'no',
    },
    { when: 'the service says nothing of a topic', request: {}, policies: { resource: fromTopic }, answer: 'no' },
    {
      when: "which topic sends isn't known",
      request: { contextIsComplete: false },
      policies: { resource: fromTopic },
      answer: 'unknown',
      missing: ['aws:SourceArn'],
    },
    {
      when: 'a user sends directly, who has no source',
      request: { principal: user('a'), contextIsComplete: false },
      policies: {
        resource: policy({
          Effect: 'Allow',
          Principal: '*',
          Action: 'sqs:SendMessage',
          Condition: { ArnEquals: { 'aws:SourceArn': topic } },
        }),
      },
      answer: 'no',
    },
  ],
);

const invoke = {
  action: 'lambda:InvokeFunction',
  resource: `arn:aws:lambda:eu-central-1:${HERE}:function:hello`,
  resourceAccount: undefined,
};
const functionPolicy = policy({
  Effect: 'Allow',
  Principal: { Service: 's3.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: invoke.resource,
  Condition: { StringEquals: { 'AWS:SourceAccount': HERE }, ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::amzn-s3-demo-bucket' } },
});

itDecides('https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html', { ...invoke, principal: 's3.amazonaws.com' }, [
  {
    when: 'the bucket that may invokes',
    request: { context: { 'aws:SourceAccount': HERE, 'aws:SourceArn': 'arn:aws:s3:::amzn-s3-demo-bucket' } },
    policies: { resource: functionPolicy },
    answer: 'yes',
  },
  {
    when: 'a bucket of that name in another account invokes',
    request: { context: { 'aws:SourceAccount': THERE, 'aws:SourceArn': 'arn:aws:s3:::amzn-s3-demo-bucket' } },
    policies: { resource: functionPolicy },
    answer: 'no',
  },
  {
    when: 'another account is let in and may',
    request: { principal: role('caller', THERE) },
    policies: {
      identity: [policy(allow('lambda:*'))],
      resource: policy(allow('lambda:InvokeFunction', invoke.resource, { Principal: { AWS: THERE } })),
    },
    answer: 'yes',
  },
]);

itDecides('https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html', {}, [
  {
    when: 'the bucket is allowed, and an object is asked for',
    request: {},
    policies: { identity: [policy(allow('s3:*', 'arn:aws:s3:::bucket'))] },
    answer: 'no',
  },
  {
    when: 'the objects are allowed, and the bucket is asked for',
    request: { action: 's3:ListBucket', resource: 'arn:aws:s3:::bucket' },
    policies: { identity: [policy(allow('s3:*', 'arn:aws:s3:::bucket/*'))] },
    answer: 'no',
  },
  {
    when: 'a bucket refuses what is not encrypted on its way',
    request: { context: { 'aws:SecureTransport': 'false' } },
    policies: {
      identity,
      resource: policy(
        deny('s3:*', ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*'], {
          Principal: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ),
    },
    answer: 'no',
  },
]);
