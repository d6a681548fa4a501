import { and, at, knownText, not } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { below, isSet, isText, itemsOf } from '../../settings/index.ts';

const TYPE = 'AWS::ECS::TaskDefinition';

export const ecsContainerLogged: Rule = {
  id: 'ecs-container-logged',
  title: 'Containers send their output to a log',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'What a container said is gone when it stops, and that is just when somebody wants to know.',
  layer: 'detection',
  why: 'Without LogConfiguration nothing keeps what the container writes: on Fargate it is lost.',
  fix: `Properties:
  ContainerDefinitions:
    - Name: app
      LogConfiguration:
        LogDriver: awslogs
        Options: { awslogs-group: !Ref AppLog, awslogs-region: !Ref AWS::Region, awslogs-stream-prefix: app }`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9'],
  types: [TYPE],
  check: eachResource([TYPE], (resource) =>
    itemsOf(resource, 'ContainerDefinitions').map(([container, where]) => {
      const [configuration, path] = below(container, where, 'LogConfiguration');
      return {
        resource,
        path,
        holds: and([isSet(configuration), not(isText(at(configuration, 'LogDriver'), /^none$/i))]),
        message: `What the container ${knownText(at(container, 'Name')) ?? ''} writes is kept nowhere: it has no LogConfiguration.`.replace(
          '  ',
          ' ',
        ),
      };
    }),
  ),
};
