import { type Resource, at, isMap } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { below, isText, itemsAt } from '../../settings.ts';

const TASKS = 'AWS::ECS::TaskDefinition';
const JOBS = 'AWS::Batch::JobDefinition';

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
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-ecs-taskdefinition-efsvolumeconfiguration.html',
  ],
  types: [TASKS, JOBS],
  check: eachResource([TASKS, JOBS], (resource) =>
    volumesOf(resource).flatMap(([volume, path]) => {
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
    }),
  ),
};

function volumesOf(resource: Resource) {
  const path = resource.type === TASKS ? ['Volumes'] : ['ContainerProperties', 'Volumes'];
  return itemsAt(resource.property(...path), ['Properties', ...path]);
}
