import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import type { Profile } from '../../project/index.ts';
import { keepData } from '../retention.ts';

export interface EventQueueProps {
  readonly topic: ITopic;
  readonly key: IKey;
  readonly profile: Profile;
}

/** One consumer's own queue of one event: a slow or failing consumer holds up no other, and what it can't take is kept apart. */
export class EventQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { topic, key, profile }: EventQueueProps) {
    super(scope, id);
    const encrypted = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      dataKeyReuse: Duration.hours(1), // Each reuse saves a call to KMS; an hour keeps a withdrawn permission from living on for a day.
      enforceSSL: true,
    } as const;
    // Fourteen days, SQS's most: time to see an alarm, mend the consumer and send them back.
    this.deadLetters = new Queue(this, 'DeadLetters', { ...encrypted, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Default', {
      ...encrypted,
      retentionPeriod: Duration.days(4),
      // Six times what the function may take, as Lambda advises, so that a batch that is retried isn't delivered twice meanwhile.
      visibilityTimeout: Duration.seconds(6 * profile.functionTimeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: profile.deliveries },
    });
    for (const queue of [this.deadLetters, this.queue]) keepData(queue, false); // What waits is soon gone; a replacement still loses none of it.
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TakeEvents',
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    );
    new Subscription(this, 'Subscription', {
      topic,
      protocol: SubscriptionProtocol.SQS,
      endpoint: this.queue.queueArn,
      rawMessageDelivery: true,
      deadLetterQueue: this.deadLetters, // For what can't be delivered at all, a queue without its permission for one.
    });
  }
}
