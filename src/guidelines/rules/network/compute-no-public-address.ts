import type { Rule } from '../../rule.ts';
import { type Switch, closedSwitches, typesOf } from '../../switch/switches.ts';

const ASSOCIATE = 'AssociatePublicIpAddress';

function machine(type: string, what: string, path: readonly string[], fix: string): Switch {
  return { type, path, absent: () => undefined, message: `${what} gets an address on the internet`, fix };
}

function task(type: string, path: readonly string[], indent: string): Switch {
  return {
    type,
    path,
    words: ['ENABLED'],
    absent: () => undefined,
    message: 'Tasks get addresses on the internet',
    fix: indent,
  };
}

const SERVICE_FIX = (key: string) => `Properties:\n  NetworkConfiguration:\n    ${key}:\n      AssignPublicIp: DISABLED\n`;
const TARGET_FIX = 'EcsParameters:\n  NetworkConfiguration:\n    AwsVpcConfiguration:\n      AssignPublicIp: DISABLED\n';

const MACHINES: readonly Switch[] = [
  machine(
    'AWS::EC2::Instance',
    'The instance',
    ['NetworkInterfaces', '*', ASSOCIATE],
    `Properties:\n  NetworkInterfaces:\n    - DeviceIndex: '0'\n      ${ASSOCIATE}: false\n`,
  ),
  machine(
    'AWS::EC2::LaunchTemplate',
    'Each instance of the launch template',
    ['LaunchTemplateData', 'NetworkInterfaces', '*', ASSOCIATE],
    `Properties:\n  LaunchTemplateData:\n    NetworkInterfaces:\n      - DeviceIndex: 0\n        ${ASSOCIATE}: false\n`,
  ),
  machine(
    'AWS::AutoScaling::LaunchConfiguration',
    'Each instance of the launch configuration',
    [ASSOCIATE],
    `Properties:\n  ${ASSOCIATE}: false\n`,
  ),
  machine(
    'AWS::EC2::SpotFleet',
    'Each instance of the fleet',
    ['SpotFleetRequestConfigData', 'LaunchSpecifications', '*', 'NetworkInterfaces', '*', ASSOCIATE],
    `NetworkInterfaces:\n  - DeviceIndex: 0\n    ${ASSOCIATE}: false\n`,
  ),
  machine('AWS::OpsWorks::Layer', 'Each instance of the layer', ['AutoAssignPublicIps'], 'Properties:\n  AutoAssignPublicIps: false\n'),
  machine('AWS::OpsWorksCM::Server', 'The server', [ASSOCIATE], `Properties:\n  ${ASSOCIATE}: false\n`),
  machine(
    'AWS::DRS::ReplicationConfigurationTemplate',
    'Each replication server',
    ['CreatePublicIP'],
    'Properties:\n  CreatePublicIP: false\n',
  ),
  machine('AWS::MGN::LaunchConfigurationTemplate', 'Each migrated server', [ASSOCIATE], `Properties:\n  ${ASSOCIATE}: false\n`),
  task('AWS::ECS::Service', ['NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp'], SERVICE_FIX('AwsvpcConfiguration')),
  task('AWS::ECS::TaskSet', ['NetworkConfiguration', 'AwsVpcConfiguration', 'AssignPublicIp'], SERVICE_FIX('AwsVpcConfiguration')),
  task('AWS::Events::Rule', ['Targets', '*', 'EcsParameters', 'NetworkConfiguration', 'AwsVpcConfiguration', 'AssignPublicIp'], TARGET_FIX),
  task(
    'AWS::Scheduler::Schedule',
    ['Target', 'EcsParameters', 'NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp'],
    TARGET_FIX.replace('AwsVpc', 'Awsvpc'),
  ),
  task(
    'AWS::Batch::JobDefinition',
    ['ContainerProperties', 'NetworkConfiguration', 'AssignPublicIp'],
    'Properties:\n  ContainerProperties:\n    NetworkConfiguration:\n      AssignPublicIp: DISABLED\n',
  ),
];

export const computeNoPublicAddress: Rule = {
  id: 'compute-no-public-address',
  title: 'No instance or task gets an address on the internet',
  promise: 'G4',
  severity: 'high',
  severityReason:
    'Security Hub rates EC2.9, EC2.25, AutoScaling.5 and ECS.2 high: with the address, one wide rule is enough to be attacked.',
  layer: 'template',
  why: 'Applications belong behind a load balancer, in a subnet of their own. An address on the internet makes each machine a way in past it.',
  fix: `Properties:\n  NetworkInterfaces:\n    - DeviceIndex: '0'\n      ${ASSOCIATE}: false\n`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-5',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-16',
  ],
  types: typesOf(MACHINES),
  check: closedSwitches(MACHINES),
};
