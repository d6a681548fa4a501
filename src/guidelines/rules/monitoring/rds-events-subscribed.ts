import { type Resource, type Ternary, and, includes, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isOn, isSet } from '../../settings/index.ts';

const TYPE = 'AWS::RDS::EventSubscription';

/** What to hear of, by the kind of source. */
const CRITICAL: Readonly<Record<string, readonly string[]>> = {
  'db-instance': ['maintenance', 'configuration change', 'failure'],
  'db-cluster': ['maintenance', 'failure'],
  'db-parameter-group': ['configuration change'],
  'db-security-group': ['configuration change', 'failure'],
};

export const rdsEventsSubscribed: Rule = {
  id: 'rds-events-subscribed',
  title: 'Subscriptions to events of databases are on and hear what is critical',
  promise: 'G16',
  severity: 'low',
  severityReason: 'Somebody wanted to hear of it and will not; the database itself is none the worse.',
  layer: 'detection',
  why: 'A subscription that is off, or leaves out failures, says nothing on the day it was made for.',
  fix: 'Properties:\n  Enabled: true\n  EventCategories: [maintenance, configuration change, failure]',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-19',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-20',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => [
    {
      resource,
      path: ['Properties', 'Enabled'],
      holds: isOn(resource.property('Enabled'), true),
      message: 'The subscription is off: Enabled is false.',
    },
    ...judgeCategories(resource),
  ]),
};

/** Without categories, it hears all of them. */
function judgeCategories(resource: Resource): readonly Judgement[] {
  const categories = resource.property('EventCategories');
  const wanted = CRITICAL[knownText(resource.property('SourceType')) ?? ''];
  if (wanted === undefined || isSet(categories) === false) return [];
  const heard = (category: string): Ternary => includes(categories, category);
  const missing = wanted.filter((category) => heard(category) === false);
  return [
    {
      resource,
      path: ['Properties', 'EventCategories'],
      holds: and(wanted.map(heard)),
      message: `The subscription doesn't hear of ${missing.join(', ')}.`,
    },
  ];
}
