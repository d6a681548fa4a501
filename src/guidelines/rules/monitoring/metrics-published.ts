import { type Ternary, type Value, at, elements, equals, not, or } from '../../../estate/index.ts';
import { type Setting, isNothing, isText, on, settingRule } from '../../settings/index.ts';

function containerInsights(value: Value | undefined): Ternary {
  const settings = elements(value).filter((one) => equals(at(one, 'Name'), 'containerInsights') !== false);
  return or(settings.map((one) => isText(at(one, 'Value'), /^(?:enabled|enhanced)$/i)));
}

const visibility: Setting = {
  path: ['VisibilityConfig', 'CloudWatchMetricsEnabled'],
  holds: on(true),
  fault: 'nobody sees what the firewall lets through and refuses',
  fix: 'Properties:\n  VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: firewall }',
};

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::EC2::Instance': [
    {
      path: ['Monitoring'],
      // A launch template may say it.
      concerns: ({ beside }) => isNothing(beside('LaunchTemplate')) || !isNothing(beside('Monitoring')),
      holds: on(),
      fault: 'the instance reports every five minutes only',
      fix: 'Properties:\n  Monitoring: true',
    },
  ],
  'AWS::EC2::LaunchTemplate': [
    {
      path: ['LaunchTemplateData', 'Monitoring', 'Enabled'],
      holds: on(),
      fault: 'instances report every five minutes only',
      fix: 'Properties:\n  LaunchTemplateData:\n    Monitoring: { Enabled: true }',
    },
  ],
  'AWS::AutoScaling::LaunchConfiguration': [
    {
      path: ['InstanceMonitoring'],
      holds: on(true),
      fault: 'instances report every five minutes only',
      fix: 'Properties:\n  InstanceMonitoring: true',
    },
  ],
  'AWS::ApiGateway::Stage': [
    {
      path: ['MethodSettings', '*', 'MetricsEnabled'],
      // Only what somebody switched off for some methods is at fault: numbers of the whole stage come by themselves.
      holds: on(true),
      fault: 'nobody sees how often these methods are called and fail',
      fix: 'Properties:\n  MethodSettings:\n    - { ResourcePath: /*, HttpMethod: "*", MetricsEnabled: true }',
    },
  ],
  'AWS::ECS::Cluster': [
    {
      path: ['ClusterSettings'],
      holds: containerInsights,
      fault: 'nobody sees what containers use and why they stop, as containerInsights is not enabled',
      fix: 'Properties:\n  ClusterSettings: [{ Name: containerInsights, Value: enhanced }]',
    },
  ],
  'AWS::MSK::Cluster': [
    {
      path: ['EnhancedMonitoring'],
      holds: (value) => not(isText(value, /^DEFAULT$/i, true)),
      fault: 'brokers and topics report little',
      fix: 'Properties:\n  EnhancedMonitoring: PER_TOPIC_PER_BROKER',
    },
  ],
  'AWS::WAFv2::WebACL': [visibility],
  'AWS::WAFv2::RuleGroup': [visibility],
};

export const metricsPublished = settingRule({
  id: 'metrics-published',
  title: 'What runs reports its metrics in detail',
  promise: 'G16',
  severity: 'low',
  severityReason: 'Everything works without it; a failure is only seen later and takes longer to find.',
  layer: 'detection',
  why: 'An alarm is only as quick and as exact as the metric behind it.',
  fix: 'Properties:\n  Monitoring: true',
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-detailed-monitoring-enabled.html',
    // By default launch configurations ask for detailed monitoring, launch templates and instances don't.
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html',
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/enable-as-instance-metrics.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/monitoring-cloudwatch.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-12',
  ],
  settings: SETTINGS,
});
