import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';

import { type Estate, Unknown, estateOfTemplates } from '../../estate/index.ts';
import { ANY_TYPE, type PromiseId, type Rule } from '../rule.ts';

/** The groups and the promises that they hold. `npx vitest run src/guidelines/rules -t encryption` runs one of them. */
const GROUPS: Readonly<Record<string, readonly PromiseId[]>> = {
  encryption: ['G2'],
  transit: ['G3'],
  network: ['G4'],
  logging: ['G6'],
  credentials: ['G7', 'G10'],
  permissions: ['G8', 'I2'],
  monitoring: ['G16', 'G17'],
  recovery: ['G18'],
  hardening: ['G19'],
};

/** A group that doesn't load fails by itself and takes none of the others with it. */
const groups = await Promise.all(
  Object.entries(GROUPS).map(async ([group, promises]) => {
    try {
      const loaded = (await import(`./${group}/index.ts`)) as Readonly<Record<string, readonly Rule[]>>;
      return { group, promises, rules: loaded[`${group}Rules`] ?? [], error: undefined };
    } catch (error) {
      return { group, promises, rules: [], error };
    }
  }),
);
const all = groups.flatMap(({ rules }) => rules);

describe.each(groups)('$group', ({ group, promises, rules, error }) => {
  it('loads', () => {
    if (error !== undefined) throw error;
  });

  it('has a rule for each fixture', () => {
    const ids = new Set(rules.map(({ id }) => id));
    const strays = readdirSync(join(import.meta.dirname, group))
      .map((file) => /^(.+)\.(?:pass|fail)\.yaml$/.exec(file)?.[1])
      .filter((id) => id !== undefined && !ids.has(id));
    expect(strays).toEqual([]);
  });

  for (const rule of rules) {
    describe(`${rule.id}`, () => {
      it('has the shape of a rule', () => expectShape(rule, promises));
      it('gives no finding where all is well', () => expectPass(rule, join(import.meta.dirname, group, `${rule.id}.pass.yaml`)));
      it('gives findings at the marked lines only', () => expectFail(rule, join(import.meta.dirname, group, `${rule.id}.fail.yaml`)));
    });
  }
});

function expectShape(rule: Rule, promises: readonly PromiseId[]): void {
  expect(rule.id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/);
  expect(all.filter(({ id }) => id === rule.id)).toHaveLength(1);
  expect(promises).toContain(rule.promise);
  expect(['critical', 'high', 'medium', 'low']).toContain(rule.severity);
  expect(['organization', 'template', 'runtime', 'detection']).toContain(rule.layer);
  for (const text of [rule.title, rule.severityReason, rule.why]) expect(text).toMatch(/^\S.{8,}/s);
  expect(rule.title).not.toMatch(/\.$/);
  expect(rule.sources.length).toBeGreaterThan(0);
  for (const source of rule.sources) expect(new URL(source).protocol).toBe('https:');
  expect(rule.types.length).toBeGreaterThan(0);
  expect(new Set(rule.types).size, 'no type twice').toBe(rule.types.length);
  for (const type of rule.types) expect(type).toMatch(/^(?:\*|[A-Z]\w*(?:::\w+){1,2})$/);
  const fix = parseDocument(rule.fix);
  expect(fix.errors).toEqual([]);
  expect(typeof fix.toJS()).toBe('object');
}

function expectPass(rule: Rule, file: string): void {
  const { judgements } = judgedIn(rule, file);
  expect(judgements.length, 'a fixture that the rule looks at nothing of shows nothing').toBeGreaterThan(0);
  expect(judgements.filter(({ holds }) => holds === false).map(({ place, message }) => `${place}: ${message}`)).toEqual([]);
}

/** `# finding` marks a line with one finding, `# 2 findings` one with two. */
function expectFail(rule: Rule, file: string): void {
  const { text, judgements } = judgedIn(rule, file);
  const marked = text.split('\n').flatMap((line, index) => {
    const [, count = '1'] = /# (?:finding|(\d) findings)\s*$/.exec(line) ?? [undefined, '0'];
    return Array.from({ length: Number(count) }, () => index + 1);
  });
  expect(marked.length, 'lines marked with # finding').toBeGreaterThan(0);
  const found = judgements.filter(({ holds }) => holds === false);
  expect(
    found.map(({ line }) => line).toSorted((a, b) => a - b),
    found.map(({ place, line }) => `${line}: ${place}`).join('\n'),
  ).toEqual(marked);
  for (const { message } of found) expect(message).toMatch(/^\S.{8,}/s);
}

function judgedIn(rule: Rule, file: string) {
  expect(existsSync(file), `${file} is there`).toBe(true);
  const text = readFileSync(file, 'utf8');
  const estate = estateOfTemplates([{ path: file, text }]);
  expect(estate.errors).toEqual([]);
  return { text, judgements: [...judgementsOf(rule, estate)] };
}

function* judgementsOf(rule: Rule, estate: Estate) {
  for (const { resource, path, holds, message, fix, fault } of rule.check(estate)) {
    if (fault !== undefined) throw fault;
    if (!rule.types.includes(ANY_TYPE)) expect(rule.types, 'the rule lists the types that it judges').toContain(resource.type);
    expect(typeof holds === 'boolean' || holds instanceof Unknown, `${resource.logicalId} holds, holds not, or is unknown`).toBe(true);
    if (fix !== undefined) expect(parseDocument(fix).errors).toEqual([]);
    yield { holds, message, line: resource.line(path), place: `${resource.logicalId} ${path.join('.')}` };
  }
}
