import { noneOf, settingRule } from '../../settings/index.ts';

/** Those of Linux before 1.4.0. 1.0.0 is also the newest of Windows, which a service does not show. */
const OLD = noneOf(['1.1.0', '1.2.0', '1.3.0']);
const fault = 'tasks run on an old version of the platform';

export const ecsPlatformLatest = settingRule({
  id: 'ecs-platform-latest',
  title: 'Tasks run on the newest version of the Fargate platform',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates ECS.10 medium: known flaws of the runtime and kernel below the tasks stay open.',
  layer: 'template',
  why: 'An old version of the platform is an old kernel and container runtime. Without a word, AWS takes the newest.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html',
  ],
  settings: {
    'AWS::ECS::Service': [{ path: ['PlatformVersion'], holds: OLD, fault, set: 'LATEST' }],
    'AWS::ECS::TaskSet': [{ path: ['PlatformVersion'], holds: OLD, fault, set: 'LATEST' }],
  },
});
