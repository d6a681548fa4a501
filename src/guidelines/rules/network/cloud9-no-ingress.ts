import { oneOf, settingRule } from '../../settings/index.ts';

export const cloud9NoIngress = settingRule({
  id: 'cloud9-no-ingress',
  title: 'Environments of Cloud9 are reached through Systems Manager',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'The open port is limited to addresses of Cloud9, but the machine behind it holds the rights of its developer.',
  layer: 'template',
  why: 'By SSH, the machine needs a public address and an open port. Through Systems Manager it needs neither.',
  sources: ['https://docs.aws.amazon.com/cloud9/latest/user-guide/ec2-ssm.html'],
  settings: {
    'AWS::Cloud9::EnvironmentEC2': [
      {
        path: ['ConnectionType'],
        holds: oneOf(['CONNECT_SSM']),
        fault: 'the environment is reached by SSH, as it is by default',
        set: 'CONNECT_SSM',
      },
    ],
  },
});
