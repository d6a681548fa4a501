import type { Estate } from '../../estate/index.ts';

/**
 * Whether something in the estate spells out the beginning of a name that AWS will make, as `<stack>-<logical id>-`: then a name that is
 * made up for a resource and the real one can't be told apart.
 */
export function isSpelledOut(estate: Estate): boolean {
  const texts = [...new Set(estate.stacks.map(({ source }) => source.text)), JSON.stringify(estate.description)];
  const stacks = estate.stacks.filter(({ name }) => name !== undefined);
  const byName = Map.groupBy(stacks, ({ name }) => name?.toLowerCase() ?? '');
  for (const [name, named] of byName) {
    const ids = new Set(named.flatMap(({ declared }) => [...declared.keys()]).map((id) => id.toLowerCase()));
    const start = `${name}-`;
    for (const text of texts) {
      const lower = text.toLowerCase();
      for (let at = lower.indexOf(start); at >= 0; at = lower.indexOf(start, at + 1)) {
        const [, id = ''] = /^([a-z0-9]+)-[a-z0-9]/.exec(lower.slice(at + start.length, at + start.length + 300)) ?? [];
        if (ids.has(id)) return true;
      }
    }
  }
  return false;
}
