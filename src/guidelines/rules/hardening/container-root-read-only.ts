import { matches, not } from '../../../estate/index.ts';
import { type Place, on, settingRule } from '../../settings/index.ts';

/** Windows has no such thing. */
function onLinux({ resource }: Place) {
  return not(matches(resource.property('RuntimePlatform', 'OperatingSystemFamily'), 'WINDOWS*'));
}

export const containerRootReadOnly = settingRule({
  id: 'container-root-read-only',
  title: 'Containers of tasks write only to volumes',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'It does not let anybody in; it lets whoever is in put tools and changed programs in place.',
  layer: 'template',
  why: 'A root that can only be read keeps an intruder from changing the program that runs. What has to be written gets a volume.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  settings: {
    'AWS::ECS::TaskDefinition': [
      {
        path: ['ContainerDefinitions', '*', 'ReadonlyRootFilesystem'],
        holds: on(),
        fault: 'the container can change its own programs',
        set: 'true',
        concerns: onLinux,
      },
    ],
  },
});
