import type { Rule } from '../../rule.ts';
import { GROUP_INGRESS_TYPES, ingressWithout } from './group-ingress.ts';

export const ec2GroupAllPortsClosed: Rule = {
  id: 'ec2-group-all-ports-closed',
  title: 'No security group opens all ports to the internet',
  promise: 'G4',
  severity: 'critical',
  severityReason: 'Every service of every machine in the group, the forgotten ones too, can be attacked by anyone at once.',
  layer: 'template',
  why: 'A rule without ports takes the group out of the way: whatever listens on the machine answers the internet.',
  fix: 'Properties:\n  SecurityGroupIngress:\n    - IpProtocol: tcp\n      FromPort: 443\n      ToPort: 443\n      CidrIp: 0.0.0.0/0\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  ],
  types: GROUP_INGRESS_TYPES,
  check: ingressWithout('all'),
};
