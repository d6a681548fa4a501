import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Ended, landfall } from './testing/landfall.ts';
import { type SmallProject, writeSmallProject } from './testing/small-project.ts';

/** What the stand-in for AWS answers; by default whose keys these are. */
interface Answers {
  sts: { readonly status: number; readonly body: string };
  organizations: { readonly status: number; readonly body: string };
}

let project: SmallProject;
let home: string;
let aws: Server;
let answers: Answers;

beforeAll(async () => {
  project = await writeSmallProject({ name: 'pier', environments: { dev: 'development' } });
  home = await mkdtemp(join(tmpdir(), 'landfall-home-'));
  aws = createServer((request, response) => {
    // The organization's calls name their operation in a header, those of STS in the body.
    const { status, body } = request.headers['x-amz-target'] === undefined ? answers.sts : answers.organizations;
    request.resume();
    response.writeHead(status).end(body);
  }).listen(0, '127.0.0.1');
  await once(aws, 'listening');
});

beforeEach(() => {
  answers = { sts: IDENTITY, organizations: refusedJson('AWSOrganizationsNotInUseException', 'no organization') };
});

afterAll(async () => {
  aws?.close();
  await project?.remove();
  await rm(home, { recursive: true, force: true });
});

const IDENTITY = {
  status: 200,
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::210987654321:user/ada</Arn><UserId>AIDAEXAMPLE</UserId><Account>210987654321</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`,
};

const refusedXml = (code: string, message: string) => ({
  status: 403,
  body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code>
<Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});

const refusedJson = (code: string, message: string) => ({ status: 400, body: JSON.stringify({ __type: code, Message: message }) });

const KEYS = { AWS_ACCESS_KEY_ID: 'EXAMPLEKEY', AWS_SECRET_ACCESS_KEY: 'example', AWS_SESSION_TOKEN: 'example' };

const run = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> => {
  const endpoint = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  const own = { HOME: home, XDG_CACHE_HOME: join(home, '.cache'), AWS_EC2_METADATA_DISABLED: 'true', AWS_ENDPOINT_URL: endpoint };
  return landfall(args, { cwd: project.root, env: { ...own, ...env } });
};

/** In words, without a plan: what can't be looked into is never taken for empty. */
function expectRefused({ code, stdout, stderr }: Ended, ...words: readonly string[]): void {
  expect({ code, stdout }, stderr).toEqual({ code: 3, stdout: '' });
  for (const word of words) expect(stderr).toContain(word);
  expect(stderr).not.toMatch(/^\s+at /m);
}

describe('credentials that', { timeout: 60_000 }, () => {
  test.each([
    ['ExpiredToken', 'The security token included in the request is expired', ['plan']],
    ['ExpiredToken', 'The security token included in the request is expired', ['up', '--yes']],
    ['InvalidClientTokenId', 'The security token included in the request is invalid', ['plan']],
  ])('AWS refuses at once (%s, %s) end %j', async (code, message, command) => {
    answers.sts = refusedXml(code, message);
    expectRefused(await run(command, KEYS), 'the credentials are refused or expired', code, message, 'sign in again');
  });

  test('expire between two calls', async () => {
    answers.organizations = refusedJson('ExpiredTokenException', 'The security token included in the request is expired');
    expectRefused(await run(['plan'], KEYS), 'could not call DescribeOrganization', 'refused or expired', 'sign in again');
  });

  test('may not look at the organization', async () => {
    answers.organizations = refusedJson('AccessDeniedException', "You don't have permissions to access this resource.");
    expectRefused(
      await run(['plan'], KEYS),
      'could not call DescribeOrganization',
      "You don't have permissions",
      'use a role that may do this',
    );
  });

  test('are of a profile that is not there', async () => {
    expectRefused(
      await run(['plan'], { AWS_PROFILE: 'nobodys' }),
      'there is no AWS profile "nobodys"',
      'Could not load credentials',
      'correct AWS_PROFILE',
      'sign in again',
    );
  });

  test('are of a sign-in that is over', async () => {
    await mkdir(join(home, '.aws'), { recursive: true });
    await writeFile(join(home, '.aws', 'config'), SSO_PROFILE);
    expectRefused(await run(['plan'], { AWS_PROFILE: 'ada' }), 'the credentials are refused or expired', 'aws sso login');
  });
});

const SSO_PROFILE = `[profile ada]
sso_session = pier
sso_account_id = 210987654321
sso_role_name = Administrator
region = eu-central-1
[sso-session pier]
sso_region = eu-central-1
sso_start_url = https://pier.awsapps.com/start
`;

test('an endpoint that nobody answers at is no empty cloud either', { timeout: 60_000 }, async () => {
  const nobody = createServer().listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  const { port } = nobody.address() as AddressInfo;
  await new Promise((resolve) => nobody.close(resolve));
  expectRefused(await run(['plan'], { ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` }), 'no connection', 'check the network');
});
