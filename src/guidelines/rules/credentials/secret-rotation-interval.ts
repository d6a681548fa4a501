import { type Resource, Unknown, asNumber, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::SecretsManager::RotationSchedule'];
/** What Security Hub's SecretsManager.4 asks for. */
const LONGEST_DAYS = 90;

/** Secrets are rotated often enough. */
export const secretRotationInterval: Rule = {
  id: 'secret-rotation-interval',
  title: 'Secrets are rotated at least every 90 days',
  promise: 'G7',
  severity: 'low',
  severityReason: 'The secret is rotated, only seldom',
  layer: 'template',
  why: 'The interval is how long a secret that leaked can be used.',
  fix: `Properties:
  RotationRules:
    AutomaticallyAfterDays: 30
`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const rules = ['Properties', 'RotationRules'];
  const days = asNumber(resource.property('RotationRules', 'AutomaticallyAfterDays'));
  const rate = /^rate\((\d+) (hour|day)s?\)$/.exec(knownText(resource.property('RotationRules', 'ScheduleExpression')) ?? '');
  const every = rate === null ? days : Number(rate[1]) / (rate[2] === 'day' ? 1 : 24);
  const path = [...rules, rate === null ? 'AutomaticallyAfterDays' : 'ScheduleExpression'];
  if (every instanceof Unknown) return { resource, path, holds: new Unknown(every.why), message: '' };
  const isOften = every === undefined || every <= LONGEST_DAYS;
  return { resource, path, holds: isOften, message: `The secret is rotated every ${every ?? 0} days only` };
}
