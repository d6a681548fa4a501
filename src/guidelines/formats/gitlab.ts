import type { Severity } from '../rule.ts';
import { fingerprintOf, slashed } from './fingerprint.ts';
import type { Format } from './format.ts';

/** GitLab's levels (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
const SEVERITY: Readonly<Record<Severity, string>> = { critical: 'blocker', high: 'critical', medium: 'major', low: 'minor' };

/**
 * GitLab's Code Quality report. What is waived is there as `info`, with the reason; a template that couldn't be judged is there as well, as the
 * format has no other place for it.
 */
export const asGitlab: Format = ({ findings, errors, waivers }) => {
  const found = findings.map((finding) => ({
    type: 'issue',
    check_name: finding.rule,
    description: `${finding.resource}: ${finding.message}${finding.waived === null ? '' : ` (waived: ${finding.waived.reason})`}`,
    content: { body: finding.fix },
    categories: ['Security'],
    fingerprint: fingerprintOf(finding),
    severity: finding.waived === null ? SEVERITY[finding.severity] : 'info',
    location: { path: slashed(finding.template), lines: { begin: finding.line } },
  }));
  const failed = errors.map(({ template, message, line = 1 }) =>
    notice('template-not-judged', message, 'critical', template ?? 'landfall', line),
  );
  const idle = waivers
    .filter(({ state }) => state !== 'used')
    .map(({ rule, resource, note, template, line }) =>
      notice('waiver-of-no-use', `the waiver of ${rule} at ${resource}: ${note}`, 'info', template ?? 'landfall.config.ts', line ?? 1),
    );
  return `${JSON.stringify([...found, ...failed, ...idle], undefined, 2)}\n`;
};

function notice(check: string, description: string, severity: string, template: string, line: number) {
  return {
    type: 'issue',
    check_name: check,
    description,
    categories: ['Security'],
    fingerprint: fingerprintOf({ rule: check, account: null, stack: null, template, resource: '', path: description }),
    severity,
    location: { path: slashed(template), lines: { begin: line } },
  };
}
