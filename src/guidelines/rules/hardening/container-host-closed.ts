import { type Ternary, type Value, and, asText, at, decide, elements, isList, not, or } from '../../../estate/index.ts';
import { type Place, type Setting, isOn, noneOf, off, settingRule } from '../../settings/index.ts';
import { isRoot } from './container-user.ts';

const HOST = noneOf(['host']);

/** ECS.1 takes the network of the host for secure where every container has a user other than root and no privileges. */
function ownNetwork(mode: Value | undefined, { resource }: Place): Ternary {
  const containers = resource.property('ContainerDefinitions');
  const limited = and(
    elements(containers).map((one) => and([at(one, 'User') !== undefined, not(isRoot(at(one, 'User'))), not(isOn(at(one, 'Privileged')))])),
  );
  return or([HOST(mode), isList(containers) && containers.length > 0 && limited]);
}

/** Folders and sockets by which a container drives its host. */
const TAKES_THE_HOST = /^\/(?:|etc|proc|sys|dev|root|boot|var|var\/run|run|var\/run\/docker\.sock|run\/docker\.sock|run\/containerd.*)\/?$/;

const mount: Setting = {
  path: ['Volumes', '*', 'Host', 'SourcePath'],
  holds: (value) => decide(value, (known) => known === undefined || !TAKES_THE_HOST.test(asText(known) ?? '')),
  fault: 'the task mounts what the host is driven by',
  set: '/data',
};

export const containerHostClosed = settingRule({
  id: 'container-host-closed',
  title: 'No task shares the network, the processes or the root of its host',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates ECS.3 high: the walls between the container and its host are taken away.',
  layer: 'template',
  why: 'With the network of the host a task reaches its metadata service and so its role; with the processes or the socket of Docker it reaches everything else.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-3',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-17',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  ],
  settings: {
    'AWS::ECS::TaskDefinition': [
      { path: ['NetworkMode'], holds: ownNetwork, fault: 'the task uses the network of its host', set: 'awsvpc' },
      { path: ['PidMode'], holds: HOST, fault: 'the task sees the processes of its host', set: 'task' },
      { path: ['IpcMode'], holds: HOST, fault: 'the task shares the memory of its host', set: 'none' },
      mount,
    ],
    'AWS::Batch::JobDefinition': [
      {
        path: ['EksProperties', 'PodProperties', 'HostNetwork'],
        // Of Batch's pods this is on unless it is said, but what runs elsewhere has no such thing.
        holds: (value) => value === undefined || off(value),
        fault: 'the pod uses the network of its host',
        set: 'false',
      },
    ],
  },
});
