import { type Rule, eachResource } from '../../rule.ts';
import { beanstalkOption, isNothing, isText } from '../../settings/index.ts';

/** Each with what it may take the setting from. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  'AWS::ElasticBeanstalk::Environment': ['TemplateName'],
  'AWS::ElasticBeanstalk::ConfigurationTemplate': ['SourceConfiguration', 'EnvironmentId'],
};

export const beanstalkEnhancedHealth: Rule = {
  id: 'beanstalk-enhanced-health',
  title: 'Environments of Elastic Beanstalk report their health in detail',
  promise: 'G16',
  severity: 'low',
  severityReason: 'Everything works without it; a failure is only seen later.',
  layer: 'detection',
  why: 'Basic reporting only knows whether the load balancer reaches an instance; enhanced looks at requests, processes and deployments.',
  fix: `Properties:
  OptionSettings:
    - { Namespace: 'aws:elasticbeanstalk:healthreporting:system', OptionName: SystemType, Value: enhanced }`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-1'],
  types: Object.keys(TYPES),
  check: eachResource(Object.keys(TYPES), (resource) => {
    const { value, path } = beanstalkOption(resource, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType');
    // A saved configuration may say it.
    if (value === undefined && TYPES[resource.type]?.some((source) => !isNothing(resource.property(source))) === true) return undefined;
    return {
      resource,
      path,
      holds: isText(value, /^enhanced$/i),
      message: 'The environment reports basic health only: SystemType is not enhanced.',
    };
  }),
};
