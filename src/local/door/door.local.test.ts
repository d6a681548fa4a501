import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';

import { Account } from '@aws-sdk/client-account';
import { CloudFormation, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { IAM } from '@aws-sdk/client-iam';
import { Organizations } from '@aws-sdk/client-organizations';
import { S3 } from '@aws-sdk/client-s3';
import { SSOAdmin } from '@aws-sdk/client-sso-admin';
import { STS } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { LoggedRequest } from './request-log.ts';
import { presign } from './testing/presign.ts';
import { productTemplate } from './testing/product-template.ts';
import { MANAGEMENT, REGION, startTestCloud, TOKEN, type TestCloud } from './testing/test-cloud.ts';

let cloud: TestCloud;
let organizations: Organizations;

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const ROOT: Keys = { accessKeyId: MANAGEMENT, secretAccessKey: 'test' };

function settings(credentials = ROOT) {
  return { region: REGION, endpoint: cloud.endpoint, credentials };
}

async function createAccount(name: string, email = `aws+${name}@harbor.example`): Promise<string> {
  const { CreateAccountStatus: status } = await organizations.createAccount({ AccountName: name, Email: email });
  return status?.AccountId ?? '';
}

async function sessionIn(account: string): Promise<Keys> {
  const role = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
  const { Credentials: found } = await new STS(settings()).assumeRole({ RoleArn: role, RoleSessionName: 'test' });
  return { accessKeyId: found?.AccessKeyId ?? '', secretAccessKey: found?.SecretAccessKey ?? '', sessionToken: found?.SessionToken ?? '' };
}

interface Visit {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Like a browser, which resolves every name below localhost itself. */
function visit(
  host: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const sent = request(
      { host: '127.0.0.1', port: cloud.port, path, method, headers: { host: `${host}:${cloud.port}`, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    sent.on('error', reject);
    if (body !== undefined) sent.setHeader('content-length', Buffer.byteLength(body));
    sent.end(body);
  });
}

beforeAll(async () => {
  cloud = await startTestCloud();
  organizations = new Organizations(settings());
  await organizations.createOrganization({ FeatureSet: 'ALL' });
});

afterAll(async () => cloud?.close());

describe('callers', () => {
  test('a member account is reached by assuming its role, and only so', async () => {
    const account = await createAccount('reached');
    const session = await sessionIn(account);
    await expect(new STS(settings(session)).getCallerIdentity({})).resolves.toMatchObject({ Account: account });
    // Moto is told the same account.
    await expect(new Account(settings(session)).getAccountInformation({})).resolves.toMatchObject({ AccountId: account });

    const asRoot = settings({ accessKeyId: account, secretAccessKey: 'test' });
    await expect(new STS(asRoot).getCallerIdentity({})).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await expect(new Organizations(asRoot).listRoots({})).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test.each(['test', 'ASIAAAAAAAAAAAAAAAAA', '000000000000', '999999999999'])(
    'key %s is refused in every protocol',
    async (accessKeyId) => {
      const stranger = settings({ accessKeyId, secretAccessKey: 'test', sessionToken: 'none' });
      const refused = (name: string) => ({ name, $metadata: { httpStatusCode: 403, attempts: 1 } });
      await expect(new Organizations(stranger).listRoots({})).rejects.toMatchObject(refused('UnrecognizedClientException'));
      await expect(new DynamoDB(stranger).listTables({})).rejects.toMatchObject(refused('UnrecognizedClientException'));
      await expect(new Account(stranger).getAccountInformation({})).rejects.toMatchObject(refused('UnrecognizedClientException'));
      await expect(new IAM(stranger).listRoles({})).rejects.toMatchObject(refused('InvalidClientTokenId'));
      await expect(new S3(stranger).listBuckets({})).rejects.toMatchObject(refused('InvalidAccessKeyId'));
    },
  );

  test('a key is known after a restart, and one that the door never saw is asked for', async () => {
    const account = await createAccount('restarted');
    const session = await sessionIn(account);
    await cloud.reopen();
    await expect(new Account(settings(session)).getAccountInformation({})).resolves.toMatchObject({ AccountId: account });

    const iam = new IAM(settings(session));
    await iam.createUser({ UserName: 'reader' });
    const { AccessKey: key } = await iam.createAccessKey({ UserName: 'reader' });
    const user = settings({ accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' });
    await expect(new Account(user).getAccountInformation({})).resolves.toMatchObject({ AccountId: account });
    // IAM is enforced where ministack answers.
    await expect(new DynamoDB(user).listTables({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('a role that the emulator lost is made again at the next start', async () => {
    const account = await createAccount('lost');
    const iam = new IAM({
      region: REGION,
      endpoint: cloud.ministack.endpoint,
      credentials: { accessKeyId: account, secretAccessKey: 'test' },
    });
    const role = { RoleName: 'OrganizationAccountAccessRole' };
    await iam.detachRolePolicy({ ...role, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
    await iam.deleteRole(role);
    await expect(sessionIn(account)).rejects.toMatchObject({ name: 'AccessDenied' });
    await cloud.reopen();
    await expect(new S3(settings(await sessionIn(account))).listBuckets({})).resolves.toBeDefined();
  });

  test('one account does not see what another holds', async () => {
    const [one, other] = [await createAccount('one'), await createAccount('other')];
    const dynamo = new DynamoDB(settings(await sessionIn(one)));
    await dynamo.createTable({
      TableName: 'orders',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    await expect(new DynamoDB(settings(await sessionIn(other))).listTables({})).resolves.toMatchObject({ TableNames: [] });
    await expect(dynamo.listTables({})).resolves.toMatchObject({ TableNames: ['orders'] });
  });

  test('a presigned address works until it is tampered with', async () => {
    const account = await createAccount('presigned');
    const session = await sessionIn(account);
    await new S3(settings(session)).createBucket({ Bucket: 'presigned', CreateBucketConfiguration: { LocationConstraint: REGION } });
    await new S3(settings(session)).putObject({ Bucket: 'presigned', Key: 'a', Body: 'shared' });
    const address = presign({ ...session, host: `127.0.0.1:${cloud.port}`, path: '/presigned/a', region: REGION });
    await expect(visit('127.0.0.1', address)).resolves.toMatchObject({ status: 200, text: 'shared' });
    await expect(visit('127.0.0.1', address.replace('/presigned/a?', '/presigned/b?'))).resolves.toMatchObject({ status: 403 });
  });

  test('bytes go through as they are', async () => {
    const s3 = new S3(settings());
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
    await expect(organizations.describeEffectivePolicy({ PolicyType: 'TAG_POLICY' })).rejects.toMatchObject(
      words('organizations:DescribeEffectivePolicy'),
    );
    await expect(new Account(settings()).getContactInformation({})).rejects.toMatchObject(words('account:GetContactInformation'));
    await expect(new IAM(settings()).getOrganizationsAccessReport({ JobId: 'x'.repeat(36) })).rejects.toMatchObject(
      words('iam:GetOrganizationsAccessReport'),
    );
    await expect(new CloudFormation(settings()).describeAccountLimits({})).rejects.toMatchObject(
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
        await expect(visit(host, path, { method: 'POST' })).resolves.toMatchObject({
          status: 404,
          text: expect.stringContaining('not reached from here'),
        });
      }
    }
    await expect(organizations.describeOrganization({})).resolves.toBeDefined();
  });
});

describe('accounts', () => {
  test('a second account with the same address fails as on AWS', async () => {
    await createAccount('first', 'aws+same@harbor.example');
    const { CreateAccountStatus: started } = await organizations.createAccount({ AccountName: 'second', Email: 'AWS+same@harbor.example' });
    expect(started).toMatchObject({ State: 'IN_PROGRESS' });
    const { CreateAccountStatus: ended } = await organizations.describeCreateAccountStatus({ CreateAccountRequestId: started?.Id });
    expect(ended).toMatchObject({ State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' });
    const { Accounts: accounts = [] } = await organizations.listAccounts({});
    expect(accounts.filter(({ Email }) => Email?.toLowerCase() === 'aws+same@harbor.example')).toHaveLength(1);
  });

  test('are renamed, the management account too', async () => {
    const account = new Account(settings());
    const id = await createAccount('old-name');
    await account.putAccountName({ AccountName: 'harbor-management' });
    await expect(account.putAccountName({ AccountId: id, AccountName: 'new-name' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await organizations.enableAWSServiceAccess({ ServicePrincipal: 'account.amazonaws.com' });
    await account.putAccountName({ AccountId: id, AccountName: 'new-name' });
    await expect(account.putAccountName({ AccountId: MANAGEMENT, AccountName: 'x' })).rejects.toMatchObject({
      name: 'ValidationException',
    });

    await cloud.reopen();
    const { Accounts: accounts = [] } = await organizations.listAccounts({});
    expect(accounts.find(({ Id }) => Id === MANAGEMENT)?.Name).toBe('harbor-management');
    expect(accounts.find(({ Id }) => Id === id)?.Name).toBe('new-name');
    await expect(organizations.describeAccount({ AccountId: id })).resolves.toMatchObject({ Account: { Name: 'new-name' } });
    await expect(account.getAccountInformation({ AccountId: id })).resolves.toMatchObject({ AccountName: 'new-name' });
  });

  test('a fault rule lets a creation take its time', async () => {
    await control('PUT', 'faults', [{ service: 'organizations', operation: 'CreateAccount', answer: 'in-progress', times: 1, polls: 3 }]);
    const { CreateAccountStatus: started } = await organizations.createAccount({ AccountName: 'slow', Email: 'aws+slow@harbor.example' });
    expect(started).toMatchObject({ State: 'IN_PROGRESS' });
    expect(started?.AccountId).toBeUndefined();
    const names = async () => ((await organizations.listAccounts({})).Accounts ?? []).map(({ Name }) => Name);
    const describe = async () =>
      (await organizations.describeCreateAccountStatus({ CreateAccountRequestId: started?.Id })).CreateAccountStatus;
    await cloud.reopen();
    expect(await names()).not.toContain('slow');
    const { CreateAccountStatuses: running = [] } = await organizations.listCreateAccountStatus({ States: ['IN_PROGRESS'] });
    expect(running).toMatchObject([{ Id: started?.Id, AccountName: 'slow' }]);
    expect([(await describe())?.State, (await describe())?.State, (await describe())?.State]).toEqual([
      'IN_PROGRESS',
      'IN_PROGRESS',
      'SUCCEEDED',
    ]);
    expect(await names()).toContain('slow');
  });

  test('a throttled call succeeds at the SDK’s next try', async () => {
    await control('PUT', 'faults', [{ service: 'organizations', operation: 'ListRoots', answer: 'throttle', times: 1 }]);
    await expect(organizations.listRoots({})).resolves.toMatchObject({ $metadata: { attempts: 2 } });
    await control('PUT', 'faults', []);
  });
});

describe('the organization', () => {
  test('refuses what AWS refuses and the emulator would take', async () => {
    const parent = await rootId();
    const unit = { ParentId: parent, Name: 'harbor' };
    const { OrganizationalUnit: made } = await organizations.createOrganizationalUnit(unit);
    await expect(organizations.createOrganizationalUnit(unit)).rejects.toMatchObject({ name: 'DuplicateOrganizationalUnitException' });
    await organizations.createOrganizationalUnit({ ParentId: made?.Id, Name: 'harbor' });
    const of = { OrganizationalUnitId: made?.Id };
    await expect(organizations.deleteOrganizationalUnit(of)).rejects.toMatchObject({ name: 'OrganizationalUnitNotEmptyException' });
    const policy = { Name: 'x', Description: 'x', Type: 'SERVICE_CONTROL_POLICY' as const };
    await expect(organizations.createPolicy({ ...policy, Content: '{' })).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });

    const sso = new SSOAdmin(settings());
    const { Instances: [instance] = [] } = await sso.listInstances({});
    const permissionSet = { InstanceArn: instance?.InstanceArn, Name: 'harbor-Operator' };
    const { PermissionSet: set } = await sso.createPermissionSet(permissionSet);
    await expect(sso.createPermissionSet(permissionSet)).rejects.toMatchObject({ name: 'ConflictException' });
    await sso.deletePermissionSet({ InstanceArn: instance?.InstanceArn, PermissionSetArn: set?.PermissionSetArn });
    await sso.createPermissionSet(permissionSet);
  });

  test('is not a member’s to read or change', async () => {
    const member = settings(await sessionIn(await createAccount('curious')));
    await expect(new Organizations(member).describeOrganization({})).resolves.toMatchObject({
      Organization: { MasterAccountId: MANAGEMENT },
    });
    await expect(new Organizations(member).listAccounts({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(new SSOAdmin(member).listInstances({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('root access', () => {
  test('is managed centrally once IAM is trusted', async () => {
    const iam = new IAM(settings());
    await expect(iam.listOrganizationsFeatures({})).rejects.toMatchObject({ name: 'ServiceAccessNotEnabledException' });
    await organizations.enableAWSServiceAccess({ ServicePrincipal: 'iam.amazonaws.com' });
    await iam.enableOrganizationsRootCredentialsManagement({});
    await expect(iam.listOrganizationsFeatures({})).resolves.toMatchObject({ EnabledFeatures: ['RootCredentialsManagement'] });
    const { EnabledServicePrincipals: trusted = [] } = await organizations.listAWSServiceAccessForOrganization({});
    expect(trusted.map(({ ServicePrincipal }) => ServicePrincipal)).toContain('iam.amazonaws.com');
    await iam.disableOrganizationsRootCredentialsManagement({});
    await expect(iam.listOrganizationsFeatures({})).resolves.toMatchObject({ EnabledFeatures: [] });
  });
});

describe('browsers', () => {
  test('a page that rebinds its name to loopback gets nothing', async () => {
    await expect(visit('rebound.example', '/_landfall/health')).resolves.toMatchObject({ status: 403 });
    await expect(visit('127.0.0.1', '/', { headers: { host: `127.0.0.1:${cloud.port + 1}` } })).resolves.toMatchObject({ status: 403 });
  });

  test('a page from elsewhere cannot call the AWS APIs, with or without scripts', async () => {
    const write = `/?Action=CreateUser&UserName=evil&Version=2010-05-08&X-Amz-Credential=${MANAGEMENT}/20200101/${REGION}/iam/aws4_request&X-Amz-Signature=0`;
    const cases: Record<string, string>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of cases) await expect(visit('127.0.0.1', write, { headers })).resolves.toMatchObject({ status: 403 });
    await expect(new IAM(settings()).getUser({ UserName: 'evil' })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });

  test('a credential without a signature counts for nothing', async () => {
    const path = `/?Action=ListRoles&Version=2010-05-08&X-Amz-Credential=${MANAGEMENT}/20200101/${REGION}/iam/aws4_request`;
    await expect(visit('127.0.0.1', path)).resolves.toMatchObject({ status: 400, text: expect.stringContaining('X-Amz-Signature') });
  });
});

describe('requests', () => {
  test('are logged without what they said, in a file of the owner alone', async () => {
    const before = (await log()).next;
    await organizations.tagResource({ ResourceId: await rootId(), Tags: [{ Key: 'said', Value: 'secret-of-a-body' }] });
    await visit('127.0.0.1', '/some/path?code=secret-of-a-query');
    const { requests } = await log(before);
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
        visit('127.0.0.1', `/_landfall/${path}`, { method, headers: { 'x-landfall-token': 'guess' }, body: '[]' }),
      ).resolves.toMatchObject({ status: 403 });
    }
    await expect(visit('127.0.0.1', '/_landfall/health')).resolves.toMatchObject({ status: 200 });
    expect((await control('PUT', 'faults', [{ service: 'iam' }])).status).toBe(400);
  });
});

describe('a product', () => {
  const outputs = new Map<string, Record<string, string>>();
  const accounts = new Map<string, string>();

  beforeAll(async () => {
    for (const environment of ['dev', 'prod']) {
      const account = await createAccount(`harbor-${environment}`);
      accounts.set(environment, account);
      const cloudformation = new CloudFormation(settings(await sessionIn(account)));
      await cloudformation.createStack({
        StackName: 'product',
        TemplateBody: productTemplate(environment, cloud.port),
        Capabilities: ['CAPABILITY_IAM'],
      });
      await waitUntilStackCreateComplete({ client: cloudformation, maxWaitTime: 60, minDelay: 0.2, maxDelay: 1 }, { StackName: 'product' });
      const { Stacks: [stack] = [] } = await cloudformation.describeStacks({ StackName: 'product' });
      outputs.set(
        environment,
        Object.fromEntries((stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
      );
      const s3 = new S3(settings(await sessionIn(account)));
      await s3.putObject({
        Bucket: outputs.get(environment)?.['Site'],
        Key: 'index.html',
        Body: `page of ${environment}`,
        ContentType: 'text/html',
      });
    }
  });

  test('has custom resources that report to their stack', () => {
    expect(outputs.get('dev')).toMatchObject({ Word: 'reported' });
  });

  test.each(['dev', 'prod'])('of %s shows its page under its public name', async (environment) => {
    const page = await visit(`app.${environment}.harbor.localhost`, '/');
    expect(page).toMatchObject({ status: 200, text: `page of ${environment}` });
    expect(page.headers['content-type']).toContain('text/html');
    // Paths of the page's own router, also those that the emulator would answer itself.
    for (const path of ['/orders/1?a=b', '/logout', '/health']) {
      await expect(visit(`app.${environment}.harbor.localhost`, path)).resolves.toMatchObject({
        status: 200,
        text: `page of ${environment}`,
      });
    }
  });

  test('has an API that sees its public host and nothing of the door', async () => {
    const answer = await visit('api.dev.harbor.localhost', '/open/a%20b?x=1&X-Amz-Credential=999999999999/1/2/3/aws4_request', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://elsewhere.example' },
      body: '{"a":1}',
    });
    expect(answer.status).toBe(200);
    // CORS is the function's.
    expect(answer.headers['access-control-allow-origin']).toBe('http://from.the.function');
    const seen = JSON.parse(answer.text) as { Account: string; query: unknown; body: string; headers: Record<string, string> };
    // The function's own session is known to the door, which was called for this.
    expect(seen.Account).toBe(accounts.get('dev'));
    // The emulator needs the account in the query; a forged one is gone.
    expect(seen.query).toEqual({ x: '1', 'X-Amz-Credential': expect.stringMatching(`^${accounts.get('dev')}/`) as string });
    expect(seen.body).toBe('{"a":1}');
    const lower = Object.fromEntries(Object.entries(seen.headers).map(([name, value]) => [name.toLowerCase(), value]));
    expect(lower['x-forwarded-host']).toBe(`api.dev.harbor.localhost:${cloud.port}`);
    expect(JSON.stringify(seen.headers)).not.toContain('aws4_request');
  });

  test('is redirected and gets cookies on its public host', async () => {
    const { status, headers } = await visit('api.dev.harbor.localhost', '/open/away');
    expect(status).toBe(302);
    expect(headers.location).toBe(`http://api.dev.harbor.localhost:${cloud.port}/open/there`);
    expect(headers['set-cookie']).toEqual(['a=b; Path=/']);
  });

  test('lets in who signed in to its own environment', async () => {
    const { Pool: pool = '', Client: client = '' } = outputs.get('dev') ?? {};
    const idp = new CognitoIdentityProvider(settings(await sessionIn(accounts.get('dev') ?? '')));
    await idp.adminCreateUser({ UserPoolId: pool, Username: 'ada@harbor.example', MessageAction: 'SUPPRESS' });
    await idp.adminSetUserPassword({ UserPoolId: pool, Username: 'ada@harbor.example', Password: 'Correct-horse-1', Permanent: true });

    const token = await signIn('dev', client);
    const call = (environment: string, authorization?: string) =>
      visit(`api.${environment}.harbor.localhost`, '/closed', authorization === undefined ? {} : { headers: { authorization } });
    await expect(call('dev')).resolves.toMatchObject({ status: 401 });
    await expect(call('dev', 'Bearer x.y.z')).resolves.toMatchObject({ status: 401 });
    await expect(call('dev', token)).resolves.toMatchObject({ status: 200 });
    await expect(call('prod', token)).resolves.toMatchObject({ status: 401 });
    // Neither does the other environment's sign-in know the client, nor a caller's signature open the API.
    const elsewhere = await visit('auth.prod.harbor.localhost', `/login?client_id=${client}&response_type=code`);
    expect(elsewhere).toMatchObject({ status: 400, text: expect.stringContaining('invalid_client') });
    const forged = `AWS4-HMAC-SHA256 Credential=${accounts.get('dev')}/20200101/${REGION}/execute-api/aws4_request`;
    await expect(call('dev', forged)).resolves.toMatchObject({ status: 403 });
  });

  test('signs in without a signature too, by the SDK', async () => {
    const { Client: client = '' } = outputs.get('dev') ?? {};
    const anonymous = new CognitoIdentityProvider({ region: REGION, endpoint: cloud.endpoint, credentials: ROOT });
    const input = {
      ClientId: client,
      AuthFlow: 'USER_PASSWORD_AUTH' as const,
      AuthParameters: { USERNAME: 'ada@harbor.example', PASSWORD: 'Correct-horse-1' },
    };
    const { AuthenticationResult: tokens } = await anonymous.initiateAuth(input);
    expect(tokens?.AccessToken).toBeTypeOf('string');
    await expect(anonymous.getUser({ AccessToken: tokens?.AccessToken })).resolves.toMatchObject({
      Username: expect.any(String) as string,
    });
    await expect(anonymous.initiateAuth({ ...input, ClientId: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('has its pool’s keys in one place, whichever account it is in', async () => {
    for (const environment of ['dev', 'prod']) {
      const { status, text } = await visit('127.0.0.1', `/_landfall/keys/${outputs.get(environment)?.['Pool']}/.well-known/jwks.json`);
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({ keys: expect.arrayContaining([expect.objectContaining({ kty: 'RSA' })]) as unknown });
    }
    await expect(visit('127.0.0.1', '/_landfall/keys/eu-central-1_none/.well-known/jwks.json')).resolves.toMatchObject({ status: 404 });
  });

  test('that isn’t there is said in words', async () => {
    await expect(visit('app.uat.harbor.localhost', '/')).resolves.toMatchObject({
      status: 404,
      text: expect.stringContaining('no account harbor-uat'),
    });
    await createAccount('harbor-uat');
    await expect(visit('app.uat.harbor.localhost', '/')).resolves.toMatchObject({
      status: 404,
      text: expect.stringContaining("harbor-uat isn't deployed"),
    });
    await expect(visit('api.uat.harbor.localhost', '/')).resolves.toMatchObject({
      status: 404,
      text: expect.stringContaining("harbor-uat isn't deployed"),
    });
  });

  test('is found again after it was deleted and made anew', async () => {
    const cloudformation = new CloudFormation(settings(await sessionIn(accounts.get('prod') ?? '')));
    await cloudformation.deleteStack({ StackName: 'product' });
    await expect.poll(async () => (await visit('api.prod.harbor.localhost', '/open/a')).status).toBe(404);
    await cloudformation.createStack({
      StackName: 'again',
      TemplateBody: productTemplate('prod', cloud.port),
      Capabilities: ['CAPABILITY_IAM'],
    });
    await waitUntilStackCreateComplete({ client: cloudformation, maxWaitTime: 60, minDelay: 0.2, maxDelay: 1 }, { StackName: 'again' });
    await expect(visit('api.prod.harbor.localhost', '/open/a')).resolves.toMatchObject({ status: 200 });
  });

  /** Authorization code with PKCE on the hosted pages, as a browser does it. Gives the access token. */
  async function signIn(environment: string, client: string): Promise<string> {
    const host = `auth.${environment}.harbor.localhost`;
    const verifier = randomBytes(32).toString('base64url');
    const redirect = `http://app.${environment}.harbor.localhost:${cloud.port}/callback`;
    const asked = {
      client_id: client,
      redirect_uri: redirect,
      response_type: 'code',
      scope: 'openid email',
      state: 'xyz',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await expect(visit(host, `/login?${new URLSearchParams(asked).toString()}`)).resolves.toMatchObject({ status: 200 });
    const page = await visit(host, `/oauth2/authorize?${new URLSearchParams(asked).toString()}`);
    expect(page).toMatchObject({ status: 200 });
    const fields = { ...asked, username: 'ada@harbor.example', password: 'Correct-horse-1' };
    const sent = await visit(host, '/login', { method: 'POST', headers: form, body: new URLSearchParams(fields).toString() });
    expect(sent.status).toBe(302);
    const back = new URL(sent.headers.location ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(redirect);
    const grant = {
      grant_type: 'authorization_code',
      client_id: client,
      redirect_uri: redirect,
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
    };
    const answer = await visit(host, '/oauth2/token', { method: 'POST', headers: form, body: new URLSearchParams(grant).toString() });
    expect(answer.status).toBe(200);
    return (JSON.parse(answer.text) as { access_token: string }).access_token;
  }
});

// Last, as it ends an emulator.
describe('an emulator that is gone', () => {
  test('is said in words that an SDK tries again', async () => {
    cloud.moto.kill();
    await cloud.moto.ended;
    const once = { ...settings(), maxAttempts: 2 };
    const gone = {
      name: 'ServiceUnavailable',
      message: expect.stringContaining('does not answer') as string,
      $metadata: { httpStatusCode: 503, attempts: 2 },
    };
    await expect(new Organizations(once).listRoots({})).rejects.toMatchObject(gone);
    await expect(new Organizations(once).createAccount({ AccountName: 'x', Email: 'x@harbor.example' })).rejects.toMatchObject(gone);
    await expect(visit('app.none.harbor.localhost', '/')).resolves.toMatchObject({ status: 503 });
    await expect(new STS(settings()).getCallerIdentity({})).resolves.toMatchObject({ Account: MANAGEMENT });
  });
});

async function control(method: string, path: string, body?: unknown): Promise<Visit> {
  return visit('127.0.0.1', `/_landfall/${path}`, {
    method,
    headers: { 'x-landfall-token': TOKEN },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function log(since = 0): Promise<{ next: number; requests: readonly LoggedRequest[] }> {
  return JSON.parse((await control('GET', `requests?since=${since}`)).text) as { next: number; requests: readonly LoggedRequest[] };
}

async function rootId(): Promise<string> {
  const { Roots: [root] = [] } = await organizations.listRoots({});
  return root?.Id ?? '';
}
