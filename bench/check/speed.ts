import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { median } from '../measure.ts';
import type { Tool } from './finding.ts';
import { table } from './tables.ts';
import { writeTemplates } from './thousand.ts';

const ROUNDS = 3;
/** CPU seconds of a run from which on one is enough: its scatter is small against it. */
const SLOW = 5;

/**
 * CPU seconds of each tool for the templates of ten accounts, beyond what it takes to start: the median for one template of one resource is
 * taken off. Landfall loads, resolves and judges them by the command that anybody runs, from sources as in a checkout.
 */
export function speedTable(tools: readonly Tool[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  try {
    const { templates, tiny, resources, accounts } = writeTemplates(folder);
    const seconds = tools.map((tool) => {
      const cpu = (given: readonly string[]): number => {
        const first = tool.judge(folder, given).cpu;
        return first > SLOW ? first : median([first, ...Array.from({ length: ROUNDS - 1 }, () => tool.judge(folder, given).cpu)]);
      };
      const start = cpu([tiny]);
      return { name: tool.name, start, work: cpu(templates) - start };
    });
    const own = seconds.find(({ name }) => name === 'landfall')?.work;
    const rows = seconds.map(({ name, start, work }) => [
      name,
      start.toFixed(2),
      work.toFixed(2),
      own === undefined || name === 'landfall' ? '' : `${(work / own).toFixed(1)} ×`,
    ]);
    return `${resources} resources in ${templates.length} templates of ${accounts} accounts\n\n${table([['tool', 'start CPU s', 'beyond CPU s', 'to landfall'], ...rows])}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
