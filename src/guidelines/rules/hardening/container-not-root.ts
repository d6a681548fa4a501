import { not } from '../../../estate/index.ts';
import { type Setting, settingRule } from '../../settings/index.ts';
import { isRoot } from './container-user.ts';

const user = (...path: readonly string[]): Setting => ({
  path,
  holds: (value) => not(isRoot(value)),
  fault: 'the container is told to run as root',
  set: "'1000'",
});

export const containerNotRoot = settingRule({
  id: 'container-not-root',
  title: 'No container is told to run as root',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates ECS.20 medium: a way out of the container leads to root of the host.',
  layer: 'template',
  why: 'Root in a container is root to the kernel that all share; a user of its own finds most ways out closed.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  settings: {
    'AWS::ECS::TaskDefinition': [user('ContainerDefinitions', '*', 'User')],
    'AWS::Batch::JobDefinition': [
      user('ContainerProperties', 'User'),
      user('EksProperties', 'PodProperties', 'Containers', '*', 'SecurityContext', 'RunAsUser'),
    ],
  },
});
