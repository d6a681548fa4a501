import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';

import type { Template } from '../../../assembly/index.ts';
import { installEmulators, LAUNCHER, startEmulator } from '../../emulators/index.ts';

/** Settings of any SDK client for the emulator alone. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
}

export interface Ministack {
  clientSettings(region?: string): ClientSettings;
  stop(): Promise<void>;
}

/** A ministack of its own, empty, without a front door and, unless told, without enforcement: what a template means to it and nothing else. */
export async function startMinistack({ enforced = false } = {}): Promise<Ministack> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ministack-'));
  const launcher = path.join(folder, 'launcher.py');
  const temporary = path.join(folder, 'run', 'tmp');
  await mkdir(temporary, { recursive: true });
  await writeFile(launcher, LAUNCHER);
  const emulator = await startEmulator({
    name: 'ministack',
    python: await installEmulators(),
    arguments: [launcher, 'ministack'],
    environment: {
      PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: folder,
      TMPDIR: temporary,
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: 'localhost',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      AUTH: String(enforced),
    },
    workingDirectory: folder,
    log: path.join(folder, 'log'),
    health: '/_ministack/health',
  });
  return {
    clientSettings: (region = 'eu-central-1') => ({
      endpoint: emulator.endpoint,
      region,
      credentials: { accessKeyId: '222222222222', secretAccessKey: 'test' },
    }),
    async stop() {
      emulator.kill();
      await emulator.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface DeployedStack {
  readonly outputs: Readonly<Record<string, string>>;
  /** Physical ids by logical id. */
  readonly resources: Readonly<Record<string, string>>;
}

/** Creates a stack and waits for it. Throws with what the emulator said when it is refused or rolls back. */
export async function deploy(
  settings: ClientSettings,
  name: string,
  template: Template,
  parameters: Readonly<Record<string, string>> = {},
): Promise<DeployedStack> {
  const client = new CloudFormationClient(settings);
  await client.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: JSON.stringify(template),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    }),
  );
  for (;;) {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    if (stack?.StackStatus === 'CREATE_COMPLETE') {
      const { StackResourceSummaries = [] } = await client.send(new ListStackResourcesCommand({ StackName: name }));
      return {
        outputs: Object.fromEntries((stack.Outputs ?? []).map((output) => [output.OutputKey ?? '', output.OutputValue ?? ''])),
        resources: Object.fromEntries(
          StackResourceSummaries.map((resource) => [resource.LogicalResourceId ?? '', resource.PhysicalResourceId ?? '']),
        ),
      };
    }
    if (stack?.StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`${name}: ${stack?.StackStatus}: ${await reasons(client, name)}`);
    await sleep(100);
  }
}

async function reasons(client: CloudFormationClient, name: string): Promise<string> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
  const failed = StackEvents.filter((event) => event.ResourceStatus?.endsWith('_FAILED'));
  return failed.map((event) => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`).join('; ');
}
