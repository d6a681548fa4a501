import { type Estate, type Resource, type Value, at, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isNothing, isSet, isText, itemsOf } from '../../settings/index.ts';

const RULE = 'AWS::Events::Rule';
const SCHEDULE = 'AWS::Scheduler::Schedule';
const SUBSCRIPTION = 'AWS::SNS::Subscription';
const MAPPING = 'AWS::Lambda::EventSourceMapping';

export const eventFailuresKept: Rule = {
  id: 'event-failures-kept',
  title: 'Events that could not be delivered are kept',
  promise: 'G16',
  severity: 'low',
  severityReason: 'AWS tries for hours or days before it gives up, so that it is rare; then the event is lost.',
  layer: 'runtime',
  why: 'When a target refuses, because a permission or a name was changed, the event is dropped in the end and nobody knows which it was.',
  fix: `Properties:
  Targets:
    - Id: target
      Arn: !GetAtt Target.Arn
      DeadLetterConfig: { Arn: !GetAtt DeadLetters.Arn }`,
  sources: [
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
    'https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html',
    'https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  ],
  types: [RULE, SCHEDULE, SUBSCRIPTION, MAPPING],
  check: eachResource([RULE, SCHEDULE, SUBSCRIPTION, MAPPING], (resource, estate) => {
    switch (resource.type) {
      case RULE:
        return itemsOf(resource, 'Targets').map(([target, path]) =>
          kept(resource, at(target, 'DeadLetterConfig', 'Arn'), [...path, 'DeadLetterConfig'], 'rule'),
        );
      case SCHEDULE:
        return kept(
          resource,
          resource.property('Target', 'DeadLetterConfig', 'Arn'),
          ['Properties', 'Target', 'DeadLetterConfig'],
          'schedule',
        );
      case SUBSCRIPTION:
        return judgeSubscription(resource);
      default:
        return judgeMapping(resource, estate);
    }
  }),
};

function kept(resource: Resource, target: Value | undefined, path: readonly (string | number)[], what: keyof typeof FIXES): Judgement {
  return {
    resource,
    path,
    holds: isSet(target),
    message: `What this ${what} can't deliver is dropped: nothing says where to keep it.`,
    fix: FIXES[what],
  };
}

const FIXES = {
  rule: 'Properties:\n  Targets:\n    - DeadLetterConfig: { Arn: !GetAtt DeadLetters.Arn }',
  schedule: 'Properties:\n  Target:\n    DeadLetterConfig: { Arn: !GetAtt DeadLetters.Arn }',
  subscription: 'Properties:\n  RedrivePolicy: { deadLetterTargetArn: !GetAtt DeadLetters.Arn }',
  mapping: 'Properties:\n  DestinationConfig:\n    OnFailure: { Destination: !GetAtt DeadLetters.Arn }',
};

/** Mail and text messages to people can't be sent again by a program. */
function judgeSubscription(resource: Resource): Judgement | undefined {
  if (isText(resource.property('Protocol'), /^(?:email|email-json|sms|application)$/i) === true) return undefined;
  return kept(resource, resource.property('RedrivePolicy'), ['Properties', 'RedrivePolicy'], 'subscription');
}

/** Streams go on without what failed; a queue keeps it by itself. */
function judgeMapping(resource: Resource, estate: Estate): Judgement | undefined {
  const source = knownText(resource.property('EventSourceArn')) ?? '';
  const isQueue =
    /:sqs:/.test(source) ||
    estate.referencesFrom(resource).some(({ to, path }) => to.type === 'AWS::SQS::Queue' && path[1] === 'EventSourceArn');
  if (isQueue || isNothing(resource.property('StartingPosition'))) return undefined;
  return kept(
    resource,
    resource.property('DestinationConfig', 'OnFailure', 'Destination'),
    ['Properties', 'DestinationConfig', 'OnFailure'],
    'mapping',
  );
}
