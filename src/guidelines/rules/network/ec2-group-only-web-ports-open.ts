import type { Rule } from '../../rule.ts';
import { GROUP_INGRESS_TYPES, ingressWithout } from './group-ingress.ts';

export const ec2GroupOnlyWebPortsOpen: Rule = {
  id: 'ec2-group-only-web-ports-open',
  title: 'What a security group opens to the internet is HTTP, HTTPS or the end of a VPN',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates EC2.18 high: other ports seldom have a firewall or a sign-in before them.',
  layer: 'template',
  why: 'Application ports, consoles and debuggers are made for the layer before them. A load balancer on 443 is what the internet should meet.',
  fix: 'Properties:\n  SecurityGroupIngress:\n    - IpProtocol: tcp\n      FromPort: 8080\n      ToPort: 8080\n      SourceSecurityGroupId: !GetAtt LoadBalancerGroup.GroupId\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  ],
  types: GROUP_INGRESS_TYPES,
  check: ingressWithout('other'),
};
