import { pathToFileURL } from 'node:url';

import { citedClauses } from '../clauses/clauses.ts';
import type { CheckError, CheckResult, Finding, Undecided } from '../finding.ts';
import { PROMISE_TITLES } from '../promises.ts';
import type { Rule, Severity } from '../rule.ts';
import type { JudgedWaiver } from '../waivers/waiver.ts';
import { fingerprintOf, slashed } from './fingerprint.ts';
import type { Format } from './format.ts';

const LEVEL: Readonly<Record<Severity, string>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };

/** The middle of each range that GitHub names (https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning). */
const SCORE: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). What is waived is a suppressed result. What couldn't be
 * judged is a notification of the run, not a result: readers such as GitHub's would take that for a finding.
 */
export const asSarif: Format = (result, { rules, version, at }) => {
  const { findings, errors } = result;
  const index = new Map(rules.map(({ id }, place) => [id, place]));
  const suppressing = findings.some(({ waived }) => waived !== null);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Landfall', semanticVersion: version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: 'landfall/check/' },
        invocations: [
          {
            executionSuccessful: errors.length === 0,
            endTimeUtc: at.toISOString(),
            toolExecutionNotifications: [...errors.map(errorNotice), ...result.unknown.map((open) => unknownNotice(open, index))],
            toolConfigurationNotifications: result.waivers.filter(({ state }) => state !== 'used').map(waiverNotice),
          },
        ],
        results: findings.map((finding) => resultOf(finding, index, suppressing)),
        properties: { verdict: result.verdict, promises: result.promises, waived: countWaived(result) },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function countWaived({ findings }: CheckResult): number {
  return findings.filter(({ waived }) => waived !== null).length;
}

function descriptor({ id, title, why, fix, sources, severity, severityReason, promise }: Rule) {
  const clauses = citedClauses({ id, promise });
  const list = sources.map((source) => `- <${source}>`).join('\n');
  return {
    id,
    name: id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    helpUri: sources[0],
    help: {
      text: `${why}\n\nSeverity: ${severity}, because ${severityReason}\n\nFix:\n${fix}\n\nSources:\n${sources.join('\n')}`,
      markdown: `${why}\n\n**Severity**: ${severity}. ${severityReason}\n\n**Fix**\n\n\`\`\`yaml\n${fix.trimEnd()}\n\`\`\`\n\n**Sources**\n\n${list}\n`,
    },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      tags: ['security', promise, ...titled(promise), ...clauses],
      clauses,
      precision: 'high',
      'security-severity': SCORE[severity],
    },
  };
}

function titled(promise: Rule['promise']): readonly string[] {
  const title = PROMISE_TITLES[promise];
  return title === undefined ? [] : [title];
}

function resultOf(finding: Finding, index: ReadonlyMap<string, number>, suppressing: boolean) {
  const { rule, severity, resource, message, fix, path, type, account, stack, waived, line, column, template } = finding;
  return {
    ruleId: rule,
    ruleIndex: index.get(rule) ?? -1,
    level: LEVEL[severity],
    message: { text: `${resource}: ${message}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(template) }, region: { startLine: line, startColumn: column } },
        logicalLocations: [
          { name: resource, fullyQualifiedName: [account, stack, resource].filter((part) => part !== null).join('/'), kind: 'resource' },
        ],
      },
    ],
    partialFingerprints: { 'landfallFinding/v1': fingerprintOf(finding) },
    ...(suppressing ? { suppressions: waived === null ? [] : [suppression(waived)] } : {}),
    properties: { promise: finding.promise, type, path, fix, account, stack },
  };
}

function suppression({ reason, expires, source }: NonNullable<Finding['waived']>) {
  return { kind: source === 'resource' ? 'inSource' : 'external', status: 'accepted', justification: reason, properties: { expires } };
}

function errorNotice({ template, message, line }: CheckError) {
  return { level: 'error', message: { text: message }, ...(template === null ? {} : { locations: [place(template, line ?? 1)] }) };
}

function unknownNotice({ rule, resource, path, why, template, line }: Undecided, index: ReadonlyMap<string, number>) {
  const at = [resource, path].filter((part) => part !== null && part !== '').join(' ');
  const ruleIndex = rule === null ? undefined : index.get(rule);
  return {
    level: 'warning',
    message: { text: `unknown${at === '' ? '' : ` at ${at}`}: ${why}` },
    locations: [place(template, line)],
    ...(rule === null || ruleIndex === undefined ? {} : { associatedRule: { id: rule, index: ruleIndex } }),
  };
}

function waiverNotice({ rule, resource, note, template, line }: JudgedWaiver) {
  return {
    level: 'warning',
    message: { text: `the waiver of ${rule} at ${resource}: ${note}` },
    ...(template === null ? {} : { locations: [place(template, line ?? 1)] }),
  };
}

function place(template: string, line: number) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(template) }, region: { startLine: line } } };
}

/** Relative where the path is; what a URI can't hold is escaped. */
function uriOf(template: string): string {
  if (/^(?:[\\/]|[A-Za-z]:[\\/])/.test(template)) return pathToFileURL(template).href;
  return slashed(template)
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}
