import { type Ternary, not } from '../../../estate/index.ts';
import { type Place, type Setting, isSet, on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

/** A device that is no EBS volume, or that takes its encryption from a snapshot, isn't judged. */
function ownVolume({ beside }: Place): Ternary {
  const ebs = isSet(beside('Ebs'));
  return ebs === true ? not(isSet(beside('Ebs', 'SnapshotId'))) : ebs;
}

function devices(...path: readonly string[]): readonly Setting[] {
  return [
    {
      path: [...path, '*', 'Ebs', 'Encrypted'],
      holds: on(),
      fault: "the volume that is made with the instance isn't encrypted",
      set: 'true',
      concerns: ownVolume,
    },
  ];
}

export const ec2BlockDevicesEncrypted = atRest({
  id: 'ec2-block-devices-encrypted',
  title: 'Volumes that are made with an instance are encrypted',
  severity: 'high',
  why:
    'The volumes of instances hold what the instances work on, and their snapshots are copied into images and backups. ' +
    'Encryption by default is a setting of each account and region that a template neither sees nor can rely on.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3',
    'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html',
  ],
  settings: {
    'AWS::EC2::Instance': devices('BlockDeviceMappings'),
    'AWS::EC2::LaunchTemplate': devices('LaunchTemplateData', 'BlockDeviceMappings'),
    'AWS::EC2::SpotFleet': devices('SpotFleetRequestConfigData', 'LaunchSpecifications', '*', 'BlockDeviceMappings'),
    'AWS::EC2::EC2Fleet': devices('LaunchTemplateConfigs', '*', 'Overrides', '*', 'BlockDeviceMappings'),
    'AWS::AutoScaling::LaunchConfiguration': devices('BlockDeviceMappings'),
    'AWS::ImageBuilder::ImageRecipe': devices('BlockDeviceMappings'),
    'AWS::ImageBuilder::ContainerRecipe': devices('InstanceConfiguration', 'BlockDeviceMappings'),
    'AWS::WorkspacesInstances::WorkspaceInstance': devices('ManagedInstance', 'BlockDeviceMappings'),
    'AWS::BedrockAgentCore::CapacityProvider': devices(
      'ComputeConfiguration',
      'Ec2Configuration',
      'LaunchTemplateSource',
      'LaunchParameters',
      'EphemeralVolumes',
    ),
    'AWS::ECS::Service': [
      {
        path: ['VolumeConfigurations', '*', 'ManagedEBSVolume', 'Encrypted'],
        holds: on(),
        fault: "the volume that is made for each task isn't encrypted",
        set: 'true',
        concerns: ({ beside }) => {
          const managed = isSet(beside('ManagedEBSVolume'));
          return managed === true ? not(isSet(beside('ManagedEBSVolume', 'SnapshotId'))) : managed;
        },
      },
    ],
    'AWS::OpsWorks::Layer': [
      {
        path: ['VolumeConfigurations', '*', 'Encrypted'],
        holds: on(),
        fault: "the volume that is made for each instance isn't encrypted",
        set: 'true',
      },
    ],
  },
});
