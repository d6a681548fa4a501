import { describe, expect, it } from 'vitest';

import type { AccountAccess } from '../cloud/index.ts';
import { untilReachable } from './reachable.ts';

/** An account that answers with these errors first, and then lets in. */
function account(...errors: readonly string[]): { readonly access: AccountAccess; tries: number } {
  const left = [...errors];
  const scene = {
    tries: 0,
    access: {
      client: () => ({
        send: () => {
          scene.tries++;
          const name = left.shift();
          return name === undefined ? Promise.resolve({}) : Promise.reject(Object.assign(new Error(name), { name }));
        },
      }),
    } as unknown as AccountAccess,
  };
  return scene;
}

const noTime = () => Promise.resolve();

describe('an account that was just made', () => {
  it('is waited for until its role can be assumed and CloudFormation answers', async () => {
    const scene = account('AccessDenied', 'AccessDenied', 'OptInRequired');
    await untilReachable(scene.access, 'eu-west-1', noTime);
    expect(scene.tries).toBe(4);
  });

  it('is given up after five minutes, with its own answer', async () => {
    const waits: number[] = [];
    const scene = account(...Array.from({ length: 1000 }, () => 'AccessDenied'));
    const waiting = untilReachable(scene.access, 'eu-west-1', (pause) => Promise.resolve(waits.push(pause)));
    await expect(waiting).rejects.toThrow('AccessDenied');
    const waited = waits.reduce((sum, pause) => sum + pause, 0);
    expect(waited).toBeGreaterThanOrEqual(300_000);
    expect(waited).toBeLessThan(320_000);
  });

  it('is not waited for when it answers something else', async () => {
    await expect(untilReachable(account('ExpiredToken').access, 'eu-west-1', noTime)).rejects.toThrow('ExpiredToken');
  });
});
