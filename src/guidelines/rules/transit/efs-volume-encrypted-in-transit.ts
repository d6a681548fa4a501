import { type Resource, at, isMap } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { below, isText, itemsAt, itemsOf } from '../../settings/index.ts';

const TASKS = 'AWS::ECS::TaskDefinition';
const JOBS = 'AWS::Batch::JobDefinition';
const LOCATION = 'AWS::DataSync::LocationEFS';

export const efsVolumeEncryptedInTransit: Rule = {
  id: 'efs-volume-encrypted-in-transit',
  title: 'Containers mount file systems of EFS with encryption',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Files go over the network within the VPC as they are.',
  layer: 'template',
  why: 'The mount speaks NFS without encryption unless the volume says TransitEncryption: ENABLED.',
  fix: `Properties:
  Volumes:
    - Name: files
      EFSVolumeConfiguration: { FilesystemId: !Ref Files, TransitEncryption: ENABLED }`,
  sources: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-best-practices.html',
    'https://docs.aws.amazon.com/datasync/latest/userguide/create-efs-location.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-ecs-taskdefinition-efsvolumeconfiguration.html',
  ],
  types: [TASKS, JOBS, LOCATION],
  check: eachResource([TASKS, JOBS, LOCATION], (resource) =>
    resource.type === LOCATION ? [judgeLocation(resource)] : judgeVolumes(resource),
  ),
};

function judgeLocation(resource: Resource): Judgement {
  return {
    resource,
    path: ['Properties', 'InTransitEncryption'],
    holds: isText(resource.property('InTransitEncryption'), /^TLS/i),
    message: 'DataSync mounts the file system without encryption: InTransitEncryption is not TLS1_2.',
    fix: 'Properties:\n  InTransitEncryption: TLS1_2',
  };
}

function judgeVolumes(resource: Resource): readonly Judgement[] {
  return volumesOf(resource).flatMap(([volume, path]) => {
    const name = ['EFSVolumeConfiguration', 'EfsVolumeConfiguration'].find((one) => isMap(at(volume, one)));
    if (name === undefined) return [];
    const [encryption, where] = below(volume, path, name, 'TransitEncryption');
    return [
      {
        resource,
        path: where,
        holds: isText(encryption, /^ENABLED$/i),
        message: 'The file system is mounted without encryption: TransitEncryption is not ENABLED.',
      },
    ];
  });
}

function volumesOf(resource: Resource) {
  if (resource.type === TASKS) return itemsOf(resource, 'Volumes');
  const tasks = itemsOf(resource, 'EcsProperties', 'TaskProperties').flatMap(([task, path]) => itemsAt(...below(task, path, 'Volumes')));
  return [...itemsOf(resource, 'ContainerProperties', 'Volumes'), ...tasks];
}
