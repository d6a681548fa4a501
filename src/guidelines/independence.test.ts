import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { estateOfTemplates } from '../estate/index.ts';
import type { CheckResult } from './finding.ts';
import { judge } from './judge.ts';
import { RULES } from './rules/index.ts';
import { ruleTemplates } from './testing/rule-templates.ts';

const TEMPLATES = ruleTemplates();

function judged(templates: readonly number[]): CheckResult {
  const estate = estateOfTemplates(templates.map((which) => ({ path: String(which), text: TEMPLATES[which] ?? '' })));
  return judge(estate, { rules: RULES, today: '2026-11-24' }).result;
}

const said = ({ findings, unknown, errors }: CheckResult, which: number) =>
  [findings, unknown, errors].map((list) => list.filter(({ template }) => template === String(which)));

const several = fc.uniqueArray(fc.nat(TEMPLATES.length - 1), { minLength: 2, maxLength: 6 });

describe('templates of one call', { timeout: 60_000 }, () => {
  it('are judged as each would be alone', () => {
    const property = fc.property(several, (templates) => {
      const together = judged(templates);
      for (const which of templates) expect(said(together, which)).toEqual(said(judged([which]), which));
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('come to the worst of what each comes to, whatever their order', () => {
    const property = fc.property(several, (templates) => {
      const alone = templates.map((which) => judged([which]).verdict);
      const worst = alone.includes('fail') ? 'fail' : alone.includes('unknown') ? 'unknown' : 'pass';
      expect([judged(templates).verdict, judged(templates.toReversed()).verdict]).toEqual([worst, worst]);
      expect(judged(templates)).toEqual(judged(templates));
    });
    fc.assert(property, { numRuns: 50 });
  });
});
