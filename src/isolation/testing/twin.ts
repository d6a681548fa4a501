import { describe, expect, it } from 'vitest';

import type { Doubt, Edge, Hold, Passage, StepKind } from '../edge.ts';
import { worldOf } from '../make-world.ts';
import { ACCOUNTS, type AccountName, type Sketch, estateOfSketch } from './sketch.ts';

/** What an edge must find in the open estate; what isn't given doesn't matter. */
interface Expected {
  /** `anyone`, the name of an account (his root), or the id of another hold: an ARN, an issuer, a service, an account that isn't sketched. */
  readonly from: string;
  readonly kind: StepKind;
  readonly action?: string;
  /** `to` of the step; a pattern for an ARN in which AWS chooses something. */
  readonly to: string | RegExp;
  /** Logical ids that `because` must name. */
  readonly because?: readonly string[];
}

export interface Twin {
  readonly edge: Edge;
  readonly open: Sketch;
  readonly closed: Sketch;
  readonly finds: Expected;
  /** The account that is reached for; prod. */
  readonly target?: AccountName;
}

/** An edge's open estate, in which it must find the way, and the closed twin, in which outsiders have none and nothing is in doubt. */
export function twin(title: string, { edge, open, closed, finds, target = 'prod' }: Twin): void {
  describe.each([title])('%s', () => {
    it('is found where it is open', () => {
      const found = findings(edge, open, target);
      expect(found.passages.map(shown)).toContainEqual(expect.objectContaining(shownAs(finds)));
    });
    it('is proven where it is closed', () => {
      const { passages, doubts } = findings(edge, closed, target);
      expect({ ways: passages.filter(isOutsiders).map(shown), doubts: doubts.map(({ why }) => why) }).toEqual({ ways: [], doubts: [] });
    });
  });
}

/** What an edge finds in an estate. */
export function findings(edge: Edge, sketch: Sketch, target: AccountName = 'prod') {
  const found = [...edge.find(worldOf(estateOfSketch(sketch), ACCOUNTS[target].id))];
  return {
    passages: found.filter((one): one is Passage => 'step' in one),
    doubts: found.filter((one): one is Doubt => 'why' in one),
  };
}

/** Whether a passage starts at who begins as an attacker: anyone, a workload account that isn't the target, a stranger's one, an issuer. */
export function isOutsiders({ from }: Passage): boolean {
  const { dev, uat } = ACCOUNTS;
  const known: readonly string[] = Object.values(ACCOUNTS).map(({ id }) => id);
  if (from.kind === 'account') return from.account === dev.id || from.account === uat.id || !known.includes(from.account);
  return from.kind === 'anyone' || from.kind === 'federated';
}

function nameOf(from: Hold): string {
  switch (from.kind) {
    case 'anyone':
      return 'anyone';
    case 'account':
      return Object.entries(ACCOUNTS).find(([, { id }]) => id === from.account)?.[0] ?? from.account;
    case 'principal':
      return from.arn;
    case 'federated':
    case 'resource':
      return from.id;
  }
}

function shown({ from, step: { kind, action, to, because } }: Passage) {
  return { from: nameOf(from), kind, action, to, because: because.map(({ resource }) => resource) };
}

function shownAs({ from, kind, action, to, because }: Expected) {
  return {
    from,
    kind,
    to: typeof to === 'string' ? to : expect.stringMatching(to),
    ...(action === undefined ? {} : { action }),
    ...(because === undefined ? {} : { because: expect.arrayContaining([...because]) }),
  };
}
