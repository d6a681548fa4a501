/**
 * `npm run record`: runs the demo in a pseudo terminal and makes the README's picture of it, `docs/demo.svg`.
 * `--from FILE` takes a saved recording (asciinema's format, version 2) instead; `--save FILE` keeps the one that was made.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { captureCommand, formatCast, parseCast } from './recording/capture.ts';
import { filmOf, textOf } from './recording/film.ts';
import type { Frame, Moment } from './recording/film.ts';
import { pictureOf } from './recording/svg.ts';

const root = resolve(import.meta.dirname, '..');
const COMMAND = 'npm run -s demo';
const COLUMNS = 104;
const ROWS = 30;

// The lines of the demo at which the film stops to be read: the plan, the finished run, and the cloud's refusal.
const MOMENTS: readonly Moment[] = [
  { line: /\b\d+ to create\b/, seconds: 4 },
  { line: /AccessDenied|not authorized to perform/, seconds: 5 },
];

const { values } = parseArgs({
  options: { from: { type: 'string' }, save: { type: 'string' }, out: { type: 'string', default: resolve(root, 'docs/demo.svg') } },
});
const capture = values.from === undefined ? await captureCommand(COMMAND, COLUMNS, ROWS) : parseCast(await readFile(values.from, 'utf8'));
if (values.save !== undefined) await writeFile(values.save, formatCast(capture));
const frames = filmOf(capture, { moments: MOMENTS, ending: 7, between: 16, frames: 70 });
refuseLocalPaths(frames);
const picture = pictureOf(frames, {
  columns: capture.columns,
  title: 'npm run demo',
  description:
    'A terminal: the plan for a whole organization, the run that brings it up on the local cloud, and the refusal that dev meets at prod.',
  poster: frames.length - 1,
});
await writeFile(values.out, picture);
console.log(`${values.out}: ${frames.length} frames, ${Math.round(picture.length / 1024)} KiB`);

/** A picture that is published must not tell whose machine it was taken on. */
function refuseLocalPaths(shown: readonly Frame[]): void {
  const text = shown.map(({ screen }) => textOf(screen)).join('\n');
  const found = [root, homedir()].find((path) => path.length > 1 && text.includes(path));
  if (found !== undefined)
    throw new Error(`The recording shows a path of this machine (${found}): let the demo print it relative to the project`);
}
