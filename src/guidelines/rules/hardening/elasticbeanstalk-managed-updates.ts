import { type Estate, type Resource, Unknown } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { beanstalkOption, on } from '../../settings/index.ts';

const TYPE = 'AWS::ElasticBeanstalk::Environment';
const TEMPLATES: ReadonlySet<string> = new Set(['AWS::ElasticBeanstalk::ConfigurationTemplate']);
const NAMESPACE = 'aws:elasticbeanstalk:managedactions';
const OPTION = 'ManagedActionsEnabled';

export const elasticbeanstalkManagedUpdates: Rule = {
  id: 'elasticbeanstalk-managed-updates',
  title: 'Beanstalk keeps the platform of its environments up to date',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates ElasticBeanstalk.2 high: known flaws of the system and the language stay open.',
  layer: 'template',
  why: 'Without managed updates the platform stays what it was on the day of the first deployment.',
  fix: `Properties:\n  OptionSettings:\n    - Namespace: ${NAMESPACE}\n      OptionName: ${OPTION}\n      Value: 'true'\n    - Namespace: ${NAMESPACE}:platformupdate\n      OptionName: UpdateLevel\n      Value: minor\n`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-2',
    'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-platform-update-managed.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function judge(resource: Resource, estate: Estate): Judgement {
  const { value, path } = beanstalkOption(resource, NAMESPACE, OPTION);
  const base = resource.property('TemplateName');
  const templates = base === undefined ? [] : estate.named(base, resource, TEMPLATES);
  const inherited = templates.map((template) => beanstalkOption(template, NAMESPACE, OPTION).value).find((one) => one !== undefined);
  const option = value ?? inherited;
  const elsewhere = base !== undefined && templates.length === 0 ? new Unknown('the configuration template is elsewhere') : false;
  return {
    resource,
    path,
    holds: option === undefined ? elsewhere : on()(option),
    message: 'The platform is never updated by itself (managed actions are off by default)',
  };
}
