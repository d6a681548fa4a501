import { createHash } from 'node:crypto';

import type { AssemblyFiles, StackDescription } from './assembly.ts';
import type { Template } from './files.ts';
import { rewriteTemplates } from './rewrite-templates.ts';

/** Output of every stack that says what is deployed. An output, as a change of a stack's tags would touch each of its resources. */
export const DIGEST_OUTPUT = 'LandfallDigest';

/** Digest of a template without its stamp: 32 hexadecimal digits, independent of the order of keys. */
export function digestOf(template: Template): string {
  const { [DIGEST_OUTPUT]: _stamp, ...outputs } = template.Outputs ?? {};
  return createHash('sha256')
    .update(JSON.stringify(ordered({ ...template, Outputs: outputs })))
    .digest('hex')
    .slice(0, 32);
}

/** The template with the digest of itself among its outputs. */
export function stamped(template: Template, digest = digestOf(template)): Template {
  return { ...template, Outputs: { ...template.Outputs, [DIGEST_OUTPUT]: { Value: digest } } };
}

/** Stamps every template of an assembly where it lies, and hands each to `look` with its digest. */
export function stampAssembly(assembly: AssemblyFiles, look: (stack: StackDescription, template: Template, digest: string) => void): void {
  rewriteTemplates(assembly, (text, stack) => {
    const template = JSON.parse(text) as Template;
    const digest = digestOf(template);
    look(stack, template, digest);
    return JSON.stringify(stamped(template, digest), undefined, 1);
  });
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, nested]) => [key, ordered(nested)]));
}
