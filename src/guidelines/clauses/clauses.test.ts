import { describe, expect, it } from 'vitest';

import { RULES } from '../rules/index.ts';
import { citedClauses, clausesOf } from './clauses.ts';
import { FRAMEWORKS } from './frameworks.ts';
import { PROMISE_CLAUSES, RULE_CLAUSES, WITHOUT_CLAUSES } from './rule-clauses.ts';

describe('clauses of frameworks', () => {
  it('are said of rules that there are', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    expect([...Object.keys(RULE_CLAUSES), ...Object.keys(WITHOUT_CLAUSES)].filter((id) => !ids.has(id))).toEqual([]);
    expect(Object.keys(PROMISE_CLAUSES).toSorted()).toEqual([...new Set(RULES.map(({ promise }) => promise))].toSorted());
  });

  it('are there for every rule, or it is said why not', () => {
    const without = RULES.filter((rule) => !clausesOf(rule).some(({ framework }) => framework.id !== 'cis')).map(({ id }) => id);
    expect(without).toEqual(Object.keys(WITHOUT_CLAUSES));
  });

  it('are described, each that is cited and no other', () => {
    for (const { id, clauses } of FRAMEWORKS) {
      const cited = new Set(RULES.flatMap((rule) => clausesOf(rule).flatMap((own) => (own.framework.id === id ? own.clauses : []))));
      expect([...cited].toSorted(), id).toEqual(Object.keys(clauses).toSorted());
    }
  });

  it('are all known to their framework', () => {
    for (const table of [...Object.values(PROMISE_CLAUSES), ...Object.values(RULE_CLAUSES)]) {
      for (const { id, clauses } of FRAMEWORKS) expect((table[id] ?? []).filter((clause) => clauses[clause] === undefined)).toEqual([]);
    }
  });

  it('are cited with the framework before them', () => {
    const rule = RULES.find(({ id }) => id === 'rds-multi-az');
    expect(rule && citedClauses(rule)).toEqual(['CIS AWS 2.2.4', 'SOC 2 A1.2', 'ISO 27001 A.8.14']);
    expect(citedClauses({ id: 'toString', promise: 'G99' })).toEqual([]);
  });
});
