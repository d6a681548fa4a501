import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

import { Account } from '@aws-sdk/client-account';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { IAM } from '@aws-sdk/client-iam';
import { Organizations } from '@aws-sdk/client-organizations';
import { S3 } from '@aws-sdk/client-s3';
import { STS } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Caller } from './testing/caller.ts';
import { presign } from './testing/presign.ts';
import { MANAGEMENT, REGION, startTestCloud, type TestCloud } from './testing/test-cloud.ts';

let cloud: TestCloud;
let caller: Caller;

beforeAll(async () => {
  cloud = await startTestCloud();
  caller = new Caller(cloud);
  await caller.organizations.createOrganization({ FeatureSet: 'ALL' });
});

afterAll(async () => cloud?.close());

describe('callers', () => {
  test('a member account is reached by assuming its role, and only so', async () => {
    const account = await caller.createAccount('reached');
    const session = await caller.sessionIn(account);
    await expect(new STS(caller.settings(session)).getCallerIdentity({})).resolves.toMatchObject({ Account: account });
    // Moto is told the same account.
    await expect(new Account(caller.settings(session)).getAccountInformation({})).resolves.toMatchObject({ AccountId: account });

    const asRoot = caller.settings({ accessKeyId: account, secretAccessKey: 'test' });
    await expect(new STS(asRoot).getCallerIdentity({})).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await expect(new Organizations(asRoot).listRoots({})).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test.each(['test', 'ASIAAAAAAAAAAAAAAAAA', '000000000000', '999999999999'])(
    'key %s is refused in every protocol',
    async (accessKeyId) => {
      const stranger = caller.settings({ accessKeyId, secretAccessKey: 'test', sessionToken: 'none' });
      const refused = (name: string) => ({ name, $metadata: { httpStatusCode: 403, attempts: 1 } });
      await expect(new Organizations(stranger).listRoots({})).rejects.toMatchObject(refused('UnrecognizedClientException'));
      await expect(new DynamoDB(stranger).listTables({})).rejects.toMatchObject(refused('UnrecognizedClientException'));
      await expect(new Account(stranger).getAccountInformation({})).rejects.toMatchObject(refused('UnrecognizedClientException'));
      await expect(new IAM(stranger).listRoles({})).rejects.toMatchObject(refused('InvalidClientTokenId'));
      await expect(new S3(stranger).listBuckets({})).rejects.toMatchObject(refused('InvalidAccessKeyId'));
    },
  );

  test('a key is known after a restart, and one that the door never saw is asked for', async () => {
    const account = await caller.createAccount('restarted');
    const session = await caller.sessionIn(account);
    await cloud.reopen();
    await expect(new Account(caller.settings(session)).getAccountInformation({})).resolves.toMatchObject({ AccountId: account });

    const iam = new IAM(caller.settings(session));
    await iam.createUser({ UserName: 'reader' });
    const { AccessKey: key } = await iam.createAccessKey({ UserName: 'reader' });
    const user = caller.settings({ accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' });
    await expect(new Account(user).getAccountInformation({})).resolves.toMatchObject({ AccountId: account });
    // IAM is enforced where ministack answers.
    await expect(new DynamoDB(user).listTables({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('a role that the emulator lost is made again at the next start', async () => {
    const account = await caller.createAccount('lost');
    const iam = new IAM({
      region: REGION,
      endpoint: cloud.ministack.endpoint,
      credentials: { accessKeyId: account, secretAccessKey: 'test' },
    });
    const role = { RoleName: 'OrganizationAccountAccessRole' };
    await iam.detachRolePolicy({ ...role, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
    await iam.deleteRole(role);
    await expect(caller.sessionIn(account)).rejects.toMatchObject({ name: 'AccessDenied' });
    await cloud.reopen();
    await expect(new S3(caller.settings(await caller.sessionIn(account))).listBuckets({})).resolves.toBeDefined();
  });

  test('one account does not see what another holds', async () => {
    const [one, other] = [await caller.createAccount('one'), await caller.createAccount('other')];
    const dynamo = new DynamoDB(caller.settings(await caller.sessionIn(one)));
    await dynamo.createTable({
      TableName: 'orders',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    await expect(new DynamoDB(caller.settings(await caller.sessionIn(other))).listTables({})).resolves.toMatchObject({ TableNames: [] });
    await expect(dynamo.listTables({})).resolves.toMatchObject({ TableNames: ['orders'] });
  });

  test('a presigned address works until it is tampered with', async () => {
    const account = await caller.createAccount('presigned');
    const session = await caller.sessionIn(account);
    await new S3(caller.settings(session)).createBucket({ Bucket: 'presigned', CreateBucketConfiguration: { LocationConstraint: REGION } });
    await new S3(caller.settings(session)).putObject({ Bucket: 'presigned', Key: 'a', Body: 'shared' });
    const address = presign({ ...session, host: `127.0.0.1:${cloud.port}`, path: '/presigned/a', region: REGION });
    await expect(caller.visit('127.0.0.1', address)).resolves.toMatchObject({ status: 200, text: 'shared' });
    await expect(caller.visit('127.0.0.1', address.replace('/presigned/a?', '/presigned/b?'))).resolves.toMatchObject({ status: 403 });
  });

  test('bytes go through as they are', async () => {
    const s3 = new S3(caller.settings());
    const bytes = randomBytes(3 * 1024 * 1024);
    await s3.createBucket({ Bucket: 'bytes', CreateBucketConfiguration: { LocationConstraint: REGION } });
    await s3.putObject({ Bucket: 'bytes', Key: 'a/b c.bin', Body: bytes });
    const { Body } = await s3.getObject({ Bucket: 'bytes', Key: 'a/b c.bin' });
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    await expect(s3.headObject({ Bucket: 'bytes', Key: 'none' })).rejects.toMatchObject({ name: 'NotFound' });
    await expect(s3.getObject({ Bucket: 'bytes', Key: 'none' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('what nobody emulates', () => {
  test('is said in words in the protocol of the caller, and not tried again', async () => {
    const words = (name: string) => ({
      name: 'NotEmulated',
      message: expect.stringContaining(`does not emulate ${name}`),
      $metadata: { httpStatusCode: 501, attempts: 1 },
    });
    await expect(caller.organizations.describeEffectivePolicy({ PolicyType: 'TAG_POLICY' })).rejects.toMatchObject(
      words('organizations:DescribeEffectivePolicy'),
    );
    await expect(new Account(caller.settings()).getContactInformation({})).rejects.toMatchObject(words('account:GetContactInformation'));
    await expect(new IAM(caller.settings()).getOrganizationsAccessReport({ JobId: 'x'.repeat(36) })).rejects.toMatchObject(
      words('iam:GetOrganizationsAccessReport'),
    );
    await expect(new CloudFormation(caller.settings()).describeAccountLimits({})).rejects.toMatchObject(
      words('cloudformation:DescribeAccountLimits'),
    );
  });

  test('the emulators’ own paths are out of reach', async () => {
    for (const path of [
      '/_ministack/reset',
      '/%5Fministack/reset',
      '//_ministack/config',
      '/moto-api/reset',
      '/_localstack/health',
      '/_aws/sqs/messages',
    ]) {
      for (const host of ['127.0.0.1', 'app.dev.harbor.localhost']) {
        await expect(caller.visit(host, path, { method: 'POST' })).resolves.toMatchObject({
          status: 404,
          text: expect.stringContaining('not reached from here'),
        });
      }
    }
    await expect(caller.organizations.describeOrganization({})).resolves.toBeDefined();
  });
});

describe('browsers', () => {
  test('a page that rebinds its name to loopback gets nothing', async () => {
    await expect(caller.visit('rebound.example', '/_landfall/health')).resolves.toMatchObject({ status: 403 });
    await expect(caller.visit('127.0.0.1', '/', { headers: { host: `127.0.0.1:${cloud.port + 1}` } })).resolves.toMatchObject({
      status: 403,
    });
  });

  test('a page from elsewhere cannot call the AWS APIs, with or without scripts', async () => {
    const write = `/?Action=CreateUser&UserName=evil&Version=2010-05-08&X-Amz-Credential=${MANAGEMENT}/20200101/${REGION}/iam/aws4_request&X-Amz-Signature=0`;
    const cases: Record<string, string>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of cases) await expect(caller.visit('127.0.0.1', write, { headers })).resolves.toMatchObject({ status: 403 });
    await expect(new IAM(caller.settings()).getUser({ UserName: 'evil' })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });

  test('a credential without a signature counts for nothing', async () => {
    const path = `/?Action=ListRoles&Version=2010-05-08&X-Amz-Credential=${MANAGEMENT}/20200101/${REGION}/iam/aws4_request`;
    await expect(caller.visit('127.0.0.1', path)).resolves.toMatchObject({ status: 400, text: expect.stringContaining('X-Amz-Signature') });
  });
});

describe('requests', () => {
  test('are logged without what they said, in a file of the owner alone', async () => {
    const before = (await caller.log()).next;
    await caller.organizations.tagResource({ ResourceId: await caller.rootId(), Tags: [{ Key: 'said', Value: 'secret-of-a-body' }] });
    await caller.visit('127.0.0.1', '/some/path?code=secret-of-a-query');
    const { requests } = await caller.log(before);
    expect(requests).toContainEqual(
      expect.objectContaining({
        service: 'organizations',
        operation: 'TagResource',
        account: MANAGEMENT,
        status: 200,
        ms: expect.any(Number) as number,
      }),
    );
    expect(readFileSync(cloud.logFile, 'utf8')).not.toContain('secret-of-a');
    expect(statSync(cloud.logFile).mode & 0o777).toBe(0o600);
  });

  test('are read, and faults are made, with the token only', async () => {
    for (const [method, path] of [
      ['GET', 'requests'],
      ['PUT', 'faults'],
      ['GET', 'faults'],
    ] as const) {
      await expect(
        caller.visit('127.0.0.1', `/_landfall/${path}`, { method, headers: { 'x-landfall-token': 'guess' }, body: '[]' }),
      ).resolves.toMatchObject({ status: 403 });
    }
    await expect(caller.visit('127.0.0.1', '/_landfall/health')).resolves.toMatchObject({ status: 200 });
    expect((await caller.control('PUT', 'faults', [{ service: 'iam' }])).status).toBe(400);
  });
});

// Last, as it ends an emulator.
describe('an emulator that is gone', () => {
  test('is said in words that an SDK tries again', async () => {
    cloud.moto.kill();
    await cloud.moto.ended;
    const once = { ...caller.settings(), maxAttempts: 2 };
    const gone = {
      name: 'ServiceUnavailable',
      message: expect.stringContaining('does not answer') as string,
      $metadata: { httpStatusCode: 503, attempts: 2 },
    };
    await expect(new Organizations(once).listRoots({})).rejects.toMatchObject(gone);
    await expect(new Organizations(once).createAccount({ AccountName: 'x', Email: 'x@harbor.example' })).rejects.toMatchObject(gone);
    await expect(caller.visit('app.none.harbor.localhost', '/')).resolves.toMatchObject({ status: 503 });
    await expect(new STS(caller.settings()).getCallerIdentity({})).resolves.toMatchObject({ Account: MANAGEMENT });
  });
});
