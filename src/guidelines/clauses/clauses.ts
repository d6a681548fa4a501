import { isOfPack } from '../packs/pack-rules.ts';
import type { Rule } from '../rule.ts';
import { FRAMEWORKS, type Framework } from './frameworks.ts';
import { PROMISE_CLAUSES, RULE_CLAUSES, WITHOUT_CLAUSES } from './rule-clauses.ts';

/** What a rule supports of one framework. */
export interface Support {
  readonly framework: Framework;
  /** In the framework's order; at least one. */
  readonly clauses: readonly string[];
}

/**
 * The clauses that a rule is evidence for (X20). A rule supports a clause, it never fulfils one alone: most ask for people and procedures
 * as well. Empty for a rule that isn't one of the guidelines.
 */
export function clausesOf({ id, promise }: Pick<Rule, 'id' | 'promise'>): readonly Support[] {
  if (Object.hasOwn(WITHOUT_CLAUSES, id) || isOfPack(id)) return [];
  const own = Object.hasOwn(RULE_CLAUSES, id) ? RULE_CLAUSES[id] : undefined;
  const common = PROMISE_CLAUSES[promise];
  return FRAMEWORKS.flatMap((framework) => {
    const named = own?.[framework.id] ?? common?.[framework.id] ?? [];
    const clauses = Object.keys(framework.clauses).filter((clause) => named.includes(clause));
    return clauses.length === 0 ? [] : [{ framework, clauses }];
  });
}

/** Each clause as it is cited: `CIS AWS 5.3`. */
export function citedClauses(rule: Pick<Rule, 'id' | 'promise'>): readonly string[] {
  return clausesOf(rule).flatMap(({ framework, clauses }) => clauses.map((clause) => `${framework.name} ${clause}`));
}
