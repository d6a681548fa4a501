import type { Severity, Verdict } from '../../guidelines/index.ts';

export const SEVERITY_STYLE = { critical: 'magenta', high: 'red', medium: 'yellow', low: 'cyan' } as const satisfies Record<
  Severity,
  string
>;

export const VERDICT_STYLE = { pass: 'green', fail: 'red', unknown: 'yellow' } as const satisfies Record<Verdict, string>;
