import { join } from 'node:path';

import { raceOf, runNode } from '../measure.ts';
import type { Bench } from './bench.ts';
import { generateProject } from './generated-project.ts';

const SIZES = [1, 10, 100];
const ROUNDS = 15;
/** Of the time of `node -e 0`. */
const LIMIT = 8;

/** The unchanged offline plan beside a Node that does nothing. Returns whether all were within the limit. */
export function offline({ bin, folder, environment }: Bench): boolean {
  const contenders = SIZES.map((size) => {
    const file = generateProject(join(folder, `offline-${size}`), size);
    return { name: `${size}`, args: [bin, 'plan', '--offline', '--project', file] };
  });
  for (const { name, args } of contenders) runNode(`the first plan of ${name}`, args, environment);
  const medians = raceOf([{ name: 'node', args: ['-e', '0'] }, ...contenders], { rounds: ROUNDS, environment });
  const base = medians.get('node') ?? NaN;
  console.log(`Unchanged offline plan to node -e 0 (${base.toFixed(1)} ms; medians of ${ROUNDS}):`);
  const ratios = contenders.map(({ name }) => ({ name, ratio: (medians.get(name) ?? NaN) / base }));
  for (const { name, ratio } of ratios) {
    console.log(`  ${name.padStart(3)} environments: ${ratio.toFixed(2)} x (limit ${LIMIT} x)${ratio <= LIMIT ? '' : ' TOO SLOW'}`);
  }
  return ratios.every(({ ratio }) => ratio <= LIMIT);
}
