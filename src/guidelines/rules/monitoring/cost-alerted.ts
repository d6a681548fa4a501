import { type Estate, type Resource, elements } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isSet } from '../../settings/index.ts';

const BUDGET = 'AWS::Budgets::Budget';
const MONITOR = 'AWS::CE::AnomalyMonitor';
const MONITORS: ReadonlySet<string> = new Set([MONITOR]);

export const costAlerted: Rule = {
  id: 'cost-alerted',
  title: 'Somebody hears of budgets that run out and of unusual cost',
  promise: 'G17',
  severity: 'low',
  severityReason: 'Nothing fails, but cost that nobody hears of is often the first sign of a mistake or of a stolen key.',
  layer: 'detection',
  why: 'A budget or a monitor without subscribers only draws a line in the console.',
  fix: `Properties:
  NotificationsWithSubscribers:
    - Notification: { NotificationType: FORECASTED, ComparisonOperator: GREATER_THAN, Threshold: 100 }
      Subscribers: [{ SubscriptionType: EMAIL, Address: owner@example.com }]`,
  sources: [
    'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html',
    'https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html',
  ],
  types: [BUDGET, MONITOR],
  check: eachResource([BUDGET, MONITOR], (resource, estate) =>
    resource.type === BUDGET
      ? {
          resource,
          path: ['Properties', 'NotificationsWithSubscribers'],
          holds: isSet(resource.property('NotificationsWithSubscribers')),
          message: 'Nobody hears when the budget runs out: it has no NotificationsWithSubscribers.',
        }
      : {
          resource,
          path: ['Properties'],
          holds: hasSubscription(resource, estate),
          message: 'Nobody hears of unusual cost: no AWS::CE::AnomalySubscription names the monitor.',
          fix: 'Subscription:\n  Type: AWS::CE::AnomalySubscription\n  Properties:\n    MonitorArnList: [!Ref Monitor]',
        },
  ),
};

function hasSubscription(monitor: Resource, estate: Estate): boolean {
  return estate
    .resources('AWS::CE::AnomalySubscription')
    .some((subscription) =>
      elements(subscription.property('MonitorArnList')).some((arn) => estate.named(arn, subscription, MONITORS).includes(monitor)),
    );
}
