import type { Rule } from '../../rule.ts';
import { type Switch, closedSwitches, typesOf } from '../../switch/switches.ts';

const SERVERS: readonly Switch[] = [
  {
    type: 'AWS::Transfer::Server',
    path: ['EndpointType'],
    words: ['PUBLIC'],
    absent: true,
    message: 'The endpoint is on the internet, and no security group is before it (EndpointType is PUBLIC by default)',
    fix: 'Properties:\n  EndpointType: VPC\n  EndpointDetails:\n    VpcId: !Ref Network\n    SubnetIds:\n      - !Ref PrivateSubnet\n    SecurityGroupIds:\n      - !GetAtt TransferGroup.GroupId\n',
  },
];

export const transferServerInVpc: Rule = {
  id: 'transfer-server-in-vpc',
  title: 'Servers for file transfer have their endpoint in a VPC',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'The server still asks for a sign-in, but anyone may try, and nobody can be kept out by address.',
  layer: 'template',
  why: 'A public endpoint has no security group: partners cannot be told from everybody else.',
  fix: 'Properties:\n  EndpointType: VPC\n',
  sources: [
    'https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-transfer-server.html',
  ],
  types: typesOf(SERVERS),
  check: closedSwitches(SERVERS),
};
