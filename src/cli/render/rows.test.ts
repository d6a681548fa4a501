import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from 'vitest';

import type { LandfallEvent } from '../../report/index.ts';
import { applyEvent, renderRows } from './rows.ts';

function drawn(
  events: readonly LandfallEvent[],
  columns = 80,
  height = 20,
): { readonly above: readonly string[]; readonly rows: readonly string[] } {
  const rows: Parameters<typeof applyEvent>[0] = new Map();
  const above = events.flatMap((event) => applyEvent(rows, event) ?? []);
  return { above: above.map(stripVTControlCharacters), rows: stripVTControlCharacters(renderRows(rows, columns, height)).split('\n') };
}

const step = (account: string, subject: string, state: 'started' | 'done' | 'failed' | 'skipped', detail?: string): LandfallEvent => ({
  type: 'step',
  account,
  subject,
  state,
  ...(detail === undefined ? {} : { detail }),
});

describe('rows in a terminal', () => {
  it('are one for each account, in the order in which they were first heard of', () => {
    const { rows } = drawn([
      { type: 'account', account: 'dev', steps: 2 },
      { type: 'account', account: 'prod', steps: 2 },
      step('prod', 'quay-prod-data', 'started'),
      step('dev', 'quay-dev-data', 'started'),
      step('dev', 'quay-dev-data', 'done'),
    ]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^dev .*1\/2/);
    expect(rows[1]).toMatch(/^prod .*0\/2 +quay-prod-data$/);
  });

  it('show what runs now and how far it is', () => {
    const { rows } = drawn([
      { type: 'account', account: 'dev', steps: 1 },
      { type: 'step', account: 'dev', subject: 'quay-dev-api', state: 'progress', detail: 'Stage', finished: 4, total: 9 },
    ]);
    expect(rows[0]).toContain('quay-dev-api 4/9 Stage');
  });

  it('keep failures above', () => {
    const { above, rows } = drawn([
      { type: 'account', account: 'dev', steps: 2 },
      step('dev', 'quay-dev-api', 'started'),
      step('dev', 'quay-dev-api', 'failed', 'the stage is refused'),
    ]);
    expect(above).toEqual(['failed: dev/quay-dev-api: the stage is refused']);
    expect(rows[0]).toMatch(/1\/2/);
  });

  it('never are wider than the terminal, nor more than it has lines', () => {
    const accounts = Array.from({ length: 30 }, (_, index) => `account-${index}`);
    const { rows } = drawn(
      accounts.flatMap((account): LandfallEvent[] => [
        { type: 'account', account, steps: 3 },
        step(account, `quay-${account}-with-a-name-that-is-longer-than-the-room-that-is-left-for-it`, 'started'),
      ]),
      60,
      10,
    );
    expect(rows).toHaveLength(10);
    expect(rows.at(-1)).toBe('… and 21 more');
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(60);
  });
});
