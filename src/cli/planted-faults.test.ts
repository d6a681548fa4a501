import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CheckResult, Finding } from '../guidelines/index.ts';
import type { Plan } from '../plan/index.ts';
import { landfall } from './testing/landfall.ts';
import { PLANTED, type PlantedFault, type PlantedTemplate } from './testing/planted-faults.ts';

const HARBOR = resolve(import.meta.dirname, '../../examples/harbor');

let root: string;
let own: CheckResult;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'landfall-planted-'));
  const { code, stderr } = await run('estate', join(root, 'own'));
  if (code !== 0) throw new Error(stderr);
  own = await check('own');
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const run = (...args: readonly string[]) => landfall(args, { cwd: HARBOR, env: { HOME: root, XDG_CACHE_HOME: join(root, '.cache') } });

async function check(folder: string): Promise<CheckResult> {
  const { stdout } = await run('check', '--estate', join(root, folder), '--json');
  return JSON.parse(stdout) as CheckResult;
}

const placeOf = ({ rule, template, resource, path }: Finding) => `${rule} ${template} ${resource} ${path}`;

describe('what the example makes', () => {
  test('holds every guideline, and nothing of it can’t be told', () => {
    expect(own.findings.filter(({ waived }) => waived === null)).toEqual([]);
    expect([own.verdict, own.unknown, own.errors]).toEqual(['pass', [], []]);
  });

  test('waives two of them, each with its reason, and no waiver is idle', () => {
    expect(new Set(own.findings.map(({ rule, resource }) => `${rule} at ${resource.replace(/[0-9A-F]{8}$/, '')}`))).toEqual(
      new Set(['iam-policy-resources-named at SignInDomain', 'service-logged at Zone']),
    );
    for (const { waived } of own.findings) expect(waived?.reason.length).toBeGreaterThan(100);
    expect(own.waivers.filter(({ state }) => state !== 'used')).toEqual([]);
  });

  test('is isolated, and who applies it is allowed to: its plan says so', { timeout: 120_000 }, async () => {
    const { code, stdout, stderr } = await run('plan', '--offline', '--json');
    expect(code, stderr).toBe(0);
    const { guidelines, isolation, isolationLeftOut, permissions } = (JSON.parse(stdout) as Plan).verdicts!;
    expect([guidelines.verdict, guidelines.findings, guidelines.unknown]).toEqual([own.verdict, own.findings, own.unknown]);
    expect(isolation.map(({ environment, proven }) => [environment, proven])).toEqual([
      ['management', true],
      ['uat', true],
      ['prod', true],
    ]);
    expect(isolationLeftOut).toEqual([]);
    expect([permissions.verdict, permissions.unknown]).toEqual(['allowed', []]);
    expect(permissions.asked).toBeGreaterThan(1_000);
  });
});

test('twenty planted faults are found, each at its path and line, and nothing else', async () => {
  expect(PLANTED).toHaveLength(20);
  await cp(join(root, 'own'), join(root, 'planted'), { recursive: true });
  const templates = new Map<string, PlantedTemplate>();
  for (const name of new Set(PLANTED.flatMap(({ template, foundIn = template }) => [template, foundIn]))) {
    templates.set(name, JSON.parse(await readFile(join(root, 'planted', name), 'utf8')) as PlantedTemplate);
  }
  for (const { template, plant } of PLANTED) plant(templates.get(template)!.Resources);
  for (const [name, template] of templates) await writeFile(join(root, 'planted', name), written(template));
  const expected = PLANTED.map((fault) => {
    const { rule, template, foundIn = template, resource, path } = fault;
    return `${rule} ${foundIn} ${resource} ${path.join('.')} line ${lineIn(templates.get(foundIn)!, fault)}`;
  });
  const { verdict, findings, unknown, errors } = await check('planted');
  const known = new Set(own.findings.map(placeOf));
  const found = findings.filter((finding) => !known.has(placeOf(finding)));
  expect(found.map((finding) => `${placeOf(finding)} line ${finding.line}`).toSorted()).toEqual(expected.toSorted());
  expect(found.filter(({ waived }) => waived !== null)).toEqual([]);
  expect(findings).toHaveLength(own.findings.length + PLANTED.length);
  expect([verdict, unknown, errors]).toEqual(['fail', [], []]);
});

function written(template: unknown): string {
  return JSON.stringify(template, undefined, 1);
}

/** The line of what is there of a path, found by writing something else there: counted otherwise than by what is tested. */
function lineIn(template: PlantedTemplate, { resource, path }: PlantedFault): number {
  const MARK = '@@here@@';
  const marked = structuredClone(template) as unknown as Record<string, unknown>;
  let at = marked;
  const [...keys] = ['Resources', resource, ...path];
  while (keys.length > 1 && Object.hasOwn(at[keys[0]!] as object, keys[1]!)) at = at[keys.shift()!] as Record<string, unknown>;
  at[keys[0]!] = MARK;
  return written(marked).slice(0, written(marked).indexOf(MARK)).split('\n').length;
}
