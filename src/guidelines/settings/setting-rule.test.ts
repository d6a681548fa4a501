import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { Unknown, estateOfTemplates } from '../../estate/index.ts';
import type { Rule } from '../rule.ts';
import { encryptionRules } from '../rules/encryption/index.ts';
import { recoveryRules } from '../rules/recovery/index.ts';
import { type Setting, settingRule } from './index.ts';
import { on } from './index.ts';

const about = {
  id: 'store-safe',
  title: 'Stores are safe',
  promise: 'G2',
  severity: 'high',
  severityReason: 'A reason.',
  layer: 'template',
  why: 'Because.',
  sources: ['https://docs.aws.amazon.com/'],
} as const;

function ruleOf(setting: Partial<Setting> & Pick<Setting, 'path'>): Rule {
  return settingRule({ ...about, settings: { 'A::B::C': [{ holds: on(), fault: "it isn't safe", set: 'true', ...setting }] } });
}

function judged(rule: Rule, properties: string) {
  const text = `Parameters: { P: { Type: String } }\nConditions: { C: !Equals [!Ref P, a] }\nResources: { R: { Type: 'A::B::C', Properties: ${properties} } }`;
  const estate = estateOfTemplates([{ path: 'template.yaml', text }]);
  expect(estate.errors).toEqual([]);
  return [...rule.check(estate)].map(({ path, holds, message }) => ({
    path: path.slice(1).join('.'),
    holds: holds instanceof Unknown ? 'unknown' : holds,
    message,
  }));
}

describe('a rule of settings', () => {
  it('names the first part of a path that has to be added', () => {
    const rule = ruleOf({ path: ['Safety', 'Options', 'Enabled'] });
    expect(judged(rule, '{}')).toEqual([{ path: 'Safety', holds: false, message: "It isn't safe: Safety isn't set." }]);
    expect(judged(rule, '{ Safety: { Options: {} } }')).toMatchObject([{ path: 'Safety.Options.Enabled' }]);
    expect(judged(rule, '{ Safety: { Options: { Enabled: "false" } } }')).toMatchObject([
      { path: 'Safety.Options.Enabled', message: "It isn't safe: Safety.Options.Enabled is false." },
    ]);
  });

  it('says what a list holds', () => {
    const rule = ruleOf({ path: ['Logs'], holds: () => false });
    expect(judged(rule, '{ Logs: [error, slow] }')).toMatchObject([{ message: "It isn't safe: Logs is [error, slow]." }]);
    expect(judged(rule, '{ Logs: [{ Name: error }] }')).toMatchObject([{ message: "It isn't safe: Logs isn't as it should be." }]);
  });

  it('says of what is wrong without being known only that it is there', () => {
    const rule = ruleOf({ path: ['Old'], holds: () => false });
    expect(judged(rule, '{ Old: !Ref P }')).toMatchObject([{ message: "It isn't safe: Old is set." }]);
    expect(judged(rule, '{ Old: !If [C, a, b] }')).toMatchObject([{ message: "It isn't safe, whatever decides on Old." }]);
  });

  it('has a fix for each setting, and its own where a setting says none', () => {
    const rule = settingRule({
      ...about,
      fix: 'Properties: { Safe: true }',
      settings: {
        'A::B::C': [
          { path: ['Safe'], holds: on(), fault: 'a' },
          { path: ['Other', 'Deep'], holds: on(), fault: 'b', set: 'yes' },
        ],
      },
    });
    const estate = estateOfTemplates([{ path: 'a.yaml', text: "Resources: { R: { Type: 'A::B::C' } }" }]);
    expect([...rule.check(estate)].map(({ fix }) => fix)).toEqual(['Properties: { Safe: true }', 'Properties:\n  Other:\n    Deep: yes\n']);
  });

  it('looks at each element of lists, and at an object in place of one', () => {
    const rule = ruleOf({ path: ['Disks', '*', 'Parts', '*', 'Safe'] });
    expect(judged(rule, '{ Disks: [{ Parts: [{ Safe: true }, {}] }, { Parts: { Safe: false } }] }')).toMatchObject([
      { path: 'Disks.0.Parts.0.Safe', holds: true },
      { path: 'Disks.0.Parts.1.Safe', holds: false },
      { path: 'Disks.1.Parts.Safe', holds: false },
    ]);
    expect(judged(rule, '{}')).toEqual([]);
    expect(judged(rule, '{ Disks: text }')).toEqual([]);
  });

  it('finds nothing in an element that may not be there', () => {
    const rule = ruleOf({ path: ['Disks', '*', 'Safe'] });
    expect(judged(rule, '{ Disks: !If [C, [{ Size: 1 }], []] }')).toMatchObject([{ path: 'Disks.0.Safe', holds: 'unknown' }]);
    expect(judged(rule, '{ Disks: !If [C, [{ Safe: true }], []] }')).toMatchObject([{ holds: true }]);
  });

  it('leaves out what a source decides, unless the template contradicts it', () => {
    const rule = ruleOf({ path: ['Safe'], inherits: ['Snapshot'] });
    expect(judged(rule, '{ Snapshot: !Ref P }')).toEqual([]);
    expect(judged(rule, '{ Snapshot: a, Safe: false }')).toMatchObject([{ holds: false }]);
    expect(judged(rule, '{ Snapshot: !If [C, a, !Ref AWS::NoValue] }')).toMatchObject([{ holds: 'unknown' }]);
  });

  it('finds nothing where it cannot be told whether the question arises', () => {
    const rule = ruleOf({ path: ['Safe'], concerns: ({ beside }) => on(true)(beside('Wanted')) });
    expect(judged(rule, '{ Wanted: false }')).toEqual([]);
    expect(judged(rule, '{ Wanted: !Ref P }')).toMatchObject([{ holds: 'unknown' }]);
    expect(judged(rule, '{ Wanted: !Ref P, Safe: true }')).toMatchObject([{ holds: true }]);
  });
});

describe.each([
  ['encryption', encryptionRules],
  ['recovery', recoveryRules],
] as const)('fixes of %s', (group, rules) => {
  it.each(rules)('$id: what is pasted cures what was found', (rule) => {
    const file = join(import.meta.dirname, '../rules', group, `${rule.id}.fail.yaml`);
    const found = [...rule.check(estateOfTemplates([{ path: file, text: readFileSync(file, 'utf8') }]))].filter(
      ({ holds }) => holds === false,
    );
    for (const { resource, fix = rule.fix, path } of found) {
      const pasted = fix.split('\n').map((line) => `    ${line}`);
      const text = `Resources:\n  Pasted:\n    Type: ${resource.type}\n${pasted.join('\n')}`;
      const again = [...rule.check(estateOfTemplates([{ path: 'pasted.yaml', text }]))];
      const same = again.filter((judgement) => judgement.holds === false && path.join('.').startsWith(judgement.path.join('.')));
      expect(
        same.map(({ message }) => message),
        text,
      ).toEqual([]);
    }
  });
});
