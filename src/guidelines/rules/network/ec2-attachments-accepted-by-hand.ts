import type { Rule } from '../../rule.ts';
import { type Switch, closedSwitches, typesOf } from '../../switch/switches.ts';

const DOORS: readonly Switch[] = [
  {
    type: 'AWS::EC2::TransitGateway',
    path: ['AutoAcceptSharedAttachments'],
    words: ['enable'],
    absent: false,
    message: 'The transit gateway connects every VPC that asks, of any account that it is shared with',
    fix: 'Properties:\n  AutoAcceptSharedAttachments: disable\n',
  },
];

export const ec2AttachmentsAcceptedByHand: Rule = {
  id: 'ec2-attachments-accepted-by-hand',
  title: 'No transit gateway connects a VPC of another account without being asked',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates EC2.23 high: an account that is taken over connects itself to every other network.',
  layer: 'template',
  why: 'Which networks see each other is decided once, by whoever owns the gateway; accepted by itself, the other side decides.',
  fix: 'Properties:\n  AutoAcceptSharedAttachments: disable\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-23',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-transitgateway.html',
  ],
  types: typesOf(DOORS),
  check: closedSwitches(DOORS),
};
