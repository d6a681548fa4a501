import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readTemplate } from '../../assembly/index.ts';
import type { StackDescription, Template, TemplateResource } from '../../assembly/index.ts';
import type { Project } from '../../project/index.ts';
import { LandfallError } from '../../report/index.ts';
import { synth } from '../synth.ts';

export interface SynthesizedStack extends StackDescription {
  readonly content: Template;
}

/** The stacks of a project with their templates, unvalidated; nothing is left on the disk. */
export async function synthesized(project: Project): Promise<readonly SynthesizedStack[]> {
  const directory = await mkdtemp(join(tmpdir(), 'landfall-blueprint-'));
  try {
    const assembly = await synth(project, directory, { validate: false });
    return await Promise.all(assembly.stacks.map(async (stack) => ({ ...stack, content: await readTemplate(assembly, stack) })));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The stack of one capability in one account. */
export function stackOf(stacks: readonly SynthesizedStack[], account: string, capability: string): SynthesizedStack {
  const stack = stacks.find((candidate) => candidate.account === account && candidate.capability === capability);
  if (stack === undefined) throw new LandfallError('NoSuchStack', `${account} has no ${capability}`);
  return stack;
}

/** Every resource of a type, by logical id. */
export function resourcesOf({ content }: SynthesizedStack, type: string): readonly (readonly [string, TemplateResource])[] {
  return Object.entries(content.Resources).filter(([, resource]) => resource.Type === type);
}

/** The properties of the only resource of a type; `any`, as a test reads what it expects to be there. */
export function onlyResource(stack: SynthesizedStack, type: string): any {
  const found = resourcesOf(stack, type);
  if (found.length !== 1) throw new LandfallError('NotTheOnly', `${stack.name} has ${found.length} of ${type}`);
  return found[0]?.[1].Properties;
}
