import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';

import type { AccountAccess } from '../../cloud/index.ts';
import { removeStack } from './remove-stack.ts';

const place = (access: AccountAccess) => ({ access, region: 'eu-central-1', name: 'pier-dev-baseline' });

/** An account with one stack of a bucket, into which `late` logs come after it was emptied; CloudFormation refuses to delete it then. */
function account({ policy = 'Delete', late = 0, otherReason }: { policy?: string; late?: number; otherReason?: string } = {}) {
  const calls: string[] = [];
  let status: string | undefined = 'CREATE_COMPLETE';
  let objects = 3;
  let isProtected = true;
  const answer = {
    DescribeStacksCommand: () => {
      if (status === undefined) throw new Error('Stack pier-dev-baseline does not exist');
      return { Stacks: [{ StackName: 'pier-dev-baseline', StackStatus: status, EnableTerminationProtection: isProtected }] };
    },
    ListStackResourcesCommand: () => ({
      StackResourceSummaries: [
        { LogicalResourceId: 'Logs', ResourceType: 'AWS::S3::Bucket', PhysicalResourceId: 'logs', ResourceStatus: 'CREATE_COMPLETE' },
      ],
    }),
    GetTemplateCommand: () => ({
      TemplateBody: JSON.stringify({ Resources: { Logs: { Type: 'AWS::S3::Bucket', DeletionPolicy: policy } } }),
    }),
    ListObjectVersionsCommand: () => ({
      Versions: Array.from({ length: objects }, (_, at) => ({ Key: 'log', VersionId: String(at) })),
    }),
    DeleteObjectsCommand: () => {
      objects = 0;
      return {};
    },
    UpdateTerminationProtectionCommand: () => {
      isProtected = false;
      return {};
    },
    DeleteStackCommand: () => {
      if (isProtected) throw new Error('protected');
      if (late > 0) [objects, late] = [1, late - 1];
      status = otherReason !== undefined || (objects > 0 && policy === 'Delete') ? 'DELETE_FAILED' : undefined;
      return {};
    },
    DescribeStackEventsCommand: () => ({
      StackEvents: [
        { ResourceType: 'AWS::CloudFormation::Stack', ResourceStatus: 'DELETE_FAILED', ResourceStatusReason: 'some failed' },
        {
          ResourceType: 'AWS::S3::Bucket',
          LogicalResourceId: 'Logs',
          ResourceStatus: 'DELETE_FAILED',
          ResourceStatusReason: otherReason ?? 'not empty',
        },
      ],
    }),
  };
  const client = {
    send: (command: object) => {
      calls.push(command.constructor.name);
      const act = answer[command.constructor.name as keyof typeof answer];
      return act === undefined ? Promise.reject(new Error(`no ${command.constructor.name}`)) : Promise.resolve().then(act);
    },
  };
  // The SDK's paginators insist on its own class.
  Object.setPrototypeOf(client, CloudFormationClient.prototype);
  const access = { id: '111111111111', client: () => client } as unknown as AccountAccess;
  return { access, calls, objects: () => objects, isThere: () => status !== undefined };
}

const silence = () => undefined;

describe('a stack', () => {
  it('goes with its buckets, whatever is in them, and in spite of its protection', async () => {
    const dev = account();
    const held = await removeStack(place(dev.access), silence, [0]);
    expect(dev.isThere()).toBe(false);
    expect(dev.objects()).toBe(0);
    expect(held.map(({ physicalId }) => physicalId)).toEqual(['logs']);
  });

  it('is tried again where logs came into a bucket that had been emptied', async () => {
    const dev = account({ late: 2 });
    await removeStack(place(dev.access), silence, [0, 0, 0]);
    expect(dev.isThere()).toBe(false);
    expect(dev.calls.filter((call) => call === 'DeleteStackCommand')).toHaveLength(3);
  });

  it('leaves the objects of a bucket that stays', async () => {
    const prod = account({ policy: 'RetainExceptOnCreate' });
    await removeStack(place(prod.access), silence, [0]);
    expect(prod.isThere()).toBe(false);
    expect(prod.objects()).toBe(3);
  });

  it("that can't go is told by the reason of its resource", async () => {
    const dev = account({ otherReason: 'still in use' });
    await expect(removeStack(place(dev.access), silence, [0])).rejects.toThrow(/pier-dev-baseline .* can't be deleted: Logs: still in use/);
  });
});
