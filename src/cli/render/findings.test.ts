import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from 'vitest';

import { PROMISE_TITLES, type PromiseId, type Rule } from '../../guidelines/index.ts';
import { CLOSED } from '../../guidelines/testing/rules.ts';
import { EVERYTHING, type Sample, judgedSample } from '../../guidelines/testing/samples.ts';
import { renderFindings } from './findings.ts';

function rendered(sample: Sample): string {
  const { result, context } = judgedSample(sample);
  return stripVTControlCharacters(renderFindings(result, context));
}

describe('what was found, for people', () => {
  const text = rendered(EVERYTHING);

  it('is grouped by rule, the most severe first, with the fix once where all have the same', () => {
    const headings = text.split('\n').filter((line) => /^thing-|^lid-/.test(line));
    expect(headings).toEqual(['thing-closed  high  G2 encryption at rest', 'thing-unbroken  high  G2 encryption at rest']);
    expect(text.match(/^ {2}fix$/gm)).toHaveLength(2);
  });

  it('never leaves out what is waived, idle, unknown or unreadable', () => {
    expect(text).toContain('lid-coloured: grey <is> a "colour" & so · (until 2999-01-01)');
    expect(text).toContain('waivers of no use\n  thing-closed at Nowhere: there is nothing to waive');
    expect(text).toContain('./dev/a b.yaml: depends on parameter P\n    5  thing-closed Maybe Properties.Closed');
    expect(text).toContain('macro.yaml: the macro Mine may change anything in the template\n    1  every rule');
    expect(text).toMatch(/could not be judged\n {2}error broken\.json/);
    expect(text).toMatch(/fail: 8 findings \(8 high\), 2 waived, 3 unknown, 3 errors, 1 waiver of no use\n$/);
  });

  it('shows the fault of a template once, with all stacks that have it', () => {
    const { result, context } = judgedSample({ templates: { 'a.yaml': 'Resources: {T: {Type: Test::Thing}}' }, rules: [CLOSED] });
    const findings = result.findings.flatMap((finding) => ['1', '2'].map((account) => ({ ...finding, account, stack: 'data' })));
    const accountName = (id: string) => (id === '1' ? 'dev' : undefined);
    const shown = stripVTControlCharacters(renderFindings({ ...result, findings }, { ...context, accountName }));
    expect(shown.match(/a\.yaml:1:/g)).toHaveLength(1);
    expect(shown).toContain('    in dev/data, 2/data\n');
    expect(shown).toContain('fail: 2 findings');
  });

  it('quotes nothing but the key of a line that may hold a secret, for no rule', () => {
    const secret: Rule = { ...CLOSED, id: 'thing-secret', promise: 'G10' };
    const templates = { 'a.yaml': 'Resources: {T: {Type: Test::Thing, Properties: {Password: sesame}}}' };
    const shown = rendered({ templates, rules: [CLOSED, secret] });
    expect(shown).toContain('Properties: …');
    expect(shown).not.toContain('sesame');
    expect(rendered({ templates, rules: [CLOSED] })).toContain('sesame');
  });

  it('sums up by promise', () => {
    expect(text).toMatch(/^promise +rules +judged +found +waived +unknown +verdict$/m);
    expect(text).toMatch(/^G2 encryption at rest +2 +6 +8 +0 +3 +fail$/m);
    expect(text).toMatch(/^G10 plaintext secrets +1 +2 +2 +2 +1 +unknown$/m);
  });

  it('sums up every promise within 80 columns, and none where nothing could be read', () => {
    const counts = { rules: 99, resourcesJudged: 99_999, findings: 9999, waived: 999, unknown: 999, verdict: 'unknown' as const };
    const promises = (Object.keys(PROMISE_TITLES) as PromiseId[]).map((id) => ({ id, ...counts }));
    const layers = promises.map(({ id }) => ({ promise: id, organization: [], template: [], runtime: [], detection: [], only: null }));
    const { result, context } = judgedSample(EVERYTHING);
    const table = (templates: readonly string[]) => {
      const summed = { ...result, findings: [], unknown: [], errors: [], waivers: [], promises, layers };
      return stripVTControlCharacters(renderFindings(summed, { ...context, templates }));
    };
    expect(table(context.templates)).toMatch(/^G19 /m);
    for (const line of table(context.templates).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(table([])).not.toMatch(/^G19 /m);
  });

  it('cuts lines of templates to the width that there is', () => {
    const long = 'x'.repeat(300);
    const minified = JSON.stringify({ Description: long, Resources: { T: { Type: 'Test::Thing' } }, Metadata: { long } });
    const templates = { 'a.json': minified };
    const { result, context } = judgedSample({ templates, rules: [CLOSED] });
    const widest = (width?: number) => {
      const shown = stripVTControlCharacters(renderFindings(result, context, width === undefined ? {} : { width }));
      const quoted = shown.split('\n').filter((line) => line.includes('│'));
      return Math.max(...quoted.map(({ length }) => length));
    };
    expect(widest(60)).toBeLessThanOrEqual(60);
    expect(widest(80)).toBeGreaterThan(60);
    expect(widest(80)).toBeLessThanOrEqual(80);
    expect(widest()).toBeGreaterThan(180);
    expect(widest()).toBeLessThanOrEqual(200);
  });

  it('shows fixes of their own beside the findings that have them', () => {
    const { result, context } = judgedSample({ templates: { 'a.yaml': 'Resources: {T: {Type: Test::Thing}, U: {Type: Test::Thing}}' } });
    const [first, ...rest] = result.findings;
    if (first === undefined) throw new Error('nothing was found');
    const own = stripVTControlCharacters(
      renderFindings({ ...result, findings: [{ ...first, fix: 'Properties: {Mine: 1}\n' }, ...rest] }, context),
    );
    expect(own).toContain('    fix\n      Properties: {Mine: 1}\n');
  });
});
