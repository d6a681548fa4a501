import { type Rule, eachResource } from '../../rule.ts';
import { beanstalkOption, isNothing, isText } from '../../settings/index.ts';

const TYPE = 'AWS::ElasticBeanstalk::Environment';

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
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    // A saved configuration may say it.
    if (!isNothing(resource.property('TemplateName'))) return undefined;
    const { value, path } = beanstalkOption(resource, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType');
    return {
      resource,
      path,
      holds: isText(value, /^enhanced$/i),
      message: 'The environment reports basic health only: SystemType is not enhanced.',
    };
  }),
};
