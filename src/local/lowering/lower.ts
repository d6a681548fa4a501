import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';

import type { AssemblyFiles, Template } from '../../assembly/index.ts';
import { rewriteTemplates, writeAssembly } from '../../assembly/index.ts';
import type { Lowering, Occurrence } from '../../cloud/index.ts';
import type { Note } from './template.ts';
import { lowerTemplate } from './template.ts';

/** The toolkit's own, which say who works on the original just now. */
const TOOLKIT_LOCK = /^(?:synth|read\.\d+\.\d+)\.lock$/;

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
    await cp(assembly.directory, draft, { recursive: true, filter: (file) => !TOOLKIT_LOCK.test(basename(file)) });
    const notes = await lowerTemplates({ ...assembly, directory: draft });
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    return { assembly: { ...assembly, directory: target }, standIns: counted(notes.standIns), ignored: counted(notes.ignored) };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

interface Notes {
  readonly standIns: readonly Note[];
  readonly ignored: readonly Note[];
}

async function lowerTemplates(draft: AssemblyFiles): Promise<Notes> {
  const notes: Notes[] = [];
  rewriteTemplates(draft, (original) => {
    const { text, ...found } = lowerText(original);
    notes.push(found);
    return text;
  });
  // Beside the accounts' folders lie templates that every account gets, such as the bootstrap's: no manifest speaks of them.
  for (const name of (await readdir(draft.directory)).filter((each) => each.endsWith('.template.json'))) {
    const file = join(draft.directory, name);
    const { text, ...found } = lowerText(await readFile(file, 'utf8'));
    notes.push(found);
    await writeFile(file, text);
  }
  await writeAssembly(draft);
  return { standIns: notes.flatMap(({ standIns }) => standIns), ignored: notes.flatMap(({ ignored }) => ignored) };
}

interface Lowered extends Notes {
  readonly text: string;
}

/** Indented as CDK does it, so a template that needed nothing keeps its bytes and its hash. */
function lowerText(original: string): Lowered {
  const { template, ...notes } = lowerTemplate(JSON.parse(original) as Template);
  return { ...notes, text: JSON.stringify(template, undefined, 1) };
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
