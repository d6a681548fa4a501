import type { CheckError, Finding, Undecided } from '../finding.ts';
import type { Format, FormatContext } from './format.ts';
import { element, xmlText } from './xml.ts';

/** A case of one rule at one place, or of a rule that found all as it should be. */
interface Case {
  readonly rule: string;
  readonly name: string;
  readonly outcome?: Outcome;
}

type Outcome =
  | { readonly kind: 'failure' | 'error'; readonly type: string; readonly message: string; readonly text: string }
  | { readonly kind: 'skipped'; readonly text: string };

/**
 * JUnit's XML: a suite for each template, in it a case for each finding, and one for each rule that found none. What is waived or unknown is
 * skipped, what couldn't be judged is an error. Valid by Ant's schema as well as by Jenkins', so file and line are in the text only.
 */
export const asJunit: Format = ({ findings, unknown, errors, waivers }, context) => {
  const suites = new Map<string, Case[]>(context.templates.map((template) => [template, []]));
  const add = (template: string | null, one: Case) => {
    const name = template ?? 'landfall';
    suites.set(name, [...(suites.get(name) ?? []), one]);
  };
  for (const finding of findings) add(finding.template, caseOfFinding(finding));
  for (const open of unknown) add(open.template, caseOfUnknown(open));
  for (const error of errors) add(error.template, caseOfError(error));
  for (const one of passed(context, suites))
    add(one.template, { rule: one.rule, name: one.resources === 1 ? '1 resource' : `${one.resources} resources` });
  const idle = waivers
    .filter(({ state }) => state !== 'used')
    .map(
      ({ rule, resource, note, template }) =>
        `The waiver of ${rule} at ${resource}${template === null ? '' : ` in ${template}`}: ${note}\n`,
    );
  // Where there is no template at all, what is wrong with waivers still needs a suite to be told in.
  if (suites.size === 0 && idle.length > 0) suites.set('landfall', []);
  const written = [...suites].map(([template, cases], id) => suite(template, id, cases, context, id === 0 ? idle.join('') : ''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${written.join('')}</testsuites>\n`;
};

function caseOfFinding({ rule, resource, path, template, line, severity, promise, message, fix, waived }: Finding): Case {
  const text = `${template}:${line} ${message}\n\n${fix}`;
  const outcome: Outcome =
    waived === null
      ? { kind: 'failure', type: `${promise} ${severity}`, message, text }
      : { kind: 'skipped', text: `waived${waived.expires === null ? '' : ` until ${waived.expires}`}: ${waived.reason}\n${text}` };
  return { rule, name: `${resource} ${path}`, outcome };
}

function caseOfUnknown({ rule, resource, path, template, line, why }: Undecided): Case {
  const name = [resource, path].filter((part) => part !== null && part !== '').join(' ') || 'the template';
  return { rule: rule ?? 'all-rules', name, outcome: { kind: 'skipped', text: `${template}:${line} unknown: ${why}` } };
}

function caseOfError({ template, message, line }: CheckError): Case {
  const text = `${template ?? 'landfall'}${line === undefined ? '' : `:${line}`} ${message}`;
  return { rule: 'all-rules', name: 'the template can be judged', outcome: { kind: 'error', type: 'error', message, text } };
}

/** Where a rule looked and has no other case. */
function passed({ coverage }: FormatContext, suites: ReadonlyMap<string, readonly Case[]>) {
  const told = new Set([...suites].flatMap(([template, cases]) => cases.map(({ rule }) => `${template}\n${rule}`)));
  return coverage.filter(({ rule, template }) => !told.has(`${template}\n${rule}`));
}

function suite(name: string, id: number, cases: readonly Case[], { version, at }: FormatContext, said: string): string {
  const count = (kind: Outcome['kind']) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const attributes = {
    name: name === '' ? '-' : name,
    package: 'landfall',
    id,
    timestamp: at.toISOString().slice(0, 19),
    hostname: 'localhost',
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped') || undefined,
    time: 0,
  };
  const content = [
    element('properties', {}, element('property', { name: 'landfall', value: version })),
    ...cases.map(testcase),
    element('system-out', {}, xmlText(said)),
    element('system-err', {}),
  ];
  return `${element('testsuite', attributes, `\n${content.map((part) => `  ${part}\n`).join('')}`)}\n`;
}

function testcase({ rule, name, outcome }: Case): string {
  const attributes = { classname: rule, name, time: 0 };
  if (outcome === undefined) return element('testcase', attributes);
  const { kind, text } = outcome;
  const said = kind === 'skipped' ? {} : { type: outcome.type, message: outcome.message };
  return element('testcase', attributes, element(kind, said, xmlText(text)));
}
