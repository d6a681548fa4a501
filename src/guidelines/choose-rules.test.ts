import { describe, expect, it } from 'vitest';

import { type RuleChoice, chooseRules, ruleOf } from './choose-rules.ts';
import { BREAKING, CLOSED, COLOURED } from './testing/rules.ts';

const ALL = [CLOSED, COLOURED, { ...BREAKING, severity: 'critical' as const }];
const chosen = (choice: RuleChoice) => chooseRules(ALL, choice).map(({ id }) => id);

describe('a choice of rules', () => {
  it('that says nothing is all of them', () => expect(chosen({})).toEqual(['thing-closed', 'lid-coloured', 'thing-unbroken']));

  it('of promises, ids and severities is what meets all of them', () => {
    expect(chosen({ promises: ['g10'] })).toEqual(['lid-coloured']);
    expect(chosen({ severity: 'high' })).toEqual(['thing-closed', 'thing-unbroken']);
    expect(chosen({ severity: 'critical', promises: ['G2', 'G10'] })).toEqual(['thing-unbroken']);
    expect(chosen({ rules: ['thing-closed', 'lid-coloured'], promises: ['G2'] })).toEqual(['thing-closed']);
  });

  it.each([
    [{ rules: ['thing-close'] }, 'there is no rule "thing-close"', 'did you mean thing-closed?'],
    [{ rules: ['s3-bucket-encrypted'] }, 'there is no rule', 'see `landfall explain` for all of them'],
    [{ promises: ['privacy'] }, 'there is no promise', 'use one of G2, G10'],
    [{ promises: ['G10'], severity: 'high' }, 'no rule is all that was asked for', 'leave out a promise, a rule or the severity'],
    [{ severity: 'hgh' }, 'there is no severity', 'did you mean high?'],
  ])('of %o is refused', (choice, message, fix) => {
    expect(() => chosen(choice)).toThrow(expect.objectContaining({ message: expect.stringContaining(message), fix, fault: 'input' }));
  });

  it('with several mistakes is refused with all of them', () => {
    expect(() => chosen({ rules: ['thing-close', 'lid-coloured'], promises: ['G99'], severity: 'hgh' })).toThrow(
      expect.objectContaining({
        problems: [
          { path: 'rule', message: 'there is no rule "thing-close"', fix: 'did you mean thing-closed?' },
          { path: 'promise', message: 'there is no promise "G99"', fix: expect.any(String) },
          { path: 'severity', message: 'there is no severity "hgh"', fix: 'did you mean high?' },
        ],
      }),
    );
  });

  it('finds one by its id', () => {
    expect(ruleOf(ALL, 'lid-coloured')).toBe(COLOURED);
    expect(() => ruleOf(ALL, 'lid-colored')).toThrow(expect.objectContaining({ fix: 'did you mean lid-coloured?' }));
  });
});
