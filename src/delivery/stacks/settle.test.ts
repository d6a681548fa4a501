import { CloudFormationServiceException } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';

import type { AccountAccess } from '../../cloud/index.ts';
import type { ObservedStack } from '../../plan/index.ts';
import { settle } from './settle.ts';

/** An account with one stack that goes through the given statuses, one at each look; undefined is no stack. */
function account(...statuses: readonly (string | undefined)[]): { readonly access: AccountAccess; readonly calls: string[] } {
  const calls: string[] = [];
  const left = [...statuses];
  const client = {
    send(command: object): Promise<object> {
      const name = command.constructor.name;
      if (name !== 'DescribeStacksCommand') {
        calls.push(name);
        return Promise.resolve({});
      }
      const status = left.length > 1 ? left.shift() : left[0];
      const error = new CloudFormationServiceException({
        name: 'ValidationError',
        message: 'Stack with id quay does not exist',
        $fault: 'client',
        $metadata: {},
      });
      return status === undefined ? Promise.reject(error) : Promise.resolve({ Stacks: [{ StackName: 'quay', StackStatus: status }] });
    },
  };
  return {
    access: {
      id: '1',
      credentials: () => Promise.reject(new Error('none')),
      client: () => client as never,
      assume: () => {
        throw new Error('none');
      },
    },
    calls,
  };
}

const observed = (status: string, isProtected = false): ObservedStack => ({
  name: 'quay',
  status,
  isProtected,
  outputs: {},
  parameters: {},
});
const place = (access: AccountAccess) => ({ access, region: 'eu-west-1', name: 'quay' });

describe('a stack', () => {
  it('in progress is waited for before it is compared', async () => {
    const { access, calls } = account('UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE');
    expect(await settle(place(access), observed('UPDATE_IN_PROGRESS'))).toMatchObject({ status: 'UPDATE_COMPLETE' });
    expect(calls).toEqual([]);
  });

  it('whose first creation is being rolled back is waited for, then deleted', async () => {
    const { access, calls } = account('ROLLBACK_COMPLETE', undefined);
    expect(await settle(place(access), observed('ROLLBACK_IN_PROGRESS'))).toBeUndefined();
    expect(calls).toEqual(['DeleteStackCommand']);
  });

  it.each([
    [
      'that is protected loses its protection first',
      'ROLLBACK_COMPLETE',
      true,
      ['UpdateTerminationProtectionCommand', 'DeleteStackCommand'],
    ],
    // CloudFormation would refuse to change the protection of a stack that isn't made yet.
    ['of which only a change set was made is deleted as it is', 'REVIEW_IN_PROGRESS', false, ['DeleteStackCommand']],
  ])('%s', async (_case, status, isProtected, expected) => {
    const { access, calls } = account(undefined);
    expect(await settle(place(access), observed(status, isProtected))).toBeUndefined();
    expect(calls).toEqual(expected);
  });

  it('whose update could not be rolled back goes on with it', async () => {
    const { access, calls } = account('UPDATE_ROLLBACK_COMPLETE');
    expect(await settle(place(access), observed('UPDATE_ROLLBACK_FAILED'))).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(calls).toEqual(['ContinueUpdateRollbackCommand']);
  });

  it('that is complete is left alone', async () => {
    const { access, calls } = account('CREATE_COMPLETE');
    await settle(place(access), observed('CREATE_COMPLETE'));
    expect(calls).toEqual([]);
  });
});
