import { type Setting, off, settingRule } from '../../settings/index.ts';

const privileged = (...path: readonly string[]): Setting => ({
  path,
  holds: off,
  fault: 'the container has all the powers of the host',
  set: 'false',
});

export const containerNotPrivileged = settingRule({
  id: 'container-not-privileged',
  title: 'No container is privileged',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates ECS.4 high: who takes over the container has the host, and every other container and role on it.',
  layer: 'template',
  why: 'A privileged container may load modules of the kernel and mount the disks of the host: its walls are gone.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  settings: {
    'AWS::ECS::TaskDefinition': [privileged('ContainerDefinitions', '*', 'Privileged')],
    'AWS::Batch::JobDefinition': [
      privileged('ContainerProperties', 'Privileged'),
      privileged('NodeProperties', 'NodeRangeProperties', '*', 'Container', 'Privileged'),
      privileged('EcsProperties', 'TaskProperties', '*', 'Containers', '*', 'Privileged'),
      privileged('EksProperties', 'PodProperties', 'Containers', '*', 'SecurityContext', 'Privileged'),
    ],
  },
});
