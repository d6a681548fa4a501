/** `npm test`: says what the machine lacks before a run, rather than in the midst of it, and then hands over to Vitest. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

import { missingFor, projectsOf } from './prerequisites.ts';

const args = process.argv.slice(2);
const missing = await missingFor(projectsOf(args));

if (missing.length > 0) {
  for (const sentence of missing) console.error(sentence);
  process.exitCode = 2;
} else {
  const vitest = resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
