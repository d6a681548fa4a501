import type { Rule } from '../../rule.ts';
import { GROUP_INGRESS_TYPES, ingressWithout } from './group-ingress.ts';

export const ec2GroupDataPortsClosed: Rule = {
  id: 'ec2-group-data-ports-closed',
  title: 'No security group opens a database, cache, broker or file system to the internet',
  promise: 'G4',
  severity: 'critical',
  severityReason: 'Between the internet and the data there is only a password, and of some of these services not even that.',
  layer: 'template',
  why: 'Data belongs to the innermost layer: only the application before it needs to reach it. Open stores are found by scanners and emptied or held to ransom.',
  fix: 'Properties:\n  SecurityGroupIngress:\n    - IpProtocol: tcp\n      FromPort: 5432\n      ToPort: 5432\n      SourceSecurityGroupId: !GetAtt ApplicationGroup.GroupId\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  ],
  types: GROUP_INGRESS_TYPES,
  check: ingressWithout('data'),
};
