import { inWords } from '../../cloud/index.ts';
import { inParallel } from '../release/in-parallel.ts';
import { DATA_KINDS } from './data/kinds.ts';
import { type DataResource, identity } from './removal-plan.ts';
import { type DownScope, accessOf } from './scope.ts';

/** Deletions at once in an account. */
const AT_ONCE = 4;

/**
 * Deletes data that no stack has any more, type by type, keys last: a key goes only when everything else is gone, as what it encrypts
 * can't be read from then on. Returns what AWS still keeps of it, a sentence each. Throws `LandfallError` with the first refusal.
 */
export async function removeData(
  scope: DownScope,
  data: readonly DataResource[],
  tell: (detail: string, finished: number) => void,
): Promise<readonly string[]> {
  const resources = [...new Map(data.map((resource) => [identity(resource), resource])).values()];
  const notes: string[] = [];
  let finished = 0;
  for (const kind of DATA_KINDS) {
    const ofKind = resources.filter(({ type }) => type === kind.type);
    await inParallel(AT_ONCE, ofKind, async ({ account, region, physicalId }) => {
      tell(physicalId, finished);
      const place = { access: accessOf(scope, account), region, physicalId };
      const note = await inWords(`delete the ${kind.noun} ${physicalId}`, () => kind.remove(place));
      finished += 1;
      if (note !== undefined) notes.push(`${kind.noun} ${physicalId} of ${account}: ${note}`);
    });
  }
  return notes;
}
