import { on, settingRule } from '../../settings/index.ts';

export const ec2InterfaceChecksAddresses = settingRule({
  id: 'ec2-interface-checks-addresses',
  title: 'Network interfaces send and take only packets of their own addresses',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'Security Hub rates EC2.180 medium: it takes a machine that is already taken over.',
  layer: 'template',
  why: 'Without the check a machine passes on what is not meant for it, from one layer to the next. Only what routes, as a NAT instance, needs that.',
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-180'],
  settings: {
    'AWS::EC2::NetworkInterface': [
      {
        path: ['SourceDestCheck'],
        holds: on(true),
        fault: 'the interface sends and takes packets of other addresses than its own',
        set: 'true',
      },
    ],
  },
});
