import type { Doubt, Hold, Passage } from './way.ts';
import type { World } from './world.ts';

export type { Doubt, Ground, Hold, Passage, Step, StepKind } from './way.ts';

/** One way from hold to hold. One file each, with a minimal estate that it opens and its closed twin. */
export interface Edge {
  /** Kebab-case: `role-assumption`, `bucket-policy`. */
  readonly id: string;
  /** What it looks at, for the census: `who may assume a role`. */
  readonly title: string;
  /** Resource types of which this edge judges everything that could let somebody in or out. A type that no edge lists, and that holds a policy, a role, a share or a foreign account, is a doubt. */
  readonly covers: readonly string[];
  readonly find: (world: World) => Iterable<Passage | Doubt>;
  /** What leads on from a hold of a trusted account, within that account: asked only once somebody has it, as it is much to ask of everybody. */
  readonly onward?: (world: World, hold: Hold) => Iterable<Passage | Doubt>;
}
