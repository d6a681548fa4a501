import { join } from 'node:path';

import type { Estate } from '../../estate/index.ts';
import type { LoadedProject } from '../../project/index.ts';
import { readJson, writeJson } from '../cache.ts';
import { sourcesOf } from '../fingerprint.ts';
import type { PermissionRehearsal } from '../permissions/rehearse.ts';
import { type Plan, planDigest } from '../plan.ts';
import type { JudgedProject } from './judge-project.ts';
import type { Verdicts } from './verdicts.ts';

/** In which the judges are: of a checkout, their verdicts are kept only as long as these stay as they are. */
const JUDGES = ['access', 'estate', 'guidelines', 'iam', 'isolation'];

export interface JudgePlanOptions {
  /** As 2026-11-24; by default the day it is. */
  readonly today?: string;
  /** What the project makes on AWS; called only where something isn't known yet. */
  readonly estateOf?: (loaded: LoadedProject) => Promise<Estate>;
}

/**
 * The verdicts about a project and a plan of it. They are kept in `folder`, the project's entry in the cache: where nothing has changed,
 * this loads none of what judges.
 */
export async function judgePlan(
  loaded: LoadedProject,
  folder: string,
  plan: Plan,
  { today = day(new Date()), estateOf = onAws }: JudgePlanOptions = {},
): Promise<Verdicts> {
  const estate = once(() => estateOf(loaded));
  const judges = sourcesOf(JUDGES);
  const { guidelines, isolation, isolationLeftOut } = await kept<JudgedProject>(
    join(folder, `judged${judges}.json`),
    async () => (await import('./judge-project.ts')).judgeProject(await estate(), today),
    // Waivers may expire, and what was waived is then a finding.
    ({ until }) => until === null || today <= until,
  );
  const permissions = await kept<PermissionRehearsal>(
    join(folder, `permissions-${planDigest(plan).slice(0, 16)}${judges}.json`),
    async () => (await import('./rehearse-plan.ts')).rehearsePlan(await estate(), plan),
  );
  return { guidelines, isolation, isolationLeftOut, permissions };
}

async function onAws(loaded: LoadedProject): Promise<Estate> {
  const { awsEstate } = await import('../aws-estate.ts');
  // A project that has a cache entry is valid, so it has a region.
  return awsEstate(loaded, (loaded.input as { readonly region: string }).region);
}

async function kept<Value>(file: string, make: () => Promise<Value>, isGood: (known: Value) => boolean = () => true): Promise<Value> {
  const known = await readJson<Value>(file);
  if (known !== undefined && isGood(known)) return known;
  const made = await make();
  await writeJson(file, made);
  return made;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
