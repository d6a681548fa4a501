import { describe, expect, it } from 'vitest';

import { EKS, ENDED_RUNTIMES, RDS, TABLES_AS_OF, isUpTo } from './end-of-support.ts';

describe('isUpTo', () => {
  it.each([
    ['5.6.34', '5.6', true],
    ['5.6', '5.6', true],
    ['5', '5.6', true],
    ['5.7.1', '5.6', false],
    ['10.23', '10', true],
    ['1.9', '1.30', true],
    ['1.31', '1.30', false],
    ['8.0.mysql_aurora.3.08.0', '5.6', false],
  ])('%s is up to %s: %s', (version, last, expected) => {
    expect(isUpTo(version, last)).toBe(expected);
  });
});

describe('the tables', () => {
  it('hold nothing that ends after the day on which they were read', () => {
    const days = [...Object.values(ENDED_RUNTIMES), EKS.since, ...Object.values(RDS).map(({ since }) => since)];
    for (const day of days) expect(day <= TABLES_AS_OF && /^\d{4}-\d\d-\d\d$/.test(day), day).toBe(true);
  });
});
