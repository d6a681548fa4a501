import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { HEAVY, type Loaded, loadedBy } from './loaded-modules.ts';
import { generateProject } from './plan/generated-project.ts';

const bin = resolve(import.meta.dirname, '../bin/landfall.js');

describe('the offline plan', { timeout: 120_000 }, () => {
  let folder: string;
  let args: readonly string[];
  let first: Loaded;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'landfall-loaded-'));
    args = [bin, 'plan', '--offline', '--project', generateProject(folder, 2)];
    first = await loadedBy(args, folder);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('of an unchanged project loads neither zod, CDK nor the SDK, and nothing that judges', async () => {
    const { stdout, modules } = await loadedBy(args, folder);
    expect(stdout).toBe(first.stdout);
    expect(modules.filter((url) => url.includes('/cli/commands/plan'))).toHaveLength(1);
    expect(modules.filter((url) => HEAVY.test(url))).toEqual([]);
    expect(stdout).toContain('isolation');
    expect(modules.filter((url) => /\/(?:access|estate|guidelines|iam|isolation)\//.test(url))).toEqual([]);
  });

  it('of a new project loads CDK, and still not the SDK', () => {
    expect(first.stdout).toContain('bench-env-1-compute');
    const heavy = first.modules.filter((url) => HEAVY.test(url));
    expect(heavy.some((url) => url.includes('/aws-cdk-lib/'))).toBe(true);
    expect(heavy.filter((url) => /\/node_modules\/(?:@aws-sdk|@smithy)\//.test(url))).toEqual([]);
  });
});
