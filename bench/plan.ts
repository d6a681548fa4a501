/**
 * `npm run bench:plan`: what a plan costs, as ratios: unchanged and offline to a Node that does nothing, unchanged against a target with
 * its calls, and cold to `cdk synth` of the same stacks. Names of parts may be given: `npm run bench:plan -- offline cold`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packedPackage } from './packed.ts';
import type { Bench } from './plan/bench.ts';
import { cold } from './plan/cold.ts';
import { offline } from './plan/offline.ts';
import { target } from './plan/target.ts';

const asked = process.argv.slice(2);
const wanted = (part: string) => asked.length === 0 || asked.includes(part);

const folder = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
try {
  const packed = packedPackage();
  const environment = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), LANDFALL_LOCAL_DIR: join(folder, 'local') };
  const bench: Bench = { packed, bin: join(packed, 'bin/landfall.js'), folder, environment };
  if (wanted('offline') && !offline(bench)) process.exitCode = 1;
  if (wanted('target')) await target(bench);
  if (wanted('cold')) cold(bench);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
