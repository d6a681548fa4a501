import { noneOf, on, settingRule } from '../../settings/index.ts';

export const ec2AttachmentsAcceptedByHand = settingRule({
  id: 'ec2-attachments-accepted-by-hand',
  title: 'No network of another account is connected without being asked',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates EC2.23 high: an account that is taken over connects itself to every other network.',
  layer: 'template',
  why: 'Which networks see each other is decided once, by whoever owns the gateway; accepted by itself, the other side decides.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-23',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-transitgateway.html',
  ],
  settings: {
    'AWS::EC2::TransitGateway': [
      {
        path: ['AutoAcceptSharedAttachments'],
        holds: noneOf(['enable']),
        fault: 'the gateway connects every VPC that asks, of any account that it is shared with',
        set: 'disable',
      },
    ],
    'AWS::EC2::VPCEndpointService': [
      {
        path: ['AcceptanceRequired'],
        holds: on(true),
        fault: 'whoever is allowed to ask is connected without being looked at',
        set: 'true',
      },
    ],
  },
});
