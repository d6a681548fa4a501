import type { Doubt, Edge, Hold, Passage, StepKind } from '../../edge.ts';
import { factsOf } from '../../facts/facts.ts';
import { receiversOf } from '../../facts/receivers.ts';
import { wholeAccount } from '../../holds.ts';
import { shareKind } from '../share-kinds.ts';
import { stated } from './grounds.ts';

/** Shares by Resource Access Manager and of snapshots and images that no template shows. */
export const shares: Edge = {
  id: 'shares',
  title: 'with whom resources, snapshots and images are shared outside the templates',
  covers: [],
  *find(world) {
    for (const { fact, place } of factsOf(world, 'ram-share')) {
      for (const arn of fact.resources) {
        yield* given(world, {
          owner: fact.account,
          named: fact.principals,
          arn,
          kind: shareKind(arn),
          action: 'ram:AcceptResourceShareInvitation',
          place,
        });
      }
    }
    for (const { fact, place } of factsOf(world, 'snapshot-share')) {
      const action = /image|\bami-/.test(fact.snapshot) ? 'ec2:RunInstances' : 'ec2:CopySnapshot';
      yield* given(world, { owner: fact.account, named: fact.with, arn: fact.snapshot, kind: 'read', action, place });
    }
  },
};

interface Given {
  readonly owner: string;
  readonly named: readonly string[];
  readonly arn: string;
  readonly kind: StepKind;
  readonly action: string;
  readonly place: string;
}

/** What an attacker shares with the target may be used by it: then he supplies it. */
function* given(world: Parameters<Edge['find']>[0], { owner, named, arn, kind, action, place }: Given): Generator<Passage | Doubt> {
  const because = [stated(`${arn} of account ${owner} is shared with ${named.join(', ')}`, place)];
  const to: Hold = { kind: 'resource', account: owner, ability: kind === 'read' ? 'read' : 'use', id: arn };
  for (const receiver of world.standing(owner) === 'attacker' ? [] : receiversOf(world, named, owner)) {
    if (receiver.why === undefined) yield { from: receiver.hold, to, step: { kind, action, to: arn, because } };
    else yield { to, place, why: receiver.why };
  }
  if (!named.includes(world.target.id) || world.standing(owner) === 'target') return;
  // What two share may be a way from one to the other, and what a stranger shares may be used.
  const others = world.standing(owner) === 'attacker' ? [{ hold: wholeAccount(owner), why: undefined }] : receiversOf(world, named, owner);
  for (const { hold } of others.flatMap((one) => (one.why === undefined ? [one] : []))) {
    yield {
      from: hold,
      to: wholeAccount(world.target.id),
      place,
      why: `${arn} is shared with the target as well: how it is used isn't said`,
    };
  }
}
