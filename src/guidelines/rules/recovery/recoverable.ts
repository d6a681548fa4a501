import type { Rule } from '../../rule.ts';
import { type Place, type Setting, isNothing, settingRule } from '../../settings/index.ts';
import { isKnownToLast, isLasting } from './lasting.ts';

type Recoverable = Omit<Rule, 'promise' | 'layer' | 'types' | 'check' | 'fix'> & {
  readonly fix?: string;
  readonly settings: Readonly<Record<string, readonly Setting[]>>;
};

/** A guideline of recovery: properties that must say that data can come back, each type by its own. */
export function recoverable(about: Recoverable): Rule {
  return settingRule({ promise: 'G18', layer: 'template', ...about });
}

/** The same where a resource is meant to last: an environment that is taken down at will isn't asked to resist. */
export function lasting(about: Recoverable): Rule {
  const whereItLasts = (setting: Setting) => asked(setting, ({ resource, estate }) => isLasting(resource, estate));
  return recoverable({ ...about, settings: eachSetting(about.settings, whereItLasts) });
}

/** The same for standbys, by which data stays available rather than comes back. */
export function available(about: Recoverable): Rule {
  return recoverable({ ...about, settings: eachSetting(about.settings, whereSaidOrLasting) });
}

/**
 * What a template says of it is judged. Where it says nothing, it is asked for only of what an estate says is meant to last: a single template
 * may well be of a trial.
 */
export function whereSaidOrLasting(setting: Setting): Setting {
  return asked(
    setting,
    ({ resource, estate, beside }) =>
      !isNothing(beside(...setting.path.slice(setting.path.lastIndexOf('*') + 1))) || isKnownToLast(resource, estate),
  );
}

function asked(setting: Setting, where: (place: Place) => boolean): Setting {
  return { ...setting, concerns: (place) => where(place) && (setting.concerns?.(place) ?? true) };
}

function eachSetting(settings: Recoverable['settings'], change: (setting: Setting) => Setting): Recoverable['settings'] {
  return Object.fromEntries(Object.entries(settings).map(([type, all]) => [type, all.map(change)] as const));
}

/** Days that Security Hub asks of automated backups, unless told otherwise: a fault that is noticed after a long weekend can still be undone. */
export const LEAST_DAYS = 7;
