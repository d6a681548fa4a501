import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A program to time. */
export interface Contender {
  readonly name: string;
  readonly args: readonly string[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

/**
 * Milliseconds of wall time of each contender under this Node, as medians. Runs alternate, so that whatever else the machine does
 * falls on all alike; the first two rounds only warm the caches. Throws when a contender fails: the time of a failure says nothing.
 */
export function raceOf(contenders: readonly Contender[], rounds: number, environment: NodeJS.ProcessEnv): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -2; round < rounds; round += 1) {
    for (const { name, args } of contenders) {
      const begun = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
      const took = performance.now() - begun;
      if (status !== 0) throw new Error(`${name} ended with exit code ${status}: ${String(stderr)}`);
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}
