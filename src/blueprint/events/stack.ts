import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';

import type { Input } from '../../assembly/index.ts';
import { LandfallError } from '../../report/index.ts';
import type { AccountApp } from '../account-app.ts';
import type { Baseline } from '../baseline/stack.ts';
import { pascalCase } from '../logical-id.ts';
import { EventQueue } from './event-queue.ts';

export interface ConsumerQueue {
  /** `<service>-<consumer>`: the name of the function that works on it. */
  readonly entry: string;
  readonly queueArn: Input;
  readonly queueName: Input;
  readonly deadLettersName: Input;
}

export interface Events {
  /** ARN of the topic by event. */
  readonly topics: ReadonlyMap<string, Input>;
  readonly queues: readonly ConsumerQueue[];
}

/** A topic for every event that a service publishes, a queue with its dead-letter queue for every consumer. No stack where there is no event. */
export function eventsStack(account: AccountApp, baseline: Baseline): Events {
  const { project, profile } = account;
  const services = project.architecture.services;
  const published = [...new Set(services.flatMap((service) => service.publishes))];
  if (published.length === 0 && services.every((service) => service.consumers.length === 0)) return { topics: new Map(), queues: [] };

  const stack = account.stack('events', `How the services of ${project.name} tell each other what happened`);
  const key = Key.fromKeyArn(stack, 'Key', stack.input('KeyArn', baseline.keyArn));
  const topics = new Map(
    published.map((event) => [event, new Topic(stack, `${event}-topic`, { displayName: event, masterKey: key, enforceSSL: true })]),
  );

  const queues = services.flatMap((service) =>
    service.consumers.map((consumer) => {
      const entry = `${service.name}-${consumer.name}`;
      const topic = topics.get(consumer.on);
      if (topic === undefined) {
        throw new LandfallError('UnpublishedEvent', `${entry} consumes ${consumer.on}, which no service publishes`, {
          fix: `Add '${consumer.on}' to a service's publishes, or take the consumer out.`,
        });
      }
      const { queue, deadLetters } = new EventQueue(stack, `${entry}-queue`, { topic, key, profile });
      const publish = (what: string, value: string) => stack.publish(pascalCase(`${entry}-${what}`), value);
      return {
        entry,
        queueArn: publish('queue-arn', queue.queueArn),
        queueName: publish('queue-name', queue.queueName),
        deadLettersName: publish('dead-letters-name', deadLetters.queueName),
      };
    }),
  );
  return {
    topics: new Map([...topics].map(([event, topic]) => [event, stack.publish(pascalCase(`${event}-topic-arn`), topic.topicArn)])),
    queues,
  };
}
