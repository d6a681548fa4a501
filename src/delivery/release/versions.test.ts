import { expect, test } from 'vitest';

import type { FunctionState } from './ports.ts';
import { type MemoryCloud, memoryCloud } from './testing/memory-cloud.ts';
import { type FunctionRelease, publishVersion } from './versions.ts';

const NAME = 'fixture-dev-letters-api';
const RELEASE: FunctionRelease = {
  entry: 'letters-api',
  name: NAME,
  archive: { bucket: 'artifacts', key: 'a.zip' },
  codeSha256: 'DrPja/sk3Nm7HRvs4VMSFrWVOaj94X7oAiSvBlPJKqM=',
  digest: '0'.repeat(64),
};

/** An account whose function says these things of itself, one at each look, and the last one ever after. */
function account(...said: readonly Partial<FunctionState>[]): MemoryCloud {
  const cloud = memoryCloud([NAME]);
  cloud.stored.set('artifacts/a.zip', { content: new TextEncoder().encode('archive'), etag: 'e' });
  const { configuration } = cloud.functions;
  let looks = 0;
  const functions = {
    ...cloud.functions,
    configuration: async (name: string, version?: string) => {
      const state = await configuration(name, version);
      const next = said[Math.min(looks, said.length - 1)];
      looks += 1;
      return state && { ...state, ...next };
    },
  };
  return Object.assign(cloud, { functions });
}

test('an update of the stack that is still under way is waited for before code is sent', async () => {
  const cloud = account({ condition: 'pending' }, { condition: 'pending' }, { condition: 'ready' });
  await publishVersion(cloud, RELEASE);
  expect(cloud.seconds).toBeCloseTo(0.6);
  expect(cloud.log).toEqual([`code ${NAME}`, `publish ${NAME}`]);
});

test('a failed update is mended by the code that is sent', async () => {
  const cloud = account({ condition: 'failed' }, { condition: 'ready' });
  expect((await publishVersion(cloud, RELEASE)).version).toBe('1');
});

test('code that Lambda can not start is no version', async () => {
  const cloud = account({ condition: 'ready' }, { condition: 'failed', reason: 'the layer is gone' });
  await expect(publishVersion(cloud, RELEASE)).rejects.toMatchObject({
    code: 'FunctionFailed',
    message: `function ${NAME} doesn't start: the layer is gone`,
  });
  expect(cloud.log).toEqual([`code ${NAME}`]);
});

test('a function that never settles is given up', async () => {
  await expect(publishVersion(account({ condition: 'pending' }), RELEASE)).rejects.toMatchObject({
    code: 'FunctionUnsettled',
    fault: 'cloud',
  });
});
