import { randomUUID } from 'node:crypto';

import { CloudFormationClient, DeleteStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DeleteRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Plan } from '../plan/index.ts';
import { LIVE, functionName, releaseRoleName, stackName } from '../project/index.ts';
import { alarmThresholds } from './testing/alarms.ts';
import { type OwnCloud, type RunningCloud, bringUp } from './testing/bring-up.ts';
import { send } from './testing/http.ts';
import { type ProductCopy, copyProduct } from './testing/product-copy.ts';
import { PROJECT, clientIn, signInTo } from './testing/visit.ts';

/** In the order of a product's life: each part goes on where the one before left the local cloud. */
let product: ProductCopy;
let own: OwnCloud;
let cloud: RunningCloud;
let first: Version;

const ROLE = releaseRoleName(PROJECT);
const LOCAL = ['--target', 'local'] as const;
const NOTHING = 'Nothing would change: harbor on local is as the project file says.\n';

beforeAll(async () => {
  product = copyProduct();
  own = await bringUp(product.folder);
  cloud = await own.status();
  first = await running('dev');
});
afterAll(async () => {
  await own?.takeDown();
  product?.remove();
});

/** What an environment answers, asked from outside. */
interface Version {
  readonly release: string;
  /** Of the API's health check: what the second version adds stands there. */
  readonly api: unknown;
  /** The web app's own greeting. */
  readonly greeting: string | undefined;
}

async function running(environment: string): Promise<Version> {
  const { web = '', api = '' } = cloud.addresses[environment] ?? {};
  const { accessToken } = await signInTo(cloud, environment);
  const health = await send(`${api}/orders/health?v=${randomUUID()}`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect(health.status).toBe(200);
  const script = /<script [^>]*src="([^"]+)"/.exec((await send(`${web}/`)).body)?.[1] ?? '';
  return {
    release: (JSON.parse((await send(`${web}/runtime-config.json`)).body) as { release: string }).release,
    api: JSON.parse(health.body),
    greeting: /Place an order, see it confirmed|Order, as often as you like/.exec((await send(`${web}${script}`)).body)?.[0],
  };
}

const inDev = { iam: () => clientIn(cloud, 'dev', IAMClient), lambda: () => clientIn(cloud, 'dev', LambdaClient) };

describe('the release role', () => {
  interface Statement {
    readonly Effect: string;
    readonly Action: string | readonly string[];
  }

  it('has no action of CloudFormation, and none that could give it one', async () => {
    const iam = inDev.iam();
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: ROLE }));
    const inline = await Promise.all(PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName: ROLE, PolicyName }))));
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: ROLE }));
    const attached = await Promise.all(
      AttachedPolicies.map(async ({ PolicyArn }) => {
        const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
        return iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }));
      }),
    );
    const texts = [...inline.map((each) => each.PolicyDocument), ...attached.map((each) => each.PolicyVersion?.Document)];
    const statements = texts.flatMap(
      (text = '') => (JSON.parse(decodeURIComponent(text)) as { Statement: readonly Statement[] }).Statement,
    );
    const services = new Set(statements.flatMap(({ Action }) => Action).map((action) => action.split(':', 1)[0]));
    expect(services).toEqual(new Set(['cloudfront', 'kms', 'lambda', 's3', 'ssm']));
  });

  it('is refused by CloudFormation', async () => {
    const { Credentials } = await clientIn(cloud, 'dev', STSClient).send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${cloud.accounts['dev']?.id}:role/${ROLE}`, RoleSessionName: 'release' }),
    );
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '', SessionToken: sessionToken = '' } = Credentials ?? {};
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    const asRole = new CloudFormationClient({ endpoint: cloud.endpoint, region: cloud.region, credentials, maxAttempts: 1 });
    const StackName = stackName(PROJECT, 'dev', 'compute');
    const refused = new RegExp(`assumed-role/${ROLE}/release is not authorized to perform: cloudformation:`);
    await expect(asRole.send(new DescribeStacksCommand({ StackName }))).rejects.toThrow(refused);
    await expect(asRole.send(new DeleteStackCommand({ StackName }))).rejects.toThrow(refused);
  });
});

describe('a second version', () => {
  it('is what the role that releases is refused when it may not publish it: nothing else does it in its place', async () => {
    product.edit('starters/serverless/src/app.ts', "{ status: 'ready' }", "{ status: 'ready', edition: 2 }");
    product.edit('starters/web/src/views/welcome.tsx', 'Place an order, see it confirmed', 'Order, as often as you like');
    const Denied = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'lambda:UpdateFunctionCode', Resource: '*' }] };
    const policy = { RoleName: ROLE, PolicyName: 'no-new-code' };
    await inDev.iam().send(new PutRolePolicyCommand({ ...policy, PolicyDocument: JSON.stringify(Denied) }));
    const refused = await own.run('release', 'dev', ...LOCAL);
    await inDev.iam().send(new DeleteRolePolicyCommand(policy));

    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain(`assumed-role/${ROLE}/landfall is not authorized to perform: lambda:UpdateFunctionCode`);
    expect(await running('dev')).toEqual(first);
  });

  it('is released, web app and API, without a change to any stack or any other account', async () => {
    const calls = await own.world.listen();
    await own.succeed('release', 'dev', ...LOCAL);

    const made = await calls();
    const stacks = made.filter(({ service }) => service === 'cloudformation');
    expect(new Set(stacks.map(({ operation }) => operation))).toEqual(new Set(['DescribeStacks']));
    const code = made.filter(
      ({ service, operation }) => service === 'lambda' && operation.startsWith('PUT') && operation.endsWith('/code'),
    );
    expect(code.map(({ account }) => account)).toEqual([cloud.accounts['dev']?.id, cloud.accounts['dev']?.id]);
    const second = await running('dev');
    expect(second).toEqual({
      release: expect.stringMatching(/^[0-9a-f]{64}$/),
      api: { status: 'ready', edition: 2 },
      greeting: 'Order, as often as you like',
    });
    expect(second.release).not.toBe(first.release);
    expect(await running('uat')).toEqual(first);
  });

  it('stays where it is when `up` runs', async () => {
    expect(await own.succeed('up', ...LOCAL)).toBe(NOTHING);
    expect((await running('dev')).api).toEqual({ status: 'ready', edition: 2 });
    expect(await running('uat')).toEqual(first);
  });

  it('is taken back', async () => {
    await own.succeed('rollback', 'dev', ...LOCAL);
    expect(await running('dev')).toEqual(first);
  });

  it('does not come again by `up`, although it is what the sources hold', async () => {
    expect(await own.succeed('up', ...LOCAL)).toBe(NOTHING);
    expect(await running('dev')).toEqual(first);
  });
});

describe('a changed number', () => {
  const FUNCTIONS = ['orders-api', 'orders-confirm'].map((entry) => functionName(PROJECT, 'dev', entry));

  const memories = async () => {
    const lambda = inDev.lambda();
    const running = await Promise.all(
      FUNCTIONS.map((FunctionName) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier: LIVE }))),
    );
    return running.map(({ MemorySize }) => MemorySize);
  };

  it('is all that the plan shows, by account and stack', async () => {
    product.edit(
      'examples/harbor/landfall.config.ts',
      "dev: { tier: 'development' }",
      "dev: { tier: 'development', profile: { functionMemory: 640, alarmEventAge: 777 } }",
    );
    const plan = JSON.parse(await own.succeed('plan', '--json', ...LOCAL)) as Plan;
    const memory = { path: 'Properties.MemorySize', before: 512, after: 640 };
    const where = { action: 'update', kind: 'stack', account: 'dev', region: cloud.region };
    const changed = { action: 'update', type: 'AWS::Lambda::Function', properties: [memory] };
    const age = (seconds: number) => expect.stringContaining(`${seconds} seconds`);
    expect(plan.changes).toEqual([
      {
        ...where,
        name: 'harbor-dev-compute',
        resources: [
          { ...changed, logicalId: 'OrdersApi' },
          { ...changed, logicalId: 'OrdersConfirm' },
        ],
      },
      {
        ...where,
        name: 'harbor-dev-observability',
        resources: [
          {
            action: 'update',
            logicalId: 'OrdersConfirmEventAge',
            type: 'AWS::CloudWatch::Alarm',
            properties: [
              { path: 'Properties.AlarmDescription', before: age(900), after: age(777) },
              { path: 'Properties.Threshold', before: 900, after: 777 },
            ],
          },
        ],
      },
    ]);
    expect(await memories()).toEqual([512, 512]);
  });

  it('is all that `up` applies, and reaches what runs: the release that ran before', async () => {
    const before = await alarmThresholds(cloud, 'dev');
    const calls = await own.world.listen();
    await own.succeed('up', ...LOCAL);

    const writes = (await calls()).filter(
      ({ service, operation }) => service === 'cloudformation' && !/^(Describe|Get|List)/.test(operation),
    );
    expect(writes.map(({ account, operation }) => `${account} ${operation}`)).toEqual([
      `${cloud.accounts['dev']?.id} UpdateStack`,
      `${cloud.accounts['dev']?.id} UpdateStack`,
    ]);
    expect(await memories()).toEqual([640, 640]);
    const [age = ''] = Object.keys(before).filter((name) => name.includes('EventAge'));
    expect(before[age]).toBe(900);
    expect(await alarmThresholds(cloud, 'dev')).toEqual({ ...before, [age]: 777 });
    expect(await running('dev')).toEqual(first);
    expect(await own.succeed('plan', '--no-verdicts', ...LOCAL)).toBe(NOTHING);
  });

  it('is still there after a restart of the local cloud, which changes no template', async () => {
    await own.succeed('local', 'stop');
    await own.succeed('local', 'start');
    expect(await own.succeed('plan', '--no-verdicts', ...LOCAL)).toBe(NOTHING);
    cloud = await own.status();
    expect(await memories()).toEqual([640, 640]);
    expect(await running('dev')).toEqual(first);
  });
});
