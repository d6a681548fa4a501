import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { localCloudStatus, stopLocalCloud } from '../../src/local/index.ts';
import { raceOf, runNode } from '../measure.ts';
import type { Bench } from './bench.ts';

const ROUNDS = 10;

interface Call {
  /** When it was answered. */
  readonly time: string;
  readonly service: string;
  readonly operation: string;
  readonly account?: string;
  readonly ms: number;
}

/** The unchanged plan of the example against a local cloud in which it is up, with what it asks. */
export async function target({ bin, environment }: Bench): Promise<void> {
  const file = resolve(import.meta.dirname, '../../examples/harbor/landfall.config.ts');
  const against = ['--project', file, '--target', 'local'];
  try {
    runNode('landfall up', [bin, 'up', '--yes', ...against], environment);
    const status = localCloudStatus(environment);
    if (status.state !== 'running') throw new Error('the local cloud ended');
    const log = status.cloud.requestLog;
    const plan = { name: 'plan', args: [bin, 'plan', ...against] };
    runNode(plan.name, plan.args, environment);
    const before = callsIn(log).length;
    runNode(plan.name, plan.args, environment);
    const calls = callsIn(log).slice(before);
    const medians = raceOf([{ name: 'node', args: ['-e', '0'] }, plan], { rounds: ROUNDS, environment });
    const ratio = (medians.get('plan') ?? NaN) / (medians.get('node') ?? NaN);
    console.log(
      `Unchanged plan against the local cloud to node -e 0: ${ratio.toFixed(1)} x (medians of ${ROUNDS}), ${calls.length} calls:`,
    );
    for (const line of counted(calls)) console.log(`  ${line}`);
    const stacks = calls.filter(({ operation }) => operation === 'DescribeStacks');
    console.log(`  at most ${mostAtOnce(stacks)} of ${stacks.length} DescribeStacks under way at once`);
  } finally {
    await stopLocalCloud({ discard: true, environment });
  }
}

function callsIn(file: string): readonly Call[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Call)
    .filter(({ service }) => service !== 'landfall');
}

function counted(calls: readonly Call[]): readonly string[] {
  return [...Map.groupBy(calls, ({ service, operation }) => `${service} ${operation}`)]
    .map(([name, same]) => `${String(same.length).padStart(3)} ${name}`)
    .toSorted();
}

/** The greatest number of calls of which each had begun before any was answered. */
function mostAtOnce(calls: readonly Call[]): number {
  const spans = calls.map(({ time, ms }) => ({ from: Date.parse(time) - ms, to: Date.parse(time) }));
  return Math.max(0, ...spans.map(({ from }) => spans.filter((other) => other.from <= from && from < other.to).length));
}
