import type { Doubt, Edge, Hold, Passage, StepKind } from './edge.ts';
import { accountOf, isInTarget, isOnTheWay, keyOf, wholeAccount } from './holds.ts';
import type { World } from './world.ts';

export function isPassage(found: Passage | Doubt): found is Passage {
  return 'step' in found;
}

/**
 * Everything that the edges find, by who can take it. Principals of an attacker's account are the account: he is root there, so he uses
 * each of them. Only those that an exception names, and people by their permission sets, stand for themselves.
 */
export class Passages {
  readonly #world: World;
  readonly #edges: readonly Edge[];
  readonly #apart: ReadonlySet<string>;
  readonly #from = new Map<string, Passage[]>();
  /** Holds by the trusted account that they are of. */
  readonly #holds = new Map<string, Map<string, Hold>>();
  readonly #onward = new Map<string, readonly (Passage | Doubt)[]>();
  readonly starts: readonly Hold[];
  readonly doubts: readonly Doubt[];
  /** How many passages there are. */
  readonly count: number;

  constructor(world: World, edges: readonly Edge[], more: Iterable<Passage | Doubt>) {
    this.#world = world;
    this.#edges = edges;
    this.#apart = new Set(world.apart.map(keyOf));
    const starts = new Map<string, Hold>(this.#attackers().map((hold) => [keyOf(hold), hold]));
    const doubts: Doubt[] = [];
    let count = 0;
    const take = (found: Passage | Doubt) => {
      const one = this.#asSeen(found);
      if (one === undefined) return;
      if (one.from !== undefined && !isOnTheWay(world, one.from)) starts.set(keyOf(one.from), one.from);
      for (const hold of [one.from, one.to]) if (hold !== undefined && isOnTheWay(world, hold)) this.#note(hold);
      if (!isPassage(one)) return void doubts.push(one);
      count += 1;
      this.#add(one);
    };
    for (const edge of edges) for (const found of edge.find(world)) take(found);
    for (const found of more) take(found);
    for (const list of this.#from.values()) list.sort(byPlace);
    for (const actor of world.actors) if (isOnTheWay(world, actor.hold)) this.#note(actor.hold);
    this.starts = [...starts.values()].toSorted(byRank);
    this.doubts = doubts;
    this.count = count;
  }

  /** What somebody can take who has a hold. Of a hold on the way, also what leads on within its account, which is found out now. */
  onFrom(hold: Hold): { readonly passages: readonly Passage[]; readonly doubts: readonly Doubt[] } {
    const found = this.#onwardFrom(hold);
    return {
      passages: [...(this.#from.get(keyOf(hold)) ?? []), ...found.filter(isPassage).toSorted(byPlace)],
      doubts: found.filter((one): one is Doubt => !isPassage(one)),
    };
  }

  /** The same without what leads on within its account. */
  plainlyFrom(hold: Hold): readonly Passage[] {
    return this.#from.get(keyOf(hold)) ?? [];
  }

  /** Who has a whole account has everything in it. */
  within(hold: Hold): readonly Hold[] {
    return hold.kind !== 'account' || !isOnTheWay(this.#world, hold) ? [] : [...(this.#holds.get(hold.account)?.values() ?? [])];
  }

  #attackers(): readonly Hold[] {
    return [{ kind: 'anyone' } as const, ...this.#world.attackers.map(wholeAccount), ...this.#world.apart].filter(
      (hold) => !isOnTheWay(this.#world, hold) && !isInTarget(this.#world, hold),
    );
  }

  #asSeen<Found extends Passage | Doubt>(seen: Found): Found | undefined {
    const found = asSupplied(seen);
    if (found.from === undefined) return found;
    if (isInTarget(this.#world, found.from)) return undefined;
    const account = accountOf(found.from);
    if (account === undefined || found.from.kind === 'federated' || this.#world.standing(account) !== 'attacker') return found;
    if (found.from.kind === 'account' || this.#standsApart(found)) return found;
    return { ...found, from: wholeAccount(account) };
  }

  #standsApart(found: Passage | Doubt): boolean {
    const { from } = found;
    if (from === undefined || this.#apart.has(keyOf(from))) return true;
    // Of a person, nobody can tell whether the attacker has his session: it is his own start.
    return from.kind === 'principal' && from.of === 'permission-set' && (!isPassage(found) || found.step.kind === 'person');
  }

  #add(passage: Passage): void {
    const key = keyOf(passage.from);
    const list = this.#from.get(key);
    if (list === undefined) this.#from.set(key, [passage]);
    else list.push(passage);
  }

  #note(hold: Hold): void {
    const account = accountOf(hold) ?? '';
    const known = this.#holds.get(account);
    if (known === undefined) this.#holds.set(account, new Map([[keyOf(hold), hold]]));
    else known.set(keyOf(hold), hold);
  }

  #onwardFrom(hold: Hold): readonly (Passage | Doubt)[] {
    if (!isOnTheWay(this.#world, hold)) return [];
    const key = keyOf(hold);
    let found = this.#onward.get(key);
    if (found === undefined) {
      found = this.#edges.flatMap((edge) => [...(edge.onward?.(this.#world, hold) ?? [])]).map(asSupplied);
      this.#onward.set(key, found);
    }
    return found;
  }
}

/** Of two ways to the same, the plainer is shown. */
const KINDS: readonly StepKind[] = [
  'assume',
  'decrypt',
  'write',
  'update',
  'read',
  'invoke',
  'pass-role',
  'artifact',
  'network',
  'dns',
  'person',
];

/** Who supplies what something runs has written it, whoever calls it. */
function asSupplied<Found extends Passage | Doubt>(found: Found): Found {
  if (!isPassage(found) || found.step.kind !== 'artifact' || found.to.kind !== 'resource') return found;
  return { ...found, to: { ...found.to, ability: 'write' } };
}

const RANKS = ['anyone', 'account', 'principal', 'federated', 'resource'] as const;

/** Anyone first: what he can do is not told again of each account. */
function byRank(one: Hold, other: Hold): number {
  return RANKS.indexOf(one.kind) - RANKS.indexOf(other.kind) || compare(keyOf(one), keyOf(other));
}

/** The order of passages must not depend on that of the templates. */
function byPlace(one: Passage, other: Passage): number {
  const kinds = KINDS.indexOf(one.step.kind) - KINDS.indexOf(other.step.kind);
  return compare(keyOf(one.to), keyOf(other.to)) || kinds || compare(textOf(one), textOf(other));
}

function textOf({ step: { kind, action, to, because } }: Passage): string {
  return [
    kind,
    action,
    to,
    ...because.map(({ policy, template, resource, statement }) => [policy, template, resource, statement].join()),
  ].join('\n');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
