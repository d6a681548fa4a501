import { off, settingRule } from '../../settings/index.ts';

export const ec2SubnetNoPublicAddresses = settingRule({
  id: 'ec2-subnet-no-public-addresses',
  title: 'No subnet gives each machine in it an address on the internet',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'Security Hub rates EC2.15 medium: it takes a machine in the subnet, and a group that lets somebody in.',
  layer: 'template',
  why: 'An address on the internet should be asked for by the one machine that needs it. Load balancers and NAT gateways get theirs without this setting.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-subnet.html',
  ],
  settings: {
    'AWS::EC2::Subnet': [
      {
        path: ['MapPublicIpOnLaunch'],
        holds: off,
        fault: 'whatever is launched in the subnet gets an address on the internet',
        set: 'false',
      },
    ],
  },
});
