import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { type EstateDescription, loadEstate } from '../estate/index.ts';
import { type EstateAnswer, type Question, canInEstate } from './index.ts';

const MANAGEMENT = '111111111111';
const DEV = '222222222222';
const PROD = '444444444444';

type Template = Readonly<Record<string, unknown>>;
type Policy = NonNullable<NonNullable<EstateDescription['organization']>['policies']>[number];

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

interface World {
  readonly dev?: Template;
  readonly prod?: Template;
  readonly policies?: readonly Policy[];
  readonly access?: EstateDescription['access'];
  readonly isComplete?: boolean;
  /** Sections of dev's template beside its resources. */
  readonly parameters?: Template;
}

const everywhere = ['r-root', 'ou-work', MANAGEMENT, DEV, PROD];
const FULL: Policy = {
  name: 'FullAWSAccess',
  type: 'SERVICE_CONTROL_POLICY',
  targets: everywhere,
  content: document({ Effect: 'Allow', Action: '*', Resource: '*' }),
};

/** Two member accounts below a unit and a management account; a stack `app` in each of the two. */
async function ask(
  { dev = {}, prod = {}, policies = [FULL], access = [], isComplete = true, parameters = {} }: World,
  question: Question,
): Promise<EstateAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-access-'));
  folders.push(folder);
  const stack = (account: string) => [{ name: 'app', region: 'eu-central-1', template: `${account}/app.json` }];
  const description: EstateDescription = {
    version: 1,
    organization: {
      id: 'o-exampleorg',
      managementAccount: MANAGEMENT,
      root: 'r-root',
      units: [{ id: 'ou-work', name: 'Workloads', parent: 'r-root' }],
      policies,
    },
    accounts: [
      { id: MANAGEMENT, name: 'management', tier: 'management', unit: 'r-root' },
      { id: DEV, name: 'dev', tier: 'development', unit: 'ou-work', complete: isComplete, stacks: stack('dev') },
      { id: PROD, name: 'prod', tier: 'production', unit: 'ou-work', stacks: stack('prod') },
    ],
    access,
  };
  const files = { 'estate.json': description, 'dev/app.json': { ...parameters, Resources: dev }, 'prod/app.json': { Resources: prod } };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(content));
  }
  return canInEstate(await loadEstate(folder), question);
}

function document(...Statement: readonly object[]) {
  return { Version: '2012-10-17', Statement };
}

function role(trusts: unknown, more: object = {}) {
  const AssumeRolePolicyDocument = document({ Effect: 'Allow', Principal: trusts, Action: 'sts:AssumeRole' });
  return { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument, ...more } };
}

const inline = (...statements: readonly object[]) => [{ PolicyName: 'own', PolicyDocument: document(...statements) }];
const allow = (Action: string, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });

describe('a role of another account', () => {
  const builder = role({ Service: 'codebuild.amazonaws.com' }, { RoleName: 'builder', Policies: inline(allow('sts:AssumeRole')) });
  const question = { principal: 'dev/app#Builder', action: 'sts:AssumeRole', resource: 'prod/app#Deploy' };

  it('may be assumed by the account that it trusts, and the answer says why', async () => {
    const deploy = role({ AWS: `arn:aws:iam::${DEV}:root` });
    const { answer, because, missing } = await ask({ dev: { Builder: builder }, prod: { Deploy: deploy } }, question);
    expect({ answer, missing }).toEqual({ answer: 'yes', missing: [] });
    expect(because).toContainEqual({
      layer: 'resource',
      policy: 'trust policy of Deploy',
      account: PROD,
      template: 'prod/app.json',
      resource: 'Deploy',
      statement: 0,
      effect: 'Allow',
      applies: 'yes',
      why: 'it allows this',
    });
    expect(because).toContainEqual(expect.objectContaining({ layer: 'identity', policy: 'own', resource: 'Builder', statement: 0 }));
  });

  it.each([
    ['its trust names its own account only', role({ AWS: `arn:aws:iam::${PROD}:root` }), [FULL]],
    [
      'an SCP above who asks denies it',
      role({ AWS: `arn:aws:iam::${DEV}:root` }),
      [FULL, { ...FULL, name: 'guard', targets: ['ou-work'], content: document({ Effect: 'Deny', Action: 'sts:*', Resource: '*' }) }],
    ],
    ['a level has no SCP that allows it', role({ AWS: `arn:aws:iam::${DEV}:root` }), [{ ...FULL, targets: ['r-root', DEV] }]],
  ])('may not be assumed when %s', async (_case, deploy, policies) => {
    expect((await ask({ dev: { Builder: builder }, prod: { Deploy: deploy }, policies }, question)).answer).toBe('no');
  });

  it('is bound by the boundary and the policies of other resources', async () => {
    const boundary = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document(allow('s3:*')) } };
    const bounded = { ...builder, Properties: { ...builder.Properties, PermissionsBoundary: { Ref: 'Boundary' } } };
    const prod = { Deploy: role({ AWS: `arn:aws:iam::${DEV}:root` }) };
    const { answer, because } = await ask({ dev: { Builder: bounded, Boundary: boundary }, prod }, question);
    expect(answer).toBe('no');
    expect(because).toContainEqual(expect.objectContaining({ layer: 'boundary', policy: 'Boundary', resource: 'Boundary' }));
  });

  it('has only the policies of its own account, whoever else has a role of that name', async () => {
    const same = role({ AWS: `arn:aws:iam::${DEV}:root` }, { RoleName: 'builder' });
    const policy = {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'more', Roles: ['builder'], PolicyDocument: document(allow('s3:*')) },
    };
    const world = { dev: { Builder: builder }, prod: { Deploy: same, More: policy } };
    const of = (principal: string) => ask(world, { principal, action: 's3:ListAllMyBuckets', resource: '*' });
    expect((await of(`arn:aws:iam::${DEV}:role/builder`)).answer).toBe('no');
    expect((await of(`arn:aws:iam::${PROD}:role/builder`)).answer).toBe('yes');
  });

  it('stays unknown where its trust depends on what nobody gave', async () => {
    const tagged = role({ AWS: `arn:aws:iam::${DEV}:root` });
    Object.assign(tagged.Properties.AssumeRolePolicyDocument.Statement[0] ?? {}, {
      Condition: { StringEquals: { 'sts:ExternalId': 'agreed' } },
    });
    const world = { dev: { Builder: builder }, prod: { Deploy: tagged } };
    expect(await ask(world, question)).toMatchObject({ answer: 'unknown', missing: ['sts:ExternalId'] });
    expect((await ask(world, { ...question, context: { 'sts:ExternalId': 'agreed' } })).answer).toBe('yes');
    expect((await ask(world, { ...question, context: { 'sts:ExternalId': 'other' } })).answer).toBe('no');
  });
});

describe('what AWS names', () => {
  const bucket = { Type: 'AWS::S3::Bucket' };
  const reader = (resource: unknown) => role({ Service: 'lambda.amazonaws.com' }, { Policies: inline(allow('s3:GetObject', resource)) });
  const question = { principal: 'dev/app#Reader', action: 's3:GetObject', resource: 'dev/app#Uploads/report.txt' };
  const objectsOf = (logicalId: string) => ({ 'Fn::Sub': `\${${logicalId}.Arn}/*` });

  it('is itself wherever a template refers to it, and nothing else', async () => {
    const buckets = { Uploads: bucket, Others: bucket };
    expect((await ask({ dev: { ...buckets, Reader: reader(objectsOf('Uploads')) } }, question)).answer).toBe('yes');
    expect((await ask({ dev: { ...buckets, Reader: reader(objectsOf('Others')) } }, question)).answer).toBe('no');
  });

  it('may be what a policy spells out, where its name could be that', async () => {
    const spelled = 'arn:aws:s3:::app-uploads-1x2y3z4a5b6c/*';
    expect((await ask({ dev: { Uploads: bucket, Reader: reader(spelled) } }, question)).answer).toBe('unknown');
  });
});

describe('policies of resources', () => {
  const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } };
  const policy = (Principal: unknown, Condition?: object) => ({
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Orders' }],
      PolicyDocument: document({ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: '*', ...(Condition && { Condition }) }),
    },
  });
  const send = { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-central-1:${PROD}:orders` };

  it('let in whom they name, and say so by the resource that holds them', async () => {
    const prod = { Orders: queue, Open: policy('*') };
    const { answer, because } = await ask({ prod }, { principal: '*', ...send });
    expect(answer).toBe('yes');
    expect(because).toContainEqual(expect.objectContaining({ policy: 'Open', resource: 'Open', template: 'prod/app.json', statement: 0 }));
    expect((await ask({ prod: { Orders: queue } }, { principal: '*', ...send })).answer).toBe('no');
  });

  it('know the organization of who asks', async () => {
    const prod = { Orders: queue, Ours: policy('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } }) };
    const dev = { Sender: role({ Service: 'lambda.amazonaws.com' }, { Policies: inline(allow('sqs:SendMessage')) }) };
    expect((await ask({ dev, prod }, { principal: 'dev/app#Sender', ...send })).answer).toBe('yes');
    expect((await ask({ dev, prod }, { principal: '*', ...send })).answer).toBe('no');
  });

  it.each([
    ['o-exampleorg/r-root/ou-work/*', 'yes'],
    ['o-exampleorg/r-root/ou-other/*', 'no'],
  ])('know the unit of who asks: %s, %s', async (path, expected) => {
    const prod = { Orders: queue, Ours: policy('*', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': path } }) };
    const dev = { Sender: role({ Service: 'lambda.amazonaws.com' }, { Policies: inline(allow('sqs:SendMessage')) }) };
    expect((await ask({ dev, prod }, { principal: 'dev/app#Sender', ...send })).answer).toBe(expected);
  });

  it('of a function are its permissions', async () => {
    const Code = { ZipFile: 'x' };
    const Work = {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'work', Handler: 'a.b', Runtime: 'nodejs24.x', Role: 'x', Code },
    };
    const Permit = {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: { Ref: 'Work' },
        Action: 'lambda:InvokeFunction',
        Principal: 'sns.amazonaws.com',
        SourceArn: `arn:aws:sns:eu-central-1:${PROD}:orders`,
      },
    };
    const invoke = { principal: 'sns.amazonaws.com', action: 'lambda:InvokeFunction', resource: 'prod/app#Work' };
    const from = (topic: string) => ({ 'aws:SourceArn': `arn:aws:sns:eu-central-1:${PROD}:${topic}` });
    const prod = { Work, Permit };
    expect(await ask({ prod }, invoke)).toMatchObject({ answer: 'unknown', missing: ['AWS:SourceArn'] });
    expect((await ask({ prod }, { ...invoke, context: from('orders') })).answer).toBe('yes');
    expect((await ask({ prod }, { ...invoke, context: from('other') })).answer).toBe('no');
    expect((await ask({ prod }, { ...invoke, principal: 's3.amazonaws.com' })).answer).toBe('no');
  });

  it('of an alias are the permissions that its function has for it', async () => {
    const Code = { ZipFile: 'x' };
    const permission = (FunctionName: unknown) => ({
      Type: 'AWS::Lambda::Permission',
      Properties: { FunctionName, Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com' },
    });
    const Work = {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'work', Handler: 'a.b', Runtime: 'nodejs24.x', Role: 'x', Code },
    };
    const Live = { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Work' }, FunctionVersion: '1', Name: 'live' } };
    const invoke = (Permit: object, resource: string) =>
      ask({ prod: { Work, Live, Permit } }, { principal: 'sns.amazonaws.com', action: 'lambda:InvokeFunction', resource });
    const [unqualified, alias] = [permission({ Ref: 'Work' }), permission({ Ref: 'Live' })];
    expect((await invoke(alias, `arn:aws:lambda:eu-central-1:${PROD}:function:work:live`)).answer).toBe('yes');
    expect((await invoke(alias, 'prod/app#Live')).answer).toBe('yes');
    expect((await invoke(alias, 'prod/app#Work')).answer).toBe('no');
    expect((await invoke(unqualified, 'prod/app#Work')).answer).toBe('yes');
    expect((await invoke(unqualified, 'prod/app#Live')).answer).toBe('no');
  });

  it('of a bus may be one statement', async () => {
    const statement = { Effect: 'Allow', Principal: { AWS: DEV }, Action: 'events:PutEvents', Resource: '*' };
    const prod = {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
      Open: {
        Type: 'AWS::Events::EventBusPolicy',
        Properties: { EventBusName: { Ref: 'Bus' }, StatementId: 'open', Statement: statement },
      },
    };
    const put = (account: string) => ask({ prod }, { principal: account, action: 'events:PutEvents', resource: 'prod/app#Bus' });
    expect((await put(DEV)).answer).toBe('yes');
    expect((await put(MANAGEMENT)).answer).toBe('no');
  });

  it('that AWS gives by default count where a template gives none', async () => {
    const dev = {
      Key: { Type: 'AWS::KMS::Key' },
      Topic: { Type: 'AWS::SNS::Topic' },
      Reader: role({ Service: 'lambda.amazonaws.com' }, { Policies: inline(allow('kms:Decrypt')) }),
    };
    const may = (action: string, resource: string) => ask({ dev }, { principal: 'dev/app#Reader', action, resource });
    expect((await may('kms:Decrypt', 'dev/app#Key')).answer).toBe('yes');
    expect(await may('sns:Publish', 'dev/app#Topic')).toMatchObject({ answer: 'unknown', missing: ['AWS:SourceOwner'] });
  });

  it('of a resource that no template holds are unknown, and of one that can have none are none', async () => {
    const dev = { Reader: role({ Service: 'lambda.amazonaws.com' }, { Policies: inline(allow('*')) }) };
    const of = (action: string, resource: string) => ask({ dev }, { principal: 'dev/app#Reader', action, resource });
    const { answer, because } = await of('s3:GetObject', 'arn:aws:s3:::elsewhere/x');
    expect(answer).toBe('unknown');
    expect(because).toEqual([
      { layer: 'resource', policy: 'policy of a resource that no template holds', why: 'nobody can tell what it says' },
      {
        layer: 'rcp',
        policy: 'policies above an account that the estate does not hold',
        level: 'unknown',
        why: 'nobody can tell what it says',
      },
    ]);
    expect((await of('cloudformation:DescribeStacks', `arn:aws:cloudformation:eu-central-1:${DEV}:stack/app/1`)).answer).toBe('yes');
  });
});

describe('principals that no template holds', () => {
  const ACCESS_ROLE = `arn:aws:iam::${DEV}:role/OrganizationAccountAccessRole`;

  it('the access role of a member account is the management account’s, and nobody else’s', async () => {
    const assume = (principal: string) => ask({}, { principal, action: 'sts:AssumeRole', resource: ACCESS_ROLE });
    expect((await assume(`arn:aws:iam::${MANAGEMENT}:root`)).answer).toBe('yes');
    expect((await assume(`arn:aws:iam::${PROD}:root`)).answer).toBe('no');
    expect((await ask({}, { principal: ACCESS_ROLE, action: 'ec2:RunInstances', resource: '*' })).answer).toBe('yes');
  });

  it('people have what their permission set says, and what only AWS can tell is unknown', async () => {
    const set = (permissionSet: NonNullable<EstateDescription['access']>[number]['permissionSet']) =>
      ask(
        { access: [{ group: 'developers', account: DEV, permissionSet }] },
        { principal: 'dev/Developer', action: 'sqs:ListQueues', resource: '*' },
      );
    expect((await set({ name: 'Developer', inlinePolicy: document(allow('sqs:*')) })).answer).toBe('yes');
    expect((await set({ name: 'Developer', inlinePolicy: document(allow('s3:*')) })).answer).toBe('no');
    expect((await set({ name: 'Developer', managedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })).answer).toBe('unknown');
  });

  it.each(['sts::222222222222:assumed-role/', 'iam::222222222222:role/aws-reserved/sso.amazonaws.com/eu-central-1/'])(
    'people are known by what Identity Center makes of them, too: %s',
    async (start) => {
      const access = [{ group: 'developers', account: DEV, permissionSet: { name: 'Developer', inlinePolicy: document(allow('sqs:*')) } }];
      const principal = `arn:aws:${start}AWSReservedSSO_Developer_0123456789abcdef${start.startsWith('sts') ? '/ada' : ''}`;
      const guard = {
        ...FULL,
        name: 'guard',
        targets: ['ou-work'],
        content: document({
          Effect: 'Deny',
          Action: 'sqs:DeleteQueue',
          Resource: '*',
          Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*' } },
        }),
      };
      const may = (action: string) => ask({ access, policies: [FULL, guard] }, { principal, action, resource: '*' });
      expect((await may('sqs:ListQueues')).answer).toBe('yes');
      expect((await may('sqs:DeleteQueue')).answer).toBe('no');
      expect((await may('s3:ListAllMyBuckets')).answer).toBe('no');
    },
  );

  it('users have what their groups have', async () => {
    const dev = {
      Ada: { Type: 'AWS::IAM::User', Properties: { UserName: 'ada', Groups: [{ Ref: 'Readers' }] } },
      Readers: { Type: 'AWS::IAM::Group', Properties: { Policies: inline(allow('s3:ListAllMyBuckets')) } },
    };
    const may = (action: string) => ask({ dev }, { principal: `arn:aws:iam::${DEV}:user/ada`, action, resource: '*' });
    expect((await may('s3:ListAllMyBuckets')).answer).toBe('yes');
    expect((await may('sqs:ListQueues')).answer).toBe('no');
  });

  it('a session has what its role has', async () => {
    const dev = { Reader: role('*', { RoleName: 'reader', Policies: inline(allow('s3:ListAllMyBuckets')) }) };
    const principal = `arn:aws:sts::${DEV}:assumed-role/reader/somebody`;
    expect((await ask({ dev }, { principal, action: 's3:ListAllMyBuckets', resource: '*' })).answer).toBe('yes');
  });

  it('one that the estate would know is asked for by its closest name', async () => {
    const dev = { Builder: role('*') };
    const asked = ask({ dev }, { principal: 'dev/app#Bilder', action: 's3:ListAllMyBuckets', resource: '*' });
    await expect(asked).rejects.toMatchObject({ code: 'UnknownPrincipal', fix: 'did you mean dev/app#Builder?', fault: 'input' });
  });
});

describe('what the estate does not tell', () => {
  const Reader = role('*', { Policies: inline(allow('s3:ListAllMyBuckets')) });
  const question = { principal: 'dev/app#Reader', action: 'sqs:ListQueues', resource: '*' };

  it.each<[string, World]>([
    [
      'the role may not be made',
      {
        dev: {
          Reader: { ...role('*', { Policies: inline(allow('sqs:*')) }), Condition: 'Wanted' },
        },
        parameters: { Parameters: { Stage: { Type: 'String' } }, Conditions: { Wanted: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } } },
      },
    ],
    ['the account is not complete', { dev: { Reader }, isComplete: false }],
    [
      'a nested stack may hold more',
      { dev: { Reader, More: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://x' } } } },
    ],
    [
      'a policy may be attached to it',
      {
        dev: {
          Reader,
          More: {
            Type: 'AWS::IAM::Policy',
            Properties: { PolicyName: 'more', Roles: [{ 'Fn::ImportValue': 'some-role' }], PolicyDocument: document(allow('sqs:*')) },
          },
        },
      },
    ],
  ])('leaves an answer open: %s', async (_case, world) => {
    expect((await ask(world, question)).answer).toBe('unknown');
    expect((await ask({ dev: { Reader } }, question)).answer).toBe('no');
  });
});
