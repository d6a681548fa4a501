import { PartlyKnown, Unknown, asText, decide } from '../../../estate/index.ts';
import { type Setting, settingRule } from '../../settings/index.ts';

const ROOT = /^(?:root|0)(?::.*)?$/i;
const ADMINISTRATOR = /^(?:ContainerAdministrator)$/i;

/** Where no user is said the image says it, which no template shows. */
const user = (...path: readonly string[]): Setting => ({
  path,
  holds: (value) =>
    decide(value, (known) => {
      if (known === undefined) return true;
      if (known instanceof PartlyKnown) return new Unknown(known.why);
      return !ROOT.test(asText(known)?.trim() ?? '') && !ADMINISTRATOR.test(asText(known)?.trim() ?? '');
    }),
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
