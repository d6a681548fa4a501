import type { Rule } from '../../rule.ts';
import { GROUP_INGRESS_TYPES, ingressWithout } from './group-ingress.ts';

export const ec2GroupAdminPortsClosed: Rule = {
  id: 'ec2-group-admin-ports-closed',
  title: 'No security group opens SSH, RDP or another way to administer machines to the internet',
  promise: 'G4',
  severity: 'critical',
  severityReason: 'Such ports are tried from all over the internet within minutes, and whoever gets in controls the machine and its role.',
  layer: 'template',
  why: 'One weak password, leaked key or flaw of the daemon is enough. Session Manager, a VPN or EC2 Instance Connect Endpoint need no open port.',
  fix: 'Properties:\n  SecurityGroupIngress:\n    - IpProtocol: tcp\n      FromPort: 22\n      ToPort: 22\n      CidrIp: 10.0.0.0/16 # the addresses of the VPN\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-14',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-53',
  ],
  types: GROUP_INGRESS_TYPES,
  check: ingressWithout('admin'),
};
