import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between tries. */
const PAUSES = [2_000, 10_000, 30_000];

/** Tries again, after longer and longer pauses, while the error is one that passes; throws the last one. */
export async function patiently<Result>(
  work: () => Promise<Result>,
  passes: (error: unknown) => boolean | Promise<boolean>,
  pauses: readonly number[] = PAUSES,
): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!(await passes(error))) throw error;
      await sleep(pause);
    }
  }
  return work();
}
