import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { startLandfall } from './testing/landfall.ts';
import { type SmallProject, writeSmallProject } from './testing/small-project.ts';

let project: SmallProject;

beforeAll(async () => {
  project = await writeSmallProject({ name: 'pier', environments: { dev: 'development' } });
});
afterAll(() => project?.remove());

test('a command whose reader goes away before the end does its work and says nothing of it', async () => {
  const saved = join(project.root, 'plan.json');
  const env = { HOME: project.root, XDG_CACHE_HOME: join(project.root, '.cache') };
  const started = startLandfall(['plan', '--offline', '--out', saved], { cwd: project.root, env });
  started.process.stdout?.destroy();
  const { code, signal, stderr } = await started.ended;
  expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
  await rm(saved);
}, 60_000);
