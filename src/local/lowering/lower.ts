import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

import type { AssemblyFiles } from '../../assembly/index.ts';
import { readTemplate, writeAssembly } from '../../assembly/index.ts';
import type { Lowering, Occurrence } from '../../cloud/index.ts';
import { replaceTemplate } from './cloud-assembly.ts';
import type { Note } from './template.ts';
import { lowerTemplate } from './template.ts';

/**
 * Copies an assembly into `into` with every template made deployable in the emulator. `into` appears whole or not at all and is
 * replaced if it exists; the assembly given stays as it is. The same assembly gives the same bytes.
 */
export async function lower(assembly: AssemblyFiles, into: string): Promise<Lowering> {
  const target = resolve(into);
  if (holds(assembly.directory, target) || holds(target, assembly.directory)) {
    throw new Error(`An assembly can't be lowered into its own folder or around it: ${assembly.directory} → ${target}`);
  }
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(`${target}.`);
  try {
    // Locks say who reads the original just now; they mean nothing for the copy.
    await cp(assembly.directory, draft, { recursive: true, filter: (file) => !file.endsWith('.lock') });
    const notes = await lowerTemplates({ ...assembly, directory: draft });
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    return { assembly: { ...assembly, directory: target }, standIns: counted(notes.standIns), ignored: counted(notes.ignored) };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function lowerTemplates(draft: AssemblyFiles): Promise<{ readonly standIns: readonly Note[]; readonly ignored: readonly Note[] }> {
  const standIns: Note[] = [];
  const ignored: Note[] = [];
  // One after the other: the stacks of an account share a manifest.
  for (const stack of draft.stacks) {
    const lowered = lowerTemplate(await readTemplate(draft, stack));
    standIns.push(...lowered.standIns);
    ignored.push(...lowered.ignored);
    const file = join(draft.directory, stack.template);
    // Indented as CDK does it, so a template that needed nothing keeps its bytes and its hash.
    const text = JSON.stringify(lowered.template, undefined, 1);
    if (text !== (await readFile(file, 'utf8'))) await replaceTemplate(file, text);
  }
  await writeAssembly(draft);
  return { standIns, ignored };
}

/** Each name once with its number of occurrences, in the order of names. */
function counted(notes: readonly Note[]): readonly Occurrence[] {
  const byName = new Map<string, Occurrence>();
  for (const { name, why } of notes) byName.set(name, { name, why, count: (byName.get(name)?.count ?? 0) + 1 });
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function holds(folder: string, other: string): boolean {
  return !relative(folder, other).startsWith('..');
}
