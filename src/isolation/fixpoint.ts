import type { Doubt, Hold, Passage, Step } from './edge.ts';
import { isInTarget, isOnTheWay, keyOf } from './holds.ts';
import type { Passages } from './passages.ts';
import type { World } from './world.ts';

/** A way from a start to the first hold in the target. */
export interface FoundPath {
  readonly start: Hold;
  readonly steps: readonly Step[];
  readonly reached: Hold;
}

/** What is kept of a way while it is walked, beside where it is: of two ways to one place, both are told if it differs. */
export interface Memory {
  readonly text: string;
  after(step: Step): Memory;
}

const NOTHING: Memory = { text: '', after: () => NOTHING };

/**
 * The shortest way from each start to each thing of the target that is reached from it; where a start has a memory, the shortest of each that
 * it tells apart. What anyone can do isn't told again of each account, and what leads on within the target isn't followed: it is reached.
 */
export function pathsFrom(
  world: World,
  passages: Passages,
  starts: readonly Hold[],
  memoryOf: (start: Hold) => Memory | undefined = () => undefined,
): readonly FoundPath[] {
  const ofAnyone = new Set<string>();
  return starts.flatMap((start) => {
    const { found, reached } = shortest(world, passages, start, memoryOf(start) ?? NOTHING, ofAnyone);
    if (start.kind === 'anyone') for (const key of reached) ofAnyone.add(key);
    return found;
  });
}

interface Way {
  readonly hold: Hold;
  readonly memory: Memory;
  readonly before: Way | undefined;
  readonly by: Passage | undefined;
}

function shortest(world: World, passages: Passages, start: Hold, memory: Memory, known: ReadonlySet<string>) {
  const found: FoundPath[] = [];
  const reached = new Set<string>();
  const seen = new Set<string>();
  const queue: Way[] = [];
  const reach = (hold: Hold, before: Way | undefined, by: Passage | undefined, kept: Memory) => {
    // Who starts by himself is no step of another: what he reaches is told of him.
    if (before !== undefined && !isInTarget(world, hold) && !isOnTheWay(world, hold)) return;
    const key = keyOf(hold);
    const state = `${key}\n${kept.text}`;
    if (known.has(key) || seen.has(state)) return;
    seen.add(state);
    reached.add(key);
    const way = { hold, before, by, memory: kept };
    if (isInTarget(world, hold)) found.push({ start, steps: stepsOf(way), reached: hold });
    else queue.push(way);
  };
  reach(start, undefined, undefined, memory);
  for (const way of queue) {
    // What belongs to a whole account is no step further.
    for (const hold of passages.within(way.hold)) reach(hold, way, undefined, way.memory);
    for (const passage of passages.onFrom(way.hold).passages) reach(passage.to, way, passage, way.memory.after(passage.step));
  }
  return { found, reached };
}

function stepsOf(last: Way): readonly Step[] {
  const steps: Step[] = [];
  for (let way: Way | undefined = last; way !== undefined; way = way.before) if (way.by !== undefined) steps.unshift(way.by.step);
  return steps;
}

/**
 * The doubts that stand between the target and a proof: somebody who may be an attacker, or may have got there through other doubts, may
 * get to what leads to the target, or to what nobody can name.
 */
export function openDoubts(world: World, passages: Passages, starts: readonly Hold[]): readonly Doubt[] {
  const onward = new Map<string, readonly Hold[]>();
  const all: Doubt[] = [...passages.doubts];
  const byFrom = Map.groupBy(
    passages.doubts.filter((doubt) => doubt.from !== undefined),
    (doubt) => keyOf(doubt.from as Hold),
  );
  const queue = [...starts];
  for (const doubt of passages.doubts) if (doubt.from === undefined && doubt.to !== undefined) queue.push(doubt.to);
  const seen = new Set<string>();
  for (const hold of queue) {
    const key = keyOf(hold);
    if (seen.has(key)) continue;
    seen.add(key);
    if (isInTarget(world, hold)) continue;
    const { passages: certain, doubts } = passages.onFrom(hold);
    all.push(...doubts);
    const next = [
      ...passages.within(hold),
      ...certain.map(({ to }) => to),
      ...[...(byFrom.get(key) ?? []), ...doubts].flatMap(({ to }) => to ?? []),
    ].filter((to) => isInTarget(world, to) || isOnTheWay(world, to));
    onward.set(key, next);
    queue.push(...next);
  }
  const leads = leadsToTarget(world, onward);
  // A doubt that names nobody may be anyone's; one whose end nobody can name may end anywhere.
  return all.filter(
    ({ from, to }) => (from === undefined || seen.has(keyOf(from))) && (to === undefined || leads.has(keyOf(to)) || isInTarget(world, to)),
  );
}

/** The holds from which the target can be reached, or may be. */
function leadsToTarget(world: World, onward: ReadonlyMap<string, readonly Hold[]>): ReadonlySet<string> {
  const leads = new Set<string>();
  const back = new Map<string, string[]>();
  const queue: string[] = [];
  for (const [from, holds] of onward) {
    for (const hold of holds) {
      const key = keyOf(hold);
      back.set(key, [...(back.get(key) ?? []), from]);
      if (isInTarget(world, hold)) queue.push(key);
    }
  }
  for (const key of queue) {
    if (leads.has(key)) continue;
    leads.add(key);
    queue.push(...(back.get(key) ?? []));
  }
  return leads;
}
