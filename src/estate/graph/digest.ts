import { createHash } from 'node:crypto';

import type { Estate } from './estate.ts';

/** `sha256:` and the digest of all that an estate is made from: its description and the texts of its templates. A verdict holds for this estate only. */
export function digestOf(estate: Estate): string {
  const hash = createHash('sha256').update(JSON.stringify(estate.description));
  const texts = new Map(estate.stacks.map(({ template, source }) => [template, source.text]));
  for (const path of [...texts.keys()].toSorted()) hash.update(`\u0000${path}\u0000${texts.get(path)}`);
  return `sha256:${hash.digest('hex')}`;
}
