import { type Ternary, type Value, and, decide, elements, isList, matches, not, or } from '../../../estate/index.ts';
import { type Place, isOff, on, settingRule } from '../../settings/index.ts';
import { isRoot } from './container-user.ts';

/** Windows has no such thing. */
function onLinux({ resource }: Place) {
  return not(matches(resource.property('RuntimePlatform', 'OperatingSystemFamily'), 'WINDOWS*'));
}

/** Said, it decides. Unsaid, the root can be written, which matters where the process may write what belongs to root. */
function readOnly(value: Value | undefined, { beside }: Place): Ternary {
  return decide(value, (known) => (known === undefined ? limited(beside) : on()(known)));
}

/** Who has another user than root can't change the programs of an image; nor is what has lost its capabilities root any more. */
function limited(beside: Place['beside']): Ternary {
  const user = beside('User');
  const dropped = beside('LinuxParameters', 'Capabilities', 'Drop');
  return or([
    and([user !== undefined, not(isRoot(user))]),
    isList(dropped) && elements(dropped).length > 0,
    beside('Privileged') !== undefined && isOff(beside('Privileged')),
  ]);
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
        holds: readOnly,
        fault: 'the container can change its own programs',
        set: 'true',
        concerns: onLinux,
      },
    ],
  },
});
