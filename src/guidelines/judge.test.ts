import { describe, expect, it } from 'vitest';

import { estateOfTemplates } from '../estate/index.ts';
import { judge } from './judge.ts';
import type { Rule } from './rule.ts';
import { BREAKING, CLOSED, COLLAPSING, COLOURED } from './testing/rules.ts';

const TODAY = '2026-11-24';

function judged(templates: Readonly<Record<string, string>>, rules: readonly Rule[] = [CLOSED, COLOURED]) {
  return judge(estateOfTemplates(Object.entries(templates).map(([path, text]) => ({ path, text }))), { rules, today: TODAY });
}

const THINGS = `Parameters:
  Shut: {Type: String}
Resources:
  Open:
    Type: Test::Thing
    Properties:
      Size: 1
  Closed: {Type: Test::Thing, Properties: {Closed: "true"}}
  Maybe:
    Type: Test::Thing
    Properties:
      Closed: !Ref Shut
  Lid: {Type: Test::Lid}
`;

describe('a judgement', () => {
  it('has every finding with its place, and says what it can’t know', () => {
    const { result } = judged({ 'a.yaml': THINGS });
    expect(result.verdict).toBe('fail');
    expect(result.findings.map(({ rule, resource, path, line, column }) => [rule, resource, path, line, column])).toEqual([
      ['thing-closed', 'Open', 'Properties.Closed', 6, 5],
      ['lid-coloured', 'Lid', 'Properties.Colour', 13, 3],
    ]);
    expect(result.findings[0]).toMatchObject({
      promise: 'G2',
      severity: 'high',
      account: null,
      stack: null,
      template: 'a.yaml',
      type: 'Test::Thing',
      message: 'It is open to whoever comes.',
      fix: CLOSED.fix,
      waived: null,
    });
    expect(result.unknown).toEqual([
      {
        rule: 'thing-closed',
        promise: 'G2',
        account: null,
        stack: null,
        template: 'a.yaml',
        resource: 'Maybe',
        type: 'Test::Thing',
        path: 'Properties.Closed',
        line: 12,
        why: 'depends on parameter Shut',
      },
    ]);
  });

  it('counts by promise over all templates', () => {
    const { result, coverage } = judged({ 'a.yaml': THINGS, 'b.yaml': THINGS });
    expect(result.promises).toEqual([
      { id: 'G2', rules: 1, resourcesJudged: 6, findings: 2, waived: 0, unknown: 2, verdict: 'fail' },
      { id: 'G10', rules: 1, resourcesJudged: 2, findings: 2, waived: 0, unknown: 0, verdict: 'fail' },
    ]);
    expect(coverage).toContainEqual({ rule: 'thing-closed', template: 'b.yaml', resources: 3 });
  });

  it('passes where all is as it should be, and where there is nothing to judge', () => {
    const { result } = judged({ 'a.yaml': 'Resources: {T: {Type: Test::Thing, Properties: {Closed: true}}}' });
    expect([result.verdict, ...result.promises.map(({ verdict }) => verdict)]).toEqual(['pass', 'pass', 'pass']);
  });

  it('is unknown where something can’t be told and nothing is found', () => {
    const { result } = judged({
      'a.yaml': 'Parameters: {P: {Type: String}}\nResources: {T: {Type: Test::Thing, Properties: {Closed: !Ref P}}}',
    });
    expect([result.verdict, ...result.promises.map(({ verdict }) => verdict)]).toEqual(['unknown', 'unknown', 'pass']);
  });

  it('is unknown for each promise where a macro may change anything', () => {
    const { result } = judged({ 'a.yaml': 'Transform: Mine\nResources: {T: {Type: Test::Thing, Properties: {Closed: true}}}' });
    expect(result.unknown).toMatchObject([
      { rule: null, promise: null, resource: null, line: 1, why: expect.stringContaining('the macro Mine') },
    ]);
    expect(result.promises.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
  });

  it('of a template that can’t be read names the error and judges the others', () => {
    const { result } = judged({ 'broken.yaml': 'Resources: {', 'a.yaml': THINGS });
    expect(result.errors).toMatchObject([{ template: 'broken.yaml', line: expect.any(Number) }]);
    expect(result.findings).toHaveLength(2);
    expect(judged({ 'broken.yaml': '[' }).result.verdict).toBe('unknown');
  });

  it('judges what a condition may leave out as if it were there', () => {
    const { result } = judged({
      'a.yaml': `Parameters: {P: {Type: String}}
Conditions: {Maybe: !Equals [!Ref P, a], Never: !Equals [a, b]}
Resources:
  A: {Type: Test::Thing, Condition: Maybe}
  B: {Type: Test::Thing, Condition: Never}
`,
    });
    expect(result.findings.map(({ resource }) => resource)).toEqual(['A']);
  });

  it('comes in the order of the templates, then of their lines, whatever the order of the rules', () => {
    const text = 'Resources:\n  L: {Type: Test::Lid}\n  T: {Type: Test::Thing}\n';
    const { result } = judged({ 'b.yaml': text, 'a.yaml': text });
    expect(result.findings.map(({ template, line }) => `${template}:${line}`)).toEqual(['b.yaml:2', 'b.yaml:3', 'a.yaml:2', 'a.yaml:3']);
  });

  it('tells of one place once, and rather that it is wrong than that it is unknown', () => {
    const twice: Rule = {
      ...CLOSED,
      *check(estate) {
        for (const holds of [true, false, false]) for (const judgement of CLOSED.check(estate)) yield { ...judgement, holds };
      },
    };
    expect(judged({ 'a.yaml': 'Resources: {T: {Type: Test::Thing}}' }, [twice]).result.findings).toHaveLength(1);
  });

  it('doesn’t ask a rule of whose types there is no resource', () => {
    const never: Rule = {
      ...CLOSED,
      types: ['Test::Other'],
      check() {
        throw new Error('was asked');
      },
    };
    expect(judged({ 'a.yaml': THINGS }, [never]).result.errors).toEqual([]);
  });
});

describe('a rule that fails itself', () => {
  const text = `Resources:
  Broken:
    Type: Test::Thing
    Properties: {Break: true}
  Other: {Type: Test::Thing}
`;

  it('at one resource loses no finding at the others', () => {
    const { result, faults } = judged({ 'a.yaml': text }, [BREAKING, CLOSED]);
    expect(result.findings.map(({ rule, resource }) => `${rule} ${resource}`)).toEqual([
      'thing-closed Broken',
      'thing-unbroken Other',
      'thing-closed Other',
    ]);
    expect(result.errors).toEqual([
      { template: 'a.yaml', message: 'the rule thing-unbroken failed at Broken (nothing is there); this is a bug in Landfall', line: 2 },
    ]);
    expect(faults).toMatchObject([{ rule: 'thing-unbroken', error: expect.any(TypeError) }]);
  });

  it('as a whole keeps what it said before, and what the other rules say', () => {
    const { result } = judged({ 'a.yaml': text }, [COLLAPSING, CLOSED]);
    expect(result.findings.map(({ rule }) => rule).toSorted()).toEqual(['thing-closed', 'thing-closed', 'thing-upright']);
    expect(result.errors).toEqual([{ template: null, message: expect.stringContaining('thing-upright failed (fell over)') }]);
  });

  it('keeps the verdict from being a pass', () => {
    const closed = 'Resources: {T: {Type: Test::Thing, Properties: {Closed: true, Break: 1}}}';
    expect(judged({ 'a.yaml': closed }, [BREAKING, CLOSED]).result.verdict).toBe('unknown');
  });
});
