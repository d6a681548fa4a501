import type { CheckResult } from '../finding.ts';
import type { Coverage } from '../judge.ts';
import type { Rule } from '../rule.ts';
import { type Control, counted } from './control.ts';

/** The rules that looked at something and found all as it should be, as controls. What is waived isn't held, it is only borne. */
export function ruleControls(
  rules: readonly Rule[],
  { findings, unknown }: Pick<CheckResult, 'findings' | 'unknown'>,
  coverage: readonly Coverage[],
): readonly (Control & { readonly rule: Rule })[] {
  const broken = new Set([...findings.map(({ rule }) => rule), ...unknown.flatMap(({ rule }) => (rule === null ? [] : [rule]))]);
  const judged = Map.groupBy(coverage, ({ rule }) => rule);
  return rules.flatMap((rule) => {
    const resources = (judged.get(rule.id) ?? []).reduce((sum, own) => sum + own.resources, 0);
    if (resources === 0 || broken.has(rule.id)) return [];
    return [{ rule, name: rule.id, does: rule.title, reach: counted(resources, 'resource'), source: null }];
  });
}
