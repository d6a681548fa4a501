import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import { sarifSchema } from '../testing/published.ts';
import { CLOSED } from '../testing/rules.ts';
import { EVERYTHING, NOTHING, type Sample, judgedSample } from '../testing/samples.ts';
import { asSarif } from './sarif.ts';

const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(sarifSchema());

function written(sample: Sample) {
  const { result, context } = judgedSample(sample);
  return JSON.parse(asSarif(result, context)) as { readonly runs: readonly [Run] };
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly object[];
      readonly toolConfigurationNotifications: readonly object[];
    },
  ];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly suppressions?: readonly object[];
    readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
  }[];
}

describe('SARIF', () => {
  it.each([
    ['everything', EVERYTHING],
    ['nothing', NOTHING],
  ])('of a result with %s is as the standard’s schema has it', (_case, sample) => {
    validate(written(sample));
    expect(validate.errors).toBeNull();
  });

  it('explains each rule, and each result is one of theirs', () => {
    const [{ tool, results }] = written(EVERYTHING).runs;
    expect(tool.driver.rules[0]).toMatchObject({
      id: CLOSED.id,
      helpUri: CLOSED.sources[0],
      help: { markdown: expect.stringContaining(CLOSED.fix.trim()) },
      properties: {
        tags: ['security', 'G2', 'encryption at rest', 'SOC 2 C1.1', 'SOC 2 CC6.1', 'ISO 27001 A.8.24'],
        clauses: ['SOC 2 C1.1', 'SOC 2 CC6.1', 'ISO 27001 A.8.24'],
        'security-severity': '8.0',
      },
    });
    expect(results.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('has what is waived as suppressed, and of all others that they are not', () => {
    const [{ results }] = written(EVERYTHING).runs;
    const suppressions = results.map(({ ruleId, suppressions: own }) => [ruleId, own?.length]);
    expect(suppressions).toContainEqual(['lid-coloured', 1]);
    expect(suppressions).toContainEqual(['thing-closed', 0]);
    expect(results.find(({ ruleId }) => ruleId === 'lid-coloured')?.suppressions).toMatchObject([
      { kind: 'inSource', status: 'accepted', justification: expect.stringContaining('grey') },
    ]);
    const plain = written({ templates: { 'a.yaml': 'Resources: {T: {Type: Test::Thing}}' } });
    expect(plain.runs[0].results[0]).not.toHaveProperty('suppressions');
  });

  it('tells of what could not be judged as notifications', () => {
    const [{ invocations }] = written(EVERYTHING).runs;
    const [{ executionSuccessful, toolExecutionNotifications, toolConfigurationNotifications }] = invocations;
    expect(executionSuccessful).toBe(false);
    expect(toolExecutionNotifications).toContainEqual(expect.objectContaining({ level: 'error' }));
    expect(toolExecutionNotifications).toContainEqual(
      expect.objectContaining({ level: 'warning', associatedRule: { id: 'thing-closed', index: 0 } }),
    );
    expect(toolConfigurationNotifications).toMatchObject([{ message: { text: expect.stringContaining('Nowhere') } }]);
  });

  it('names files by URIs, relative where they were', () => {
    const [{ results }] = written(EVERYTHING).runs;
    const uris = new Set(results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri));
    expect([...uris]).toEqual(['dev/a%20b.yaml', 'file:///abs/%C3%BC.yaml']);
  });

  it('has the same fingerprint for a finding that moved, and no other has it', () => {
    const text = 'Resources: {T: {Type: Test::Thing}, U: {Type: Test::Thing}}';
    const prints = (moved: string) =>
      written({ templates: { 'a.yaml': moved + text } }).runs[0].results.map(({ partialFingerprints }) => partialFingerprints);
    expect(prints('')).toEqual(prints('# moved\n\n'));
    expect(new Set(prints('').map((print) => JSON.stringify(print))).size).toBe(4);
  });
});
