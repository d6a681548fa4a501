import type { Passage } from './edge.ts';
import { isInTarget, isOnTheWay, keyOf, wholeAccount } from './holds.ts';
import type { Passages } from './passages.ts';
import type { World } from './world.ts';

/** What a trusted account could do to the target, if whoever owns it wished: in words, one for each way in. */
export interface TrustedAccount {
  readonly account: string;
  readonly could: readonly string[];
}

/** Everything that leads from the holds of each trusted account to the target, by whichever trusted accounts. */
export function trustedAccounts(world: World, passages: Passages): readonly TrustedAccount[] {
  return world.trusted.map(({ id }) => ({ account: id, could: waysOf(world, passages, id) }));
}

function waysOf(world: World, passages: Passages, account: string): readonly string[] {
  const seen = new Set<string>();
  const could = new Set<string>();
  const queue = [wholeAccount(account), ...passages.within(wholeAccount(account))];
  for (const hold of queue) {
    const key = keyOf(hold);
    if (seen.has(key)) continue;
    seen.add(key);
    queue.push(...passages.within(hold));
    for (const passage of passages.plainlyFrom(hold)) {
      if (isInTarget(world, passage.to)) could.add(inWords(passage));
      else if (isOnTheWay(world, passage.to)) queue.push(passage.to);
    }
  }
  return [...could].toSorted();
}

function inWords({ step: { kind, action, to } }: Passage): string {
  return `${kind}: ${action} on ${to}`;
}
