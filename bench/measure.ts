import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A program to time. */
export interface Contender {
  readonly name: string;
  readonly args: readonly string[];
  /** Done before each run and not timed. */
  readonly prepare?: () => void;
}

export interface Race {
  /** Runs of each contender that count. */
  readonly rounds: number;
  /** Runs before them, which only warm the caches; two by default. */
  readonly warmUps?: number;
  readonly environment: NodeJS.ProcessEnv;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

/**
 * Milliseconds of wall time of each contender under this Node, as medians. Runs alternate, so that whatever else the machine does
 * falls on all alike. Throws when a contender fails: the time of a failure says nothing.
 */
export function raceOf(contenders: readonly Contender[], { rounds, warmUps = 2, environment }: Race): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const { name, args, prepare } of contenders) {
      prepare?.();
      const begun = performance.now();
      runNode(name, args, environment);
      const took = performance.now() - begun;
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

/** Runs this Node once, and throws with what it said when it fails. */
export function runNode(name: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const { status, stderr } = spawnSync(process.execPath, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${name} ended with exit code ${status}: ${String(stderr)}`);
}
