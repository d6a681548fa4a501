import { type Setting, noneOf, off, settingRule } from '../../settings/index.ts';

const ASSOCIATE = 'AssociatePublicIpAddress';

/** Without a word the subnet decides, which is judged by itself. */
function machine(what: string, ...path: readonly string[]): readonly Setting[] {
  return [{ path, holds: off, fault: `${what} gets an address on the internet`, set: 'false' }];
}

/** Without a word, tasks get none. */
function task(...path: readonly string[]): readonly Setting[] {
  return [{ path: [...path, 'AssignPublicIp'], holds: noneOf(['ENABLED']), fault: 'tasks get addresses on the internet', set: 'DISABLED' }];
}

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::EC2::Instance': machine('the instance', 'NetworkInterfaces', '*', ASSOCIATE),
  'AWS::EC2::LaunchTemplate': machine('each instance', 'LaunchTemplateData', 'NetworkInterfaces', '*', ASSOCIATE),
  'AWS::AutoScaling::LaunchConfiguration': machine('each instance', ASSOCIATE),
  'AWS::EC2::SpotFleet': machine(
    'each instance',
    'SpotFleetRequestConfigData',
    'LaunchSpecifications',
    '*',
    'NetworkInterfaces',
    '*',
    ASSOCIATE,
  ),
  'AWS::OpsWorks::Layer': machine('each instance', 'AutoAssignPublicIps'),
  'AWS::OpsWorksCM::Server': machine('the server', ASSOCIATE),
  'AWS::DRS::ReplicationConfigurationTemplate': machine('each replication server', 'CreatePublicIP'),
  'AWS::MGN::LaunchConfigurationTemplate': machine('each migrated server', ASSOCIATE),
  'AWS::AppStream::Fleet': machine('each streaming instance', 'EnableDefaultInternetAccess'),
  'AWS::AppStream::ImageBuilder': machine('the image builder', 'EnableDefaultInternetAccess'),
  'AWS::ECS::Service': task('NetworkConfiguration', 'AwsvpcConfiguration'),
  'AWS::ECS::TaskSet': task('NetworkConfiguration', 'AwsVpcConfiguration'),
  'AWS::Events::Rule': task('Targets', '*', 'EcsParameters', 'NetworkConfiguration', 'AwsVpcConfiguration'),
  'AWS::Scheduler::Schedule': task('Target', 'EcsParameters', 'NetworkConfiguration', 'AwsvpcConfiguration'),
  'AWS::Batch::JobDefinition': task('ContainerProperties', 'NetworkConfiguration'),
};

export const computeNoPublicAddress = settingRule({
  id: 'compute-no-public-address',
  title: 'No instance or task gets an address on the internet',
  promise: 'G4',
  severity: 'high',
  severityReason:
    'Security Hub rates EC2.9, EC2.25, AutoScaling.5 and ECS.2 high: with the address, one wide rule is enough to be attacked.',
  layer: 'template',
  why: 'Applications belong behind a load balancer, in a subnet of their own. An address on the internet makes each machine a way in past it.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-5',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-16',
  ],
  settings: SETTINGS,
});
