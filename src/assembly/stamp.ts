import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { AssemblyFiles } from './assembly.ts';
import { type Template, readTemplate } from './files.ts';
import { replaceTemplate } from './replace-template.ts';

/** Output of every stack that says what is deployed. An output, as a change of a stack's tags would touch each of its resources. */
export const DIGEST_OUTPUT = 'LandfallDigest';

/** Digest of a template without its stamp: 32 hexadecimal digits, independent of the order of keys. */
export function digestOf(template: Template): string {
  const { [DIGEST_OUTPUT]: _stamp, ...outputs } = template.Outputs ?? {};
  return createHash('sha256')
    .update(canonical({ ...template, Outputs: outputs }))
    .digest('hex')
    .slice(0, 32);
}

/** The template with the digest of itself among its outputs. */
export function stamped(template: Template): Template {
  return { ...template, Outputs: { ...template.Outputs, [DIGEST_OUTPUT]: { Value: digestOf(template) } } };
}

/** Stamps every template of an assembly where it lies, and returns the digests by stack. */
export async function stampAssembly(assembly: AssemblyFiles): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const stack of assembly.stacks) {
    const template = stamped(await readTemplate(assembly, stack));
    await replaceTemplate(join(assembly.directory, stack.template), JSON.stringify(template, undefined, 1));
    digests[stack.name] = digestOf(template);
  }
  return digests;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, nested: unknown) =>
    typeof nested === 'object' && nested !== null && !Array.isArray(nested)
      ? Object.fromEntries(Object.entries(nested).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : nested,
  );
}
