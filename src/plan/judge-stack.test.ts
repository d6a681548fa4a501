import { describe, expect, it } from 'vitest';

import { DIGEST_OUTPUT, type StackDescription } from '../assembly/index.ts';
import { judgeStack } from './compare-stack.ts';
import type { ObservedStack } from './observe-stacks.ts';

const inputs: StackDescription['inputs'] = {
  TableName: { from: 'output', stack: 'quay-dev-data', output: 'TableName' },
  Release: { from: 'release' },
};
const bound = { TableName: 'parcels', Release: 'new' };

function deployed(changes: Partial<ObservedStack> = {}): ObservedStack {
  return {
    name: 'quay-dev-compute',
    status: 'UPDATE_COMPLETE',
    isProtected: false,
    outputs: { [DIGEST_OUTPUT]: 'abc' },
    parameters: { TableName: 'parcels', Release: 'old' },
    ...changes,
  };
}

describe('a stack', () => {
  it('that is not there is created', () => {
    expect(judgeStack({ inputs }, 'abc', bound, undefined).action).toBe('create');
  });

  it('of the same digest and inputs is kept, whichever release runs', () => {
    expect(judgeStack({ inputs }, 'abc', bound, deployed()).action).toBe('keep');
  });

  it('of another digest is updated', () => {
    expect(judgeStack({ inputs }, 'def', bound, deployed()).action).toBe('update');
  });

  it('is updated when a producer gives another value', () => {
    expect(judgeStack({ inputs }, 'abc', { ...bound, TableName: 'parcels-2' }, deployed()).action).toBe('update');
  });

  it('is kept when the value of an input only comes later', () => {
    expect(judgeStack({ inputs }, 'abc', { ...bound, TableName: undefined }, deployed()).action).toBe('keep');
  });

  it.each(['ROLLBACK_COMPLETE', 'CREATE_FAILED', 'REVIEW_IN_PROGRESS'])('whose first creation ended in %s is made again', (status) => {
    const verdict = judgeStack({ inputs }, 'abc', bound, deployed({ status }));
    expect(verdict.action).toBe('create');
    expect(verdict.reason).toContain(status);
  });

  it.each(['CREATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS'])('in %s is never called unchanged', (status) => {
    expect(judgeStack({ inputs }, 'abc', bound, deployed({ status })).action).toBe('update');
  });

  it('that was rolled back to what is desired is kept', () => {
    expect(judgeStack({ inputs }, 'abc', bound, deployed({ status: 'UPDATE_ROLLBACK_COMPLETE' })).action).toBe('keep');
  });
});
