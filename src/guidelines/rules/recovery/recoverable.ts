import type { Rule } from '../../rule.ts';
import { type Setting, settingRule } from '../../settings/index.ts';
import { isLasting } from './lasting.ts';

type Recoverable = Omit<Rule, 'promise' | 'layer' | 'types' | 'check' | 'fix'> & {
  readonly fix?: string;
  readonly settings: Readonly<Record<string, readonly Setting[]>>;
};

/** A guideline of recovery: properties that must say that data can come back, each type by its own. */
export function recoverable(about: Recoverable): Rule {
  return settingRule({ promise: 'G18', layer: 'template', ...about });
}

/** The same where a resource is meant to last: an environment that is taken down at will isn't asked to resist. */
export function lasting({ settings, ...about }: Recoverable): Rule {
  const whereItLasts = (setting: Setting): Setting => ({
    ...setting,
    concerns: (place) => isLasting(place.resource, place.estate) && (setting.concerns?.(place) ?? true),
  });
  const asked = Object.entries(settings).map(([type, all]) => [type, all.map(whereItLasts)] as const);
  return recoverable({ ...about, settings: Object.fromEntries(asked) });
}

/** Days that Security Hub asks of automated backups, unless told otherwise: a fault that is noticed after a long weekend can still be undone. */
export const LEAST_DAYS = 7;
