import { Fn } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';

import type { Input } from '../../assembly/index.ts';
import { functionName, functionsOf } from '../../project/index.ts';
import type { Environment, FunctionEntry, Service } from '../../project/index.ts';
import { LandfallError } from '../../report/index.ts';
import type { AccountApp } from '../account-app.ts';
import type { EnvironmentBaseline } from '../baseline/stack.ts';
import type { Data } from '../data/stack.ts';
import type { Events } from '../events/stack.ts';
import type { Identity } from '../identity/stack.ts';
import { pascalCase } from '../logical-id.ts';
import type { LandfallStack } from '../stack.ts';
import { ServiceFunction } from './service-function.ts';
import { servicePermissions } from './service-permissions.ts';

export interface Compute {
  /** ARN of the alias `live` of each service's API function, by service. */
  readonly apis: ReadonlyMap<string, Input>;
}

export interface Surroundings {
  readonly baseline: EnvironmentBaseline;
  readonly identity: Identity;
  readonly data: Data;
  readonly events: Events;
}

/** `order-lines` → `TABLE_ORDER_LINES`: how a product's code finds what is its own. */
function variable(kind: 'TABLE' | 'BUCKET' | 'TOPIC', name: string): string {
  return `${kind}_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** The functions of every service, each with the settings and permissions of its service, and the queues that consumers work on. */
export function computeStack(account: AccountApp, environment: Environment, surroundings: Surroundings): Compute {
  const { project } = account;
  const { architecture } = project;
  const stack = account.stack('compute', `The functions of ${project.name}`);
  const inputs = new Inputs(stack, environment, surroundings);
  const apis = new Map<string, Input>();

  for (const service of architecture.services) {
    const own = ownResources(service, inputs, surroundings);
    for (const entry of functionsOf({ ...architecture, services: [service] })) {
      const queue = surroundings.events.queues.find((candidate) => candidate.entry === entry.name);
      const queueArn = queue && inputs.once(pascalCase(`${entry.name}-queue-arn`), queue.queueArn);
      const code = new ServiceFunction(stack, entry.name, {
        functionName: functionName(project.name, environment.name, entry.name),
        description: describe(entry),
        profile: account.profile,
        keyArn: inputs.keyArn,
        archive: { bucket: inputs.artifactBucket, key: Fn.sub(`releases/\${Release}/${entry.name}.zip`) },
        environment: {
          LANDFALL_PROJECT: project.name,
          LANDFALL_ENVIRONMENT: environment.name,
          LANDFALL_SERVICE: service.name,
          ...own.variables,
          ...(entry.role === 'api' ? inputs.signIn() : {}),
        },
        permissions: [
          ...servicePermissions(stack, { ...own, keyArn: inputs.keyArn }),
          ...(queueArn === undefined ? [] : [consume(queueArn)]),
        ],
      });
      if (entry.role === 'api') {
        apis.set(service.name, stack.publish(pascalCase(`${entry.name}-alias`), code.alias.ref));
      } else if (queueArn !== undefined) {
        new CfnEventSourceMapping(stack, `${entry.name}-events`, {
          eventSourceArn: queueArn,
          functionName: code.alias.ref,
          batchSize: 10,
          functionResponseTypes: ['ReportBatchItemFailures'],
          scalingConfig: { maximumConcurrency: account.profile.consumerConcurrency },
        });
      }
    }
  }
  return { apis };
}

function describe(entry: FunctionEntry): string {
  return entry.role === 'api' ? `Answers the API of ${entry.service}` : `Consumes events for ${entry.service}`;
}

function consume(queueArn: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'ConsumeEvents',
    actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    resources: [queueArn],
  });
}

function ownResources(service: Service, inputs: Inputs, { data, events }: Surroundings) {
  const kept = data.get(service.name) ?? { tables: [], buckets: [] };
  const named = (kind: 'table' | 'bucket', name: string, value: Input) =>
    inputs.once(pascalCase(`${service.name}-${name}-${kind}-name`), value);
  const tables = kept.tables.map(({ name, tableName }) => [name, named('table', name, tableName)] as const);
  const buckets = kept.buckets.map(({ name, bucketName }) => [name, named('bucket', name, bucketName)] as const);
  const topics = service.publishes.map((event) => {
    const arn = events.topics.get(event);
    if (arn === undefined) throw new LandfallError('UnknownTopic', `${service.name} publishes ${event}, which has no topic`);
    return [event, inputs.once(pascalCase(`${event}-topic-arn`), arn)] as const;
  });
  return {
    variables: Object.fromEntries([
      ...tables.map(([name, value]) => [variable('TABLE', name), value]),
      ...buckets.map(([name, value]) => [variable('BUCKET', name), value]),
      ...topics.map(([name, value]) => [variable('TOPIC', name), value]),
    ]) as Record<string, string>,
    tableNames: tables.map(([, value]) => value),
    bucketNames: buckets.map(([, value]) => value),
    topicArns: topics.map(([, value]) => value),
  };
}

/** The stack's parameters, each made when it is first asked for. */
class Inputs {
  readonly keyArn: string;
  readonly artifactBucket: string;
  readonly #stack: LandfallStack;
  readonly #environment: string;
  readonly #identity: Identity;
  readonly #made = new Map<string, string>();

  constructor(stack: LandfallStack, environment: Environment, { baseline, identity }: Surroundings) {
    this.#stack = stack;
    this.#environment = environment.name;
    this.#identity = identity;
    this.keyArn = this.once('KeyArn', baseline.keyArn);
    this.artifactBucket = this.once('ArtifactBucket', baseline.artifactBucketName);
    this.once('Release', { from: 'release' });
  }

  once(name: string, source: Input): string {
    const value = this.#made.get(name) ?? this.#stack.input(name, source);
    this.#made.set(name, value);
    return value;
  }

  /** What an API function verifies a token by, and the origin whose pages may call it. */
  signIn(): Record<string, string> {
    const address = (kind: 'web' | 'keys') => ({ from: 'address', environment: this.#environment, address: kind }) as const;
    const pool = this.once('UserPoolId', this.#identity.userPoolId);
    return {
      SIGN_IN_ISSUER: `https://cognito-idp.${this.#stack.region}.amazonaws.com/${pool}`,
      SIGN_IN_CLIENT_ID: this.once('UserPoolClientId', this.#identity.clientId),
      SIGN_IN_KEYS: `${this.once('KeysAddress', address('keys'))}/${pool}/.well-known/jwks.json`,
      WEB_ORIGIN: this.once('WebAddress', address('web')),
    };
  }
}
