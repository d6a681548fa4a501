import { relative, resolve } from 'node:path';

import type { Project } from '../../project/index.ts';
import type { Report } from '../../report/index.ts';
import { type BuiltRelease, cachedRelease, keepRelease } from './build-cache.ts';
import { type Bundles, bundleFunctions } from './bundle.ts';
import type { Release } from './release.ts';
import { hashOf, sourceKey } from './source-key.ts';
import { buildWeb } from './web-build.ts';

export interface BuildOptions {
  /** Absolute folder for builds, each in a folder named by its source key. Ours alone. */
  readonly cache: string;
  readonly report: Report;
}

/** A build belongs to no account. */
const ROW = 'product';
const SUBJECT = 'build';

/**
 * Builds the product's functions and web app once for all environments; an unchanged product isn't built again.
 * Throws `ProblemsError` for what doesn't compile or isn't there, `LandfallError` for a web build that fails.
 */
export async function buildRelease(project: Project, { cache, report }: BuildOptions): Promise<Release> {
  const say = (state: 'started' | 'done' | 'skipped' | 'failed', detail: string) =>
    report.emit({ type: 'step', account: ROW, subject: SUBJECT, state, detail });
  const key = await sourceKey(project);
  const known = await cachedRelease(cache, key);
  if (known !== undefined) {
    say('skipped', `release ${known.digest.slice(0, 12)}: nothing changed`);
    return known;
  }
  say('started', 'functions and web app');
  try {
    const release = await keepRelease(cache, key, await build(project, report));
    say('done', `release ${release.digest.slice(0, 12)}: ${count(release.functions, 'function')}, ${count(release.web, 'web file')}`);
    return release;
  } catch (error) {
    say('failed', error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    throw error;
  }
}

/** Both at once, and neither is left running when the other fails. */
async function build(project: Project, report: Report): Promise<BuiltRelease> {
  const [bundles, web] = await Promise.allSettled([bundleFunctions(project), buildWeb(project)]);
  if (bundles.status === 'rejected') throw bundles.reason;
  if (web.status === 'rejected') throw web.reason;
  for (const { path, message } of bundles.value.warnings) report.emit({ type: 'warning', text: `${path}: ${message}` });
  return { archives: bundles.value.archives, web: web.value, inputs: await inputsBeyond(project, bundles.value) };
}

/** What the functions import from outside their services' folders; packages are the lockfile's. */
async function inputsBeyond(project: Project, { inputs }: Bundles): Promise<Readonly<Record<string, string>>> {
  const folders = project.architecture.services.map(({ path }) => resolve(project.root, path));
  const beyond = inputs.filter((file) => !/[\\/]node_modules[\\/]/.test(file) && !folders.some((folder) => isBelow(folder, file)));
  return Object.fromEntries(await Promise.all(beyond.map(async (file) => [file, await hashOf(file)] as const)));
}

const isBelow = (folder: string, file: string) => !relative(folder, file).startsWith('..');

const count = (things: Readonly<Record<string, unknown>>, word: string) => {
  const number = Object.keys(things).length;
  return `${number} ${word}${number === 1 ? '' : 's'}`;
};
