import { type Resource, and, knownText, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isAnywhere } from './internet.ts';
import { openingOf } from './ports.ts';

const TYPES = ['AWS::EC2::SecurityGroupEgress'];

/**
 * A list within a group that lets everything out writes down what EC2 does by itself, as the CDK does for each group. A rule of its own is
 * there because the group was narrower.
 */
export const ec2GroupEgressNarrow: Rule = {
  id: 'ec2-group-egress-narrow',
  title: 'No rule is added to a security group that lets everything out to the internet',
  promise: 'G4',
  severity: 'low',
  severityReason: 'It takes something within the group that is already in the hands of somebody else.',
  layer: 'template',
  why: 'What was broken into fetches its tools and sends off the data by whatever port is open. Where the ways out are named, it gets nowhere.',
  fix: 'Properties:\n  IpProtocol: tcp\n  FromPort: 443\n  ToPort: 443\n  CidrIp: 0.0.0.0/0\n',
  sources: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Iterable<Judgement> {
  const exposure = openingOf(resource.properties)?.exposure;
  for (const name of ['CidrIp', 'CidrIpv6']) {
    const cidr = resource.property(name);
    if (cidr === undefined) continue;
    yield {
      resource,
      path: ['Properties', name],
      holds: typeof exposure === 'object' ? exposure : not(and([exposure === 'all', isAnywhere(cidr)])),
      message: `Everything may go out from the group to ${knownText(cidr) ?? 'the internet'}, by every port`,
    };
  }
}
