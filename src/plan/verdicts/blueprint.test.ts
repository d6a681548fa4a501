import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { bootstrapTemplate, synth } from '../../blueprint/index.ts';
import { ORCHARD, PIER } from '../../blueprint/testing/projects.ts';
import { judge } from '../../guidelines/index.ts';
import { bootstrapFile } from '../prepare.ts';
import { projectEstate } from '../project-estate.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'landfall-judged-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** The only guidelines that a resource of the blueprint doesn't hold; the reason stands in the template. */
const ARGUED = ['iam-policy-resources-named at SignInDomain', 'service-logged at Zone'];

it.each([PIER, ORCHARD])('what the blueprint makes of $name holds every guideline but those argued', async (project) => {
  const assembly = await synth(project, join(directory, project.name), { validate: false });
  await writeFile(bootstrapFile(assembly), JSON.stringify(bootstrapTemplate(project), undefined, 1));
  const [{ createAwsTarget }, { RULES }] = await Promise.all([
    import('../../cloud/aws-target.ts'),
    import('../../guidelines/rules/index.ts'),
  ]);
  const estate = await projectEstate({ project, assembly }, createAwsTarget({ region: project.region }));
  const { result } = judge(estate, { rules: RULES, today: '2026-11-24' });
  expect(result.findings.filter(({ waived }) => waived === null)).toEqual([]);
  expect([result.verdict, result.unknown, result.errors]).toEqual(['pass', [], []]);
  const waived = result.findings.map(({ rule, resource }) => `${rule} at ${resource.replace(/[0-9A-F]{8}$/, '')}`);
  expect([...new Set(waived)].toSorted()).toEqual(ARGUED);
  expect(result.waivers.filter(({ state }) => state !== 'used')).toEqual([]);
});
