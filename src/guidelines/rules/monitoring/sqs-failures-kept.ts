import { type Rule, eachResource } from '../../rule.ts';
import { isSet } from '../../settings/index.ts';
import { takesDeadLetters } from './dead-letter-queues.ts';

const TYPE = 'AWS::SQS::Queue';

export const sqsFailuresKept: Rule = {
  id: 'sqs-failures-kept',
  title: 'Messages that nobody can take go to a queue of their own',
  promise: 'G16',
  severity: 'low',
  severityReason: 'Nothing gets in, but one broken message is tried again and again until it is dropped without a trace.',
  layer: 'runtime',
  why: 'Without a dead-letter queue, a message that fails comes back until it expires, holds up the others, and is gone when somebody asks.',
  fix: `Properties:
  RedrivePolicy:
    deadLetterTargetArn: !GetAtt DeadLetters.Arn
    maxReceiveCount: 5`,
  sources: ['https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html'],
  types: [TYPE],
  check: eachResource([TYPE], (resource, estate) => ({
    resource,
    path: ['Properties', 'RedrivePolicy'],
    holds: takesDeadLetters(resource, estate) || isSet(resource.property('RedrivePolicy')),
    message: 'Messages that fail come back until they expire: the queue has no RedrivePolicy.',
  })),
};
