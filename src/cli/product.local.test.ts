import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient, GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import {
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { DescribePermissionSetCommand, ListInstancesCommand, ListPermissionSetsCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ClientConstructor } from '../cloud/index.ts';
import { LIVE, functionName } from '../project/index.ts';
import { type OwnCloud, type RunningCloud, bringUp } from './testing/bring-up.ts';
import { type Answer, send } from './testing/http.ts';
import type { LoggedRequest } from './testing/local-world.ts';
import { type Order, placeOrder } from './testing/order.ts';
import type { Tokens } from './testing/sign-in.ts';
import { PROJECT, clientIn, signInTo } from './testing/visit.ts';

const API = functionName(PROJECT, 'dev', 'orders-api');
const CONSUMER = functionName(PROJECT, 'dev', 'orders-confirm');

let own: OwnCloud;
let cloud: RunningCloud;
let whileBroughtUp: readonly LoggedRequest[];
let dev: Tokens;
let uat: Tokens;

beforeAll(async () => {
  own = await bringUp();
  whileBroughtUp = await own.world.requests();
  cloud = await own.status();
  [dev, uat] = await Promise.all([signInTo(cloud, 'dev'), signInTo(cloud, 'uat')]);
});
afterAll(async () => own?.takeDown());

const inDev = <Client>(constructor: ClientConstructor<Client>) => clientIn(cloud, 'dev', constructor);
const inProd = <Client>(constructor: ClientConstructor<Client>) => clientIn(cloud, 'prod', constructor);

it('was brought up without a call that its caller had no right to make', () => {
  expect(whileBroughtUp.length).toBeGreaterThan(1000);
  expect(whileBroughtUp.filter(({ status }) => status === 401 || status === 403)).toEqual([]);
});

describe('who looks with the keys of the status', () => {
  it('finds each account in its unit, under the guardrails', async () => {
    const organizations = clientIn(cloud, 'management', OrganizationsClient);
    const { Roots } = await organizations.send(new ListRootsCommand({}));
    const below = async (parent: string): Promise<readonly [string, string[]][]> => {
      const { OrganizationalUnits = [] } = await organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId: parent }));
      const found = await Promise.all(
        OrganizationalUnits.map(async ({ Id = '', Name = '' }) => {
          const { Accounts = [] } = await organizations.send(new ListAccountsForParentCommand({ ParentId: Id }));
          const policies = await Promise.all(
            (['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const).map((Filter) =>
              organizations.send(new ListPoliciesForTargetCommand({ TargetId: Id, Filter })),
            ),
          );
          const names = [...Accounts, ...policies.flatMap(({ Policies = [] }) => Policies.filter(({ AwsManaged }) => !AwsManaged))];
          const own: [string, string[]] = [Name, names.map((each) => each.Name ?? '').toSorted()];
          return [own, ...(await below(Id))];
        }),
      );
      return found.flat();
    };
    expect(Object.fromEntries(await below(Roots?.[0]?.Id ?? ''))).toEqual({
      harbor: ['harbor-guardrails', 'harbor-perimeter'],
      workloads: ['harbor-workloads'],
      production: ['harbor-prod'],
      development: ['harbor-dev', 'harbor-uat'],
      playground: ['harbor-playground'],
    });
  });

  it('finds the permission sets', async () => {
    const center = clientIn(cloud, 'management', SSOAdminClient);
    const { Instances } = await center.send(new ListInstancesCommand({}));
    const InstanceArn = Instances?.[0]?.InstanceArn;
    const { PermissionSets = [] } = await center.send(new ListPermissionSetsCommand({ InstanceArn }));
    const sets = await Promise.all(
      PermissionSets.map((PermissionSetArn) => center.send(new DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }))),
    );
    const names = sets.map(({ PermissionSet }) => PermissionSet?.Name ?? '');
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !name.startsWith('harbor-'))).toEqual([]);
  });

  it.each(['dev', 'uat', 'prod'])('finds every stack of %s complete', async (environment) => {
    const regions = await Promise.all(
      [cloud.region, 'us-east-1'].map((region) =>
        clientIn(cloud, environment, CloudFormationClient, region).send(new ListStacksCommand({})),
      ),
    );
    const stacks = regions.flatMap(({ StackSummaries = [] }) => StackSummaries);
    const prefix = `harbor-${environment}-`;
    const names = stacks.map(({ StackName = '' }) => StackName.replace(prefix, ''));
    expect(names).toEqual(expect.arrayContaining(['baseline', 'zone', 'edge', 'web', 'data', 'events', 'identity', 'compute', 'api']));
    expect(stacks.filter(({ StackStatus }) => !/^(CREATE|UPDATE)_COMPLETE$/.test(StackStatus ?? ''))).toEqual([]);
  });

  it("doesn't see dev's table from prod's account", async () => {
    const [{ TableNames: ofDev = [] }, { TableNames: ofProd = [] }] = await Promise.all([
      inDev(DynamoDBClient).send(new ListTablesCommand({})),
      inProd(DynamoDBClient).send(new ListTablesCommand({})),
    ]);
    expect(ofDev).toHaveLength(1);
    expect(ofProd).not.toContain(ofDev[0]);
    for (const TableName of [ofDev[0], `arn:aws:dynamodb:${cloud.region}:${cloud.accounts['dev']?.id}:table/${ofDev[0]}`]) {
      await expect(inProd(DynamoDBClient).send(new DescribeTableCommand({ TableName }))).rejects.toThrow(/not found|not authorized/i);
    }
  });
});

/** The same signature under another payload. */
function forged(token: string): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  return [head, Buffer.from(JSON.stringify({ ...claims, sub: 'somebody-else' })).toString('base64url'), signature].join('.');
}

/** Who isn't let in, and what the function says to him. */
const strangers = [
  ['no token', () => undefined, 401],
  ['a forged token', () => forged(dev.accessToken), 401],
  ["a token of uat's pool", () => uat.accessToken, 401],
  ['an ID token, which has no scope', () => dev.idToken, 403],
] as const;

describe('the gateway', () => {
  const ask = (token: string | undefined): Promise<Answer> =>
    send(`${cloud.addresses['dev']?.api}/orders`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

  it.each(strangers)('refuses a request with %s, and no function sees it', async (_, token) => {
    const { status, body } = await ask(token());
    // The gateway's own answer; the function's would be a problem with a title.
    expect({ status, body: JSON.parse(body) }).toEqual({ status: 401, body: { message: 'Unauthorized' } });
  });

  it('lets a user of its own pool in', async () => {
    expect((await ask(dev.accessToken)).status).toBe(200);
    const ofUat = await send(`${cloud.addresses['uat']?.api}/orders`, { headers: { authorization: `Bearer ${uat.accessToken}` } });
    expect(ofUat.status).toBe(200);
  });
});

describe('the function, invoked past the gateway', () => {
  /** An event as only the gateway should make it, with claims that nobody has verified. */
  async function invoke(token: string | undefined): Promise<{ readonly statusCode: number; readonly body: string }> {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const event = {
      resource: '/orders',
      path: '/orders',
      httpMethod: 'GET',
      headers,
      multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      requestContext: {
        requestId: 'made-up',
        authorizer: { claims: { sub: 'somebody-else', scope: 'openid api/orders', token_use: 'access' } },
      },
      body: null,
      isBase64Encoded: false,
    };
    const answer = await inDev(LambdaClient).send(
      new InvokeCommand({ FunctionName: API, Qualifier: LIVE, Payload: Buffer.from(JSON.stringify(event)) }),
    );
    expect(answer.FunctionError).toBeUndefined();
    return JSON.parse(Buffer.from(answer.Payload ?? []).toString()) as { statusCode: number; body: string };
  }

  it.each(strangers)('refuses an event with made-up claims and %s', async (_, token, refusal) => {
    const { statusCode, body } = await invoke(token());
    expect(statusCode).toBe(refusal);
    expect(JSON.parse(body)).toMatchObject({ status: refusal, title: expect.any(String) });
  });

  it('answers one with a token of its own pool', async () => {
    expect((await invoke(dev.accessToken)).statusCode).toBe(200);
  });
});

describe('an order', () => {
  let order: Order;
  let owner: string;
  let variables: Readonly<Record<string, string>>;

  beforeAll(async () => {
    order = await placeOrder(cloud.addresses['dev']?.api ?? '', dev.accessToken);
    owner = (JSON.parse(Buffer.from(dev.accessToken.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
    const lambda = inDev(LambdaClient);
    const [api, consumer] = await Promise.all(
      [API, CONSUMER].map((FunctionName) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier: LIVE }))),
    );
    variables = { ...api?.Environment?.Variables, ...consumer?.Environment?.Variables };
  });

  const item = async () => {
    const Key = { owner: { S: owner }, id: { S: order.id } };
    const { Item } = await inDev(DynamoDBClient).send(
      new GetItemCommand({ TableName: variables['TABLE_ORDERS'], Key, ConsistentRead: true }),
    );
    return Item;
  };

  const Receipt = () => ({ Bucket: variables['BUCKET_RECEIPTS'], Key: `receipts/${order.id}.json` });

  const receipts = async () => {
    const { Bucket, Key: Prefix } = Receipt();
    const { Versions = [] } = await inDev(S3Client).send(new ListObjectVersionsCommand({ Bucket, Prefix }));
    return Versions.map(({ VersionId, LastModified }) => ({ VersionId, LastModified }));
  };

  const queueOfConsumer = async () => {
    const { EventSourceMappings = [] } = await inDev(LambdaClient).send(
      new ListEventSourceMappingsCommand({ FunctionName: `${CONSUMER}:${LIVE}` }),
    );
    const QueueName = EventSourceMappings[0]?.EventSourceArn?.split(':').at(-1);
    return (await inDev(SQSClient).send(new GetQueueUrlCommand({ QueueName }))).QueueUrl;
  };

  const waiting = async (QueueUrl: string | undefined) => {
    const { Attributes = {} } = await inDev(SQSClient).send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    return Number(Attributes['ApproximateNumberOfMessages']) + Number(Attributes['ApproximateNumberOfMessagesNotVisible']);
  };

  it("lies in dev's table, confirmed, its event published", async () => {
    expect(await item()).toMatchObject({ item: { S: 'Lantern' }, quantity: { N: '2' }, state: { S: 'confirmed' } });
    expect(await item()).not.toHaveProperty('unpublished');
  });

  it('is confirmed once though its event is delivered three times', async () => {
    const receipt = await inDev(S3Client).send(new GetObjectCommand(Receipt()));
    const { event: id, placedAt: time } = JSON.parse((await receipt.Body?.transformToString()) ?? '') as Record<string, string>;
    const event = JSON.stringify({ id, type: 'order-placed', time, data: { order: order.id, owner } });
    const before = { item: await item(), receipts: await receipts() };
    expect(before.receipts).toHaveLength(1);
    expect(before.item?.['confirmedBy']).toEqual({ S: id });

    const queue = await queueOfConsumer();
    const calls = await own.world.listen();
    await inDev(SNSClient).send(new PublishCommand({ TopicArn: variables['TOPIC_ORDER_PLACED'], Message: event }));
    await inDev(SQSClient).send(new SendMessageCommand({ QueueUrl: queue, MessageBody: event }));
    await expect.poll(() => waiting(queue), { timeout: 20_000, interval: 200 }).toBe(0);

    // The consumer looks the order up for each delivery.
    const lookedUp = (await calls()).filter(({ account, operation }) => account === cloud.accounts['dev']?.id && operation === 'GetItem');
    expect(lookedUp).toHaveLength(2);
    expect({ item: await item(), receipts: await receipts() }).toEqual(before);
  });
});
