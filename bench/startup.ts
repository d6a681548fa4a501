/** `npm run bench:startup`: what the command line costs before it does anything, as a ratio to a Node that does nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { raceOf } from './measure.ts';
import { packedPackage } from './packed.ts';

const ROUNDS = 40;
const LIMITS: Readonly<Record<string, number>> = { '--version': 1.3, '--help': 2 };

const bin = join(packedPackage(), 'bin/landfall.js');
const cache = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
try {
  const contenders = Object.keys(LIMITS).map((option) => ({ name: option, args: [bin, option] }));
  const medians = raceOf([{ name: 'node', args: ['-e', '0'] }, ...contenders], {
    rounds: ROUNDS,
    environment: { ...process.env, XDG_CACHE_HOME: cache },
  });
  const base = medians.get('node') ?? NaN;
  console.log(`node -e 0: ${base.toFixed(1)} ms (median of ${ROUNDS})`);
  for (const [option, limit] of Object.entries(LIMITS)) {
    const took = medians.get(option) ?? NaN;
    const within = took / base < limit;
    console.log(`landfall ${option}: ${took.toFixed(1)} ms, ${(took / base).toFixed(2)} x (limit ${limit} x)${within ? '' : ' TOO SLOW'}`);
    if (!within) process.exitCode = 1;
  }
} finally {
  rmSync(cache, { recursive: true });
}
