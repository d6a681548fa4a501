import { off, settingRule } from '../../settings/index.ts';

export const codebuildNotPrivileged = settingRule({
  id: 'codebuild-not-privileged',
  title: 'Builds are not privileged',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'It takes a hostile build; what that reaches then is the host of this one build.',
  layer: 'template',
  why: 'A privileged build drives the Docker daemon of its host with all powers. Only building images that way needs it.',
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/codebuild-project-environment-privileged-check.html',
    'https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html',
  ],
  settings: {
    'AWS::CodeBuild::Project': [
      { path: ['Environment', 'PrivilegedMode'], holds: off, fault: 'the build drives the Docker daemon of its host', set: 'false' },
    ],
  },
});
