import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Edge, Hold, Passage } from './edge.ts';
import { openDoubts, pathsFrom } from './fixpoint.ts';
import { accountOf, isInTarget, isOnTheWay, keyOf, wholeAccount } from './holds.ts';
import { Passages } from './passages.ts';
import type { Standing, World } from './world.ts';

const STANDINGS: Readonly<Record<string, Standing>> = {
  dev: 'attacker',
  uat: 'attacker',
  shared: 'trusted',
  tools: 'trusted',
  prod: 'target',
};
const ATTACKERS = ['dev', 'uat'];

/** As much of a world as a fixpoint asks for. */
const world = {
  target: { id: 'prod' },
  attackers: ATTACKERS,
  apart: [],
  actors: [],
  standing: (account: string) => STANDINGS[account] ?? 'attacker',
} as unknown as World;

const holds: readonly Hold[] = [
  { kind: 'anyone' },
  ...Object.keys(STANDINGS).map(wholeAccount),
  ...['shared', 'tools', 'prod'].flatMap((account) =>
    ['a', 'b', 'c'].map((name): Hold => ({ kind: 'principal', account, arn: `${account}/${name}`, of: 'role' })),
  ),
  { kind: 'resource', account: 'shared', ability: 'write', id: 'bucket' },
  { kind: 'federated', account: null, of: 'oidc', id: 'issuer' },
];

const anyHold = fc.constantFrom(...holds);
const anyPassage = fc.record({ from: anyHold, to: anyHold }).map(({ from, to }, index = 0): Passage => ({
  from,
  to,
  step: { kind: 'assume', action: `x:${keyOf(from)}>${keyOf(to)}${index}`, to: keyOf(to), because: [] },
}));
const edgeOf = (found: readonly Passage[]): Edge => ({ id: 'random', title: 'random', covers: [], find: () => found });

/** The holds that somebody has after so many steps, worked out without a queue. */
function spread(passages: readonly Passage[], start: Hold): ReadonlyMap<string, number> {
  const reached = new Map([[keyOf(start), 0]]);
  const isDone = (hold: Hold) => isInTarget(world, hold) || (keyOf(hold) !== keyOf(start) && !isOnTheWay(world, hold));
  for (let steps = 0; steps <= holds.length; steps += 1) {
    for (const hold of holds) {
      if (reached.get(keyOf(hold)) !== steps || isDone(hold)) continue;
      if (hold.kind === 'account' && isOnTheWay(world, hold)) {
        const own = holds.filter((one) => accountOf(one) === hold.account && passages.some(({ from, to }) => from === one || to === one));
        for (const one of own) if ((reached.get(keyOf(one)) ?? Infinity) > steps) reached.set(keyOf(one), steps);
      }
    }
    for (const { from, to } of passages) {
      const at = holds.find((one) => keyOf(one) === keyOf(from));
      if (at === undefined || isDone(at) || reached.get(keyOf(from)) !== steps) continue;
      if ((reached.get(keyOf(to)) ?? Infinity) > steps + 1) reached.set(keyOf(to), steps + 1);
    }
  }
  return reached;
}

it('a path is found for everything that can be reached, as short as can be, and for nothing else', () => {
  fc.assert(
    fc.property(fc.array(anyPassage, { maxLength: 25 }), (found) => {
      const passages = new Passages(world, [edgeOf(found)], []);
      const paths = pathsFrom(world, passages, passages.starts);
      const byAnyone = spread(found, { kind: 'anyone' });
      for (const start of passages.starts) {
        const reached = spread(found, start);
        for (const hold of holds.filter((one) => isInTarget(world, one))) {
          const own = paths.filter((path) => keyOf(path.start) === keyOf(start) && keyOf(path.reached) === keyOf(hold));
          const steps = reached.get(keyOf(hold));
          const isTold = start.kind === 'anyone' || !byAnyone.has(keyOf(hold));
          if (start.kind === 'anyone') expect(own.map((path) => path.steps.length)).toEqual(steps === undefined ? [] : [steps]);
          else expect(own.length).toBe(steps !== undefined && isTold ? 1 : 0);
        }
      }
      for (const { start, steps } of paths) {
        expect(isOnTheWay(world, start) || isInTarget(world, start)).toBe(false);
        expect(steps.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

it('another passage never takes a path away, nor does the order matter', () => {
  const keys = (found: readonly Passage[]) => {
    const passages = new Passages(world, [edgeOf(found)], []);
    return pathsFrom(world, passages, passages.starts).map(({ start, reached }) => `${keyOf(start)} > ${keyOf(reached)}`);
  };
  fc.assert(
    fc.property(fc.array(anyPassage, { maxLength: 20 }), anyPassage, (found, more) => {
      const before = keys(found);
      expect(keys(found.toReversed()).toSorted()).toEqual(before.toSorted());
      const after = new Set(keys([...found, more]));
      // What anyone can do from now on isn't told of each account any more.
      for (const key of before) expect(after.has(key) || after.has(`anyone > ${key.split(' > ')[1]}`)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('a doubt counts where its passage would make a path that there wasn’t', () => {
  fc.assert(
    fc.property(fc.array(anyPassage, { maxLength: 20 }), anyPassage, (found, open) => {
      const plain = new Passages(world, [edgeOf(found)], []);
      const doubtful: Edge = {
        id: 'doubt',
        title: 'doubt',
        covers: [],
        find: () => [{ from: open.from, to: open.to, place: 'facts[0]', why: 'perhaps' }],
      };
      const passages = new Passages(world, [edgeOf(found), doubtful], []);
      const doubts = openDoubts(world, passages, passages.starts);
      const certain = new Passages(world, [edgeOf([...found, open])], []);
      const without = new Set(pathsFrom(world, plain, plain.starts).map(({ reached }) => keyOf(reached)));
      const opens = pathsFrom(world, certain, certain.starts).some(({ reached }) => !without.has(keyOf(reached)));
      if (opens) expect(doubts).toHaveLength(1);
      if (doubts.length > 0) expect(pathsFrom(world, certain, certain.starts).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
