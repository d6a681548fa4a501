import { describe, expect, test } from 'vitest';

import { withReleaseLock } from './lock.ts';
import { memoryCloud } from './testing/memory-cloud.ts';

const LOCK = 'artifacts/releases/lock.json';

describe('the lock of a release', () => {
  test('is free again after the work, whether it succeeds or fails', async () => {
    const cloud = memoryCloud([]);
    await withReleaseLock(cloud, 'artifacts', async () => undefined);
    await expect(withReleaseLock(cloud, 'artifacts', () => Promise.reject(new Error('work')))).rejects.toThrow('work');
    expect(await withReleaseLock(cloud, 'artifacts', async () => 'done')).toBe('done');
    expect(cloud.seconds).toBe(0);
  });

  test('keeps a second release out while the first one lives, and names it', async () => {
    const cloud = memoryCloud([]);
    await withReleaseLock(cloud, 'artifacts', async () => {
      const waited: string[] = [];
      const other = withReleaseLock(
        cloud,
        'artifacts',
        async () => undefined,
        (holder) => waited.push(holder),
      );
      await expect(other).rejects.toMatchObject({ code: 'ReleaseRunning', fault: 'cloud' });
      expect(waited).toEqual([expect.stringContaining(`process ${process.pid}`)]);
    });
  });

  test('of a killed release is taken over after one lease', async () => {
    const cloud = memoryCloud([]);
    await withReleaseLock(cloud, 'artifacts', async (lock) => {
      await lock.confirm();
      const killed = cloud.stored.get(LOCK);
      if (killed !== undefined) cloud.stored.set('kept', killed);
    });
    const killed = cloud.stored.get('kept');
    if (killed === undefined) throw new Error('no lock');
    cloud.stored.set(LOCK, killed);
    expect(await withReleaseLock(cloud, 'artifacts', async () => 'taken over')).toBe('taken over');
    expect(cloud.seconds).toBe(15);
  });

  test('is given to one of two who find it abandoned', async () => {
    const cloud = memoryCloud([]);
    cloud.stored.set(LOCK, { content: new TextEncoder().encode('{"holder":"gone","token":"1"}'), etag: '1' });
    let atOnce = 0;
    const work = async () => {
      atOnce += 1;
      await new Promise((done) => setTimeout(done, 20));
    };
    const results = await Promise.allSettled([withReleaseLock(cloud, 'artifacts', work), withReleaseLock(cloud, 'artifacts', work)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(atOnce).toBe(1);
  });

  test('stops a release that lost it before its next visible step', async () => {
    const cloud = memoryCloud([]);
    const work = withReleaseLock(cloud, 'artifacts', async (lock) => {
      cloud.stored.set(LOCK, { content: new TextEncoder().encode('{"holder":"other","token":"2"}'), etag: '2' });
      await lock.confirm();
    });
    await expect(work).rejects.toMatchObject({ code: 'ReleaseLockLost' });
    expect(cloud.stored.get(LOCK)?.etag).toBe('2');
  });

  test("is still its holder's when the answer to a write got lost", async () => {
    const cloud = memoryCloud([]);
    const { writeIf } = cloud.objects;
    let lost: 'repeated' | 'failed' | undefined;
    const objects = {
      ...cloud.objects,
      writeIf: async (...write: Parameters<typeof writeIf>) => {
        const how = lost;
        lost = undefined;
        if (how !== undefined) await writeIf(...write);
        if (how === 'failed') throw new Error('no answer');
        return writeIf(...write);
      },
    };
    await withReleaseLock({ ...cloud, objects }, 'artifacts', async (lock) => {
      lost = 'repeated';
      await lock.confirm();
      lost = 'failed';
      await expect(lock.confirm()).rejects.toThrow('no answer');
      await lock.confirm();
    });
    expect(JSON.parse(new TextDecoder().decode(cloud.stored.get(LOCK)?.content))).not.toHaveProperty('holder');
  });
});
