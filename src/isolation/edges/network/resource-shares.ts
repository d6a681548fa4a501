import { type Resource, elements } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage, StepKind } from '../../edge.ts';
import { receiversOf } from '../../facts/receivers.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { madeOf } from '../places.ts';
import { shareKind } from '../share-kinds.ts';
import { ground } from './grounds.ts';
import { onwardBy } from './onward.ts';

const SHARE = 'AWS::RAM::ResourceShare';

/** In what is of these kinds both sides of a share work: two who have it meet there. At a gateway, tables say who gets where. */
const MEETING: readonly RegExp[] = [/:subnet\b/];

/** To whom resources are shared, and with whom the target shares what somebody else owns. */
export const resourceShares: Edge = {
  id: 'resource-shares',
  title: 'with whom resources are shared',
  covers: [SHARE],
  *find(world) {
    for (const share of world.estate.resources(SHARE)) yield* shared(world, share);
  },
  *onward(world, hold) {
    if (hold.kind !== 'principal') return;
    for (const share of world.resources(SHARE)) {
      const named = elements(share.property('Principals')).map((one) => world.text(one) ?? '<unknown>');
      if (share.account !== hold.account || !reachesTarget(world, named)) continue;
      for (const value of elements(share.property('ResourceArns'))) {
        const made = madeOf(world, value);
        const arn = world.text(value) ?? '<unknown>';
        if (!meets(arn, made)) continue;
        const id = made === undefined ? arn : world.addressOf(made);
        const to: Hold = { kind: 'resource', account: world.target.id, ability: 'use', id };
        const because = [ground(share, 'Principals')];
        yield* onwardBy(world, hold, { actions: SHARING, arn: '*', resource: share, to, kind: 'network', shown: id, because });
      }
    }
  },
};

/** Who has one of them in the account that shares may let anybody in beside those who are. */
const SHARING = ['ram:AssociateResourceShare', 'ram:CreateResourceShare'];

/** Whether two who have it meet there. */
function meets(arn: string, made: Resource | undefined): boolean {
  return MEETING.some((pattern) => pattern.test(arn)) || made?.type === 'AWS::EC2::Subnet';
}

function* shared(world: World, share: Resource): Generator<Passage | Doubt> {
  const owner = share.account ?? world.target.id;
  const named = elements(share.property('Principals')).map((one) => world.text(one) ?? '<unknown>');
  for (const [index, value] of elements(share.property('ResourceArns')).entries()) {
    const arn = world.text(value) ?? '<unknown>';
    const id = madeOf(world, value) === undefined ? arn : world.addressOf(madeOf(world, value) ?? share);
    const kind = kindOf(arn, madeOf(world, value));
    const because = [ground(share, 'ResourceArns', index), ground(share, 'Principals')];
    const step = { kind, action: 'ram:CreateResourceShare', to: id, because };
    const receivers = receiversOf(world, named, owner);
    if (world.standing(owner) !== 'attacker') {
      const to: Hold = { kind: 'resource', account: owner, ability: kind === 'read' ? 'read' : 'use', id };
      for (const receiver of receivers) {
        if (receiver.why === undefined) yield { from: receiver.hold, to, step };
        else yield { to, resource: share, path: ['Properties', 'Principals'], why: receiver.why };
      }
    }
    if (!reachesTarget(world, named) || owner === world.target.id) continue;
    const target: Hold = { kind: 'resource', account: world.target.id, ability: 'use', id };
    // What a stranger shares, the target may use; where two work in the same network, one reaches the other.
    if (world.standing(owner) === 'attacker') {
      yield {
        from: wholeAccount(owner),
        to: target,
        resource: share,
        why: `${id} is shared with the target, and nobody has said how it is used`,
      };
    } else if (meets(arn, madeOf(world, value))) {
      for (const receiver of receivers)
        if (receiver.why === undefined) yield { from: receiver.hold, to: target, step: { ...step, kind: 'network' } };
    }
  }
}

function kindOf(arn: string, made: Resource | undefined): StepKind {
  if (made !== undefined && /^AWS::EC2::(?:Subnet|TransitGateway|SecurityGroup|PrefixList)$/.test(made.type)) return 'network';
  if (made !== undefined && made.type.startsWith('AWS::Route53')) return 'dns';
  return shareKind(arn);
}

function reachesTarget(world: World, named: readonly string[]): boolean {
  return named.some((one) => one.includes(world.target.id) || /organizations|^(?:o|ou|r)-/.test(one));
}
