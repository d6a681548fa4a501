import { type Estate, type Resource, type Value, and, asNumber, equals, not, or } from '../../../estate/index.ts';
import type { Judgement, Rule } from '../../rule.ts';
import { off, oneOf } from '../../settings/index.ts';
import { isAnywhere } from './internet.ts';
import { type PortNames, inWords, openingOf } from './ports.ts';

const TYPE = 'AWS::EC2::NetworkAclEntry';
const NAMES: PortNames = { protocol: 'Protocol', from: ['PortRange', 'From'], to: ['PortRange', 'To'] };

export const ec2NetworkAclClosed: Rule = {
  id: 'ec2-network-acl-closed',
  title: 'No network ACL lets the internet in to the ports by which machines are administered',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'Security Hub rates EC2.21 medium: the security groups are still behind it.',
  layer: 'template',
  why: 'The ACL is the second wall of a subnet. Where it lets everything in, one wide security group is a way through.',
  fix: 'Properties:\n  Protocol: 6\n  PortRange:\n    From: 443\n    To: 443\n  RuleAction: allow\n  CidrBlock: 0.0.0.0/0\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21',
    // Replies come back on ephemeral ports, which an ACL has to let in as it keeps no state.
    'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports',
  ],
  types: [TYPE],
  check: function* check(estate) {
    for (const entry of estate.resources(TYPE)) yield* judge(estate, entry);
  },
};

function* judge(estate: Estate, entry: Resource): Iterable<Judgement> {
  const allowsIn = and([off(entry.property('Egress')), oneOf(['allow'])(entry.property('RuleAction'))]);
  for (const name of ['CidrBlock', 'Ipv6CidrBlock']) {
    const cidr = entry.property(name);
    const opening = openingOf(entry.properties, NAMES);
    if (cidr === undefined || opening === undefined) continue;
    const { exposure, words } = opening;
    const wide = typeof exposure === 'string' ? (exposure === 'all' || exposure === 'admin') && !isForReplies(entry) : exposure;
    const open = and([allowsIn, isAnywhere(cidr), wide]);
    yield {
      resource: entry,
      path: ['Properties', name],
      holds: open === false || not(and([open, not(deniedBefore(estate, entry, cidr))])),
      message: `The network ACL lets ${inWords(cidr)} in to ${words}`,
    };
  }
}

function isForReplies(entry: Resource): boolean {
  const [from, to] = [asNumber(entry.property('PortRange', 'From')), asNumber(entry.property('PortRange', 'To'))];
  return typeof from === 'number' && typeof to === 'number' && from >= 1024 && to >= 60_999;
}

/** Entries are tried by their number: one that denies everything from the internet before it makes this one harmless. */
function deniedBefore(estate: Estate, entry: Resource, cidr: Value) {
  const number = asNumber(entry.property('RuleNumber'));
  if (typeof number !== 'number') return false;
  const before = estate.resources(TYPE).filter((other) => {
    const its = asNumber(other.property('RuleNumber'));
    return typeof its === 'number' && its < number && oneOf(['allow'])(other.property('RuleAction')) !== true;
  });
  return or(
    before.map((other) => {
      const covers = openingOf(other.properties, NAMES)?.exposure === 'all' && off(other.property('Egress')) === true;
      const sameAcl = equals(other.property('NetworkAclId'), entry.property('NetworkAclId')) === true;
      if (!covers || !sameAcl) return false;
      const theirs = other.property('CidrBlock') ?? other.property('Ipv6CidrBlock');
      return and([oneOf(['deny'])(other.property('RuleAction')), equals(theirs, cidr)]);
    }),
  );
}
