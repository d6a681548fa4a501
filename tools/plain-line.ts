import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What a run came to. A file that can't be loaded has no tests, so it counts as one failure of its own, as does each unhandled error. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

type Counted = Pick<TestModule, 'errors'> & {
  readonly children: { allTests(): Iterable<{ result(): { readonly state: 'passed' | 'failed' | 'skipped' | 'pending' } }> };
};

export function tally(modules: readonly Counted[], unhandled: readonly unknown[]): Tally {
  const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) count.failed += 1;
    for (const test of module.children.allTests()) count[test.result().state] += 1;
  }
  // A test that was begun and never ended didn't pass.
  return { passed: count.passed, failed: count.failed + count.pending, skipped: count.skipped };
}

/** The last line of a run, for people and for scripts: `12 passed, 0 failed`. */
export function plainLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export default class PlainLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    console.log(plainLine(tally(modules, unhandled)));
  }
}
