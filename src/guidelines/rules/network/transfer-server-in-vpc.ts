import { oneOf, settingRule } from '../../settings/index.ts';

export const transferServerInVpc = settingRule({
  id: 'transfer-server-in-vpc',
  title: 'Servers for file transfer have their endpoint in a VPC',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'The server still asks for a sign-in, but anyone may try, and nobody can be kept out by address.',
  layer: 'template',
  why: 'A public endpoint has no security group: partners cannot be told from everybody else.',
  sources: [
    'https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-transfer-server.html',
  ],
  settings: {
    'AWS::Transfer::Server': [
      {
        path: ['EndpointType'],
        holds: oneOf(['VPC', 'VPC_ENDPOINT']),
        fault: 'the endpoint is on the internet, as it is by default, and no security group is before it',
        set: 'VPC',
      },
    ],
  },
});
