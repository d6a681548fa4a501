import type { Rule } from '../../rule.ts';
import { type Setting, settingRule } from '../../setting-rule.ts';

type Recoverable = Omit<Rule, 'promise' | 'layer' | 'types' | 'check' | 'fix'> & {
  readonly fix?: string;
  readonly settings: Readonly<Record<string, readonly Setting[]>>;
};

/** A guideline of recovery: properties that must say that data can come back, each type by its own. */
export function recoverable(about: Recoverable): Rule {
  return settingRule({ promise: 'G18', layer: 'template', ...about });
}

/** Days that Security Hub asks of automated backups, unless told otherwise: a fault that is noticed after a long weekend can still be undone. */
export const LEAST_DAYS = 7;
