import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type AssemblyFiles, type Template, digestOf, readAssembly, stampAssembly, stamped } from '../assembly/index.ts';
import type { Occurrence, Target } from '../cloud/index.ts';
import type { LoadedProject, Project } from '../project/index.ts';
import { preparedFolder, fillOnce, pruneCache, readJson, writeJson } from './cache.ts';
import { fingerprint, fingerprintParts } from './fingerprint.ts';

/** A project with everything that follows from it for one target. */
export interface Prepared {
  readonly key: string;
  /** The folder of the cache entry. */
  readonly folder: string;
  readonly project: Project;
  /** The target's assembly: lowered where it must be, each template stamped with its digest. */
  readonly assembly: AssemblyFiles;
  readonly facts: Facts;
}

/** What a plan needs to know of an assembly without reading its templates. */
export interface Facts {
  /** Digest by stack. */
  readonly digests: Readonly<Record<string, string>>;
  /** Number of resources by type, by stack. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly bootstrap: { readonly digest: string; readonly counts: Readonly<Record<string, number>> };
  readonly standIns: readonly Occurrence[];
  readonly ignored: readonly Occurrence[];
}

/** The template of each account's bootstrap, in the folder of an assembly. */
export const BOOTSTRAP_TEMPLATE = 'bootstrap.template.json';

export function bootstrapFile(assembly: AssemblyFiles): string {
  return join(assembly.directory, BOOTSTRAP_TEMPLATE);
}

/** The cache entry of a project, before anything of it is made: what an unchanged project needs. */
export async function entryOf(loaded: LoadedProject): Promise<{ readonly key: string; readonly folder: string }> {
  const key = fingerprint(fingerprintParts(loaded));
  const folder = join(preparedFolder(loaded.root), key);
  const late = await readJson<Readonly<Record<string, string>>>(join(folder, 'late-sources.json'));
  if (late === undefined || (await unchanged(loaded.root, late))) return { key, folder };
  // A file that `extend` imported only while the stacks were built has changed.
  const lateKey = fingerprint({
    ...fingerprintParts(loaded),
    sources: { ...loaded.sources(), ...(await digests(loaded.root, Object.keys(late))) },
  });
  return { key: lateKey, folder: join(preparedFolder(loaded.root), lateKey) };
}

/** Validates, synthesizes, lowers and stamps; whatever was made before for the same project is taken as it is. */
export async function prepare(loaded: LoadedProject, target: Target): Promise<Prepared> {
  const { key, folder } = await entryOf(loaded);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const project = await resolved(loaded, folder);
  const synthesized = join(folder, 'assembly');
  await fillOnce(synthesized, (draft) => synthesize(loaded, project, folder, draft));
  const own = join(folder, target.name);
  await fillOnce(own, (draft) => adapt(target, synthesized, draft));
  await pruneCache(preparedFolder(loaded.root), key);
  const facts = await readJson<Facts>(join(own, 'facts.json'));
  if (facts === undefined) throw new Error(`the cache entry ${own} has no facts`);
  return { key, folder, project, assembly: await readAssembly(join(own, 'assembly')), facts };
}

/** The validated project, from the cache where it was validated before. `extend` isn't data and is only needed to synthesize. */
async function resolved(loaded: LoadedProject, folder: string): Promise<Project> {
  const file = join(folder, 'project.json');
  const known = await readJson<Project>(file);
  if (known !== undefined) return { ...known, root: loaded.root };
  // zod is loaded only here: an unchanged project needs none of it.
  const { resolveProject } = await import('../project/resolve.ts');
  const project = resolveProject(loaded.input, loaded.root);
  await writeJson(file, project);
  return project;
}

async function synthesize(loaded: LoadedProject, project: Project, folder: string, draft: string): Promise<void> {
  // CDK takes a second to load, so only a changed project pays for it, and the judge's engine starts meanwhile.
  const judge = (await import('../blueprint/judgement/judge.ts')).startJudge();
  const { synth, bootstrapTemplate } = await import('../blueprint/index.ts');
  const { extend } = loaded.input as { readonly extend?: Project['extend'] };
  const before = loaded.sources();
  const assembly = await synth({ ...project, extend }, draft, { judge });
  await writeFile(bootstrapFile(assembly), JSON.stringify(bootstrapTemplate(project), undefined, 1));
  const late = Object.entries(loaded.sources()).filter(([file]) => before[file] === undefined);
  await writeJson(join(folder, 'late-sources.json'), Object.fromEntries(late));
}

async function adapt(target: Target, synthesized: string, draft: string): Promise<void> {
  const { assembly, standIns, ignored } = await target.lower(await readAssembly(synthesized), join(draft, 'assembly'));
  const digests: Record<string, string> = {};
  const counts: Record<string, Facts['counts'][string]> = {};
  stampAssembly(assembly, ({ name }, template, digest) => {
    digests[name] = digest;
    counts[name] = countTypes(template);
  });
  const bootstrap = JSON.parse(await readFile(bootstrapFile(assembly), 'utf8')) as Template;
  await writeFile(bootstrapFile(assembly), JSON.stringify(stamped(bootstrap), undefined, 1));
  const facts: Facts = {
    digests,
    counts,
    bootstrap: { digest: digestOf(bootstrap), counts: countTypes(bootstrap) },
    standIns,
    ignored,
  };
  await writeJson(join(draft, 'facts.json'), facts);
}

function countTypes({ Resources }: Template): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values(Resources)) counts[Type] = (counts[Type] ?? 0) + 1;
  return counts;
}

async function unchanged(root: string, sources: Readonly<Record<string, string>>): Promise<boolean> {
  const now = await digests(root, Object.keys(sources));
  return Object.entries(sources).every(([file, digest]) => now[file] === digest);
}

async function digests(root: string, files: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const entries = files.map(async (file) => {
    const path = join(root, file);
    return [
      file,
      existsSync(path)
        ? createHash('sha256')
            .update(await readFile(path))
            .digest('hex')
        : 'gone',
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
