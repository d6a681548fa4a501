import { createHash, randomBytes } from 'node:crypto';

import { CloudFormation, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { S3 } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Caller, ROOT } from './testing/caller.ts';
import { productTemplate } from './testing/product-template.ts';
import { REGION, startTestCloud, type TestCloud } from './testing/test-cloud.ts';

let cloud: TestCloud;
let caller: Caller;

beforeAll(async () => {
  cloud = await startTestCloud();
  caller = new Caller(cloud);
  await caller.organizations.createOrganization({ FeatureSet: 'ALL' });
});

afterAll(async () => cloud?.close());

describe('a product', () => {
  const outputs = new Map<string, Record<string, string>>();
  const accounts = new Map<string, string>();

  beforeAll(async () => {
    for (const environment of ['dev', 'prod']) {
      const account = await caller.createAccount(`harbor-${environment}`);
      accounts.set(environment, account);
      const cloudformation = new CloudFormation(caller.settings(await caller.sessionIn(account)));
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
      const s3 = new S3(caller.settings(await caller.sessionIn(account)));
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
    const page = await caller.visit(`app.${environment}.harbor.localhost`, '/');
    expect(page).toMatchObject({ status: 200, text: `page of ${environment}` });
    expect(page.headers['content-type']).toContain('text/html');
    // Paths of the page's own router, also those that the emulator would answer itself.
    for (const path of ['/orders/1?a=b', '/logout', '/health']) {
      await expect(caller.visit(`app.${environment}.harbor.localhost`, path)).resolves.toMatchObject({
        status: 200,
        text: `page of ${environment}`,
      });
    }
  });

  test('has an API that sees its public host and nothing of the door', async () => {
    const answer = await caller.visit('api.dev.harbor.localhost', '/open/a%20b?x=1&X-Amz-Credential=999999999999/1/2/3/aws4_request', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://elsewhere.example', 'x-landfall-account': '999999999999' },
      body: '{"a":1}',
    });
    expect(answer.status).toBe(200);
    // CORS is the function's.
    expect(answer.headers['access-control-allow-origin']).toBe('http://from.the.function');
    const seen = JSON.parse(answer.text) as { Account: string; query: unknown; body: string; headers: Record<string, string> };
    // The function's own session is known to the door, which was called for this.
    expect(seen.Account).toBe(accounts.get('dev'));
    // What would name another account to the emulator is gone.
    expect(seen.query).toEqual({ x: '1' });
    expect(seen.body).toBe('{"a":1}');
    const lower = Object.fromEntries(Object.entries(seen.headers).map(([name, value]) => [name.toLowerCase(), value]));
    expect(lower['x-forwarded-host']).toBe(`api.dev.harbor.localhost:${cloud.port}`);
    expect(lower).not.toHaveProperty('x-landfall-account');
    expect(JSON.stringify(seen.headers)).not.toContain('aws4_request');
  });

  test('is redirected and gets cookies on its public host', async () => {
    const { status, headers } = await caller.visit('api.dev.harbor.localhost', '/open/away');
    expect(status).toBe(302);
    expect(headers.location).toBe(`http://api.dev.harbor.localhost:${cloud.port}/open/there`);
    expect(headers['set-cookie']).toEqual(['a=b; Path=/']);
  });

  test('lets in who signed in to its own environment', async () => {
    const { Pool: pool = '', Client: client = '' } = outputs.get('dev') ?? {};
    const idp = new CognitoIdentityProvider(caller.settings(await caller.sessionIn(accounts.get('dev') ?? '')));
    await idp.adminCreateUser({ UserPoolId: pool, Username: 'ada@harbor.example', MessageAction: 'SUPPRESS' });
    await idp.adminSetUserPassword({ UserPoolId: pool, Username: 'ada@harbor.example', Password: 'Correct-horse-1', Permanent: true });

    const token = await signIn('dev', client);
    const call = (environment: string, authorization?: string) =>
      caller.visit(`api.${environment}.harbor.localhost`, '/closed', authorization === undefined ? {} : { headers: { authorization } });
    await expect(call('dev')).resolves.toMatchObject({ status: 401 });
    await expect(call('dev', 'Bearer x.y.z')).resolves.toMatchObject({ status: 401 });
    await expect(call('dev', token)).resolves.toMatchObject({ status: 200 });
    await expect(call('prod', token)).resolves.toMatchObject({ status: 401 });
    // Neither does the other environment's sign-in know the client, nor a caller's signature open the API.
    const elsewhere = await caller.visit('auth.prod.harbor.localhost', `/login?client_id=${client}&response_type=code`);
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
      const { status, text } = await caller.visit(
        '127.0.0.1',
        `/_landfall/keys/${outputs.get(environment)?.['Pool']}/.well-known/jwks.json`,
      );
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({ keys: expect.arrayContaining([expect.objectContaining({ kty: 'RSA' })]) as unknown });
    }
    await expect(caller.visit('127.0.0.1', '/_landfall/keys/eu-central-1_none/.well-known/jwks.json')).resolves.toMatchObject({
      status: 404,
    });
  });

  test('that isn’t there is said in words', async () => {
    await expect(caller.visit('app.uat.harbor.localhost', '/')).resolves.toMatchObject({
      status: 404,
      text: expect.stringContaining('no account harbor-uat'),
    });
    await caller.createAccount('harbor-uat');
    await expect(caller.visit('app.uat.harbor.localhost', '/')).resolves.toMatchObject({
      status: 404,
      text: expect.stringContaining("harbor-uat isn't deployed"),
    });
    await expect(caller.visit('api.uat.harbor.localhost', '/')).resolves.toMatchObject({
      status: 404,
      text: expect.stringContaining("harbor-uat isn't deployed"),
    });
  });

  test('is found again after it was deleted and made anew', async () => {
    const cloudformation = new CloudFormation(caller.settings(await caller.sessionIn(accounts.get('prod') ?? '')));
    await cloudformation.deleteStack({ StackName: 'product' });
    await expect.poll(async () => (await caller.visit('api.prod.harbor.localhost', '/open/a')).status).toBe(404);
    await cloudformation.createStack({
      StackName: 'again',
      TemplateBody: productTemplate('prod', cloud.port),
      Capabilities: ['CAPABILITY_IAM'],
    });
    await waitUntilStackCreateComplete({ client: cloudformation, maxWaitTime: 60, minDelay: 0.2, maxDelay: 1 }, { StackName: 'again' });
    await expect(caller.visit('api.prod.harbor.localhost', '/open/a')).resolves.toMatchObject({ status: 200 });
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
    await expect(caller.visit(host, `/login?${new URLSearchParams(asked).toString()}`)).resolves.toMatchObject({ status: 200 });
    const page = await caller.visit(host, `/oauth2/authorize?${new URLSearchParams(asked).toString()}`);
    expect(page).toMatchObject({ status: 200 });
    const fields = { ...asked, username: 'ada@harbor.example', password: 'Correct-horse-1' };
    const sent = await caller.visit(host, '/login', { method: 'POST', headers: form, body: new URLSearchParams(fields).toString() });
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
    const answer = await caller.visit(host, '/oauth2/token', {
      method: 'POST',
      headers: form,
      body: new URLSearchParams(grant).toString(),
    });
    expect(answer.status).toBe(200);
    return (JSON.parse(answer.text) as { access_token: string }).access_token;
  }
});
