import { not } from '../../../estate/index.ts';
import { isSet, settingRule } from '../../settings/index.ts';

export const autoscalingLaunchTemplate = settingRule({
  id: 'autoscaling-launch-template',
  title: 'Auto Scaling groups launch from a launch template',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates AutoScaling.9 medium: nothing is open by it, but the newer types and protections cannot be had.',
  layer: 'template',
  why: 'Launch configurations are a thing of the past: no type of instance since 2023 works with them, and new accounts cannot make them.',
  fix: 'Properties:\n  LaunchTemplate:\n    LaunchTemplateId: !Ref Template\n    Version: !GetAtt Template.LatestVersionNumber\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-9',
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html',
  ],
  settings: {
    'AWS::AutoScaling::AutoScalingGroup': [
      {
        path: ['LaunchConfigurationName'],
        holds: (value) => not(isSet(value)),
        fault: 'the group launches from a launch configuration',
        set: '!Ref AWS::NoValue',
      },
    ],
  },
});
