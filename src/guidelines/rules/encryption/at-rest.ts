import type { Rule, Severity } from '../../rule.ts';
import { type Setting, settingRule } from '../../settings/index.ts';

const REASONS: Readonly<Record<Severity, string>> = {
  critical: 'Everybody can read the data as it lies there.',
  high: 'The data of the product lies in plain text on media and in copies, and most stores can only be encrypted by being made anew.',
  medium: 'What lies there in plain text is a part of the data or a copy of it, and the setting can be changed.',
  low: 'AWS encrypts by itself in most cases; what is missing is a key whose use can be bounded, watched and ended.',
};

type AtRest = Omit<Rule, 'promise' | 'layer' | 'types' | 'check' | 'fix' | 'severityReason'> & {
  readonly fix?: string;
  readonly severityReason?: string;
  readonly settings: Readonly<Record<string, readonly Setting[]>>;
};

/** A guideline of encryption at rest: properties that must say so, each type by its own. */
export function atRest(about: AtRest): Rule {
  return settingRule({ promise: 'G2', layer: 'template', severityReason: REASONS[about.severity], ...about });
}
