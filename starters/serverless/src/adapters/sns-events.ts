import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

import type { Events } from '../ports.ts';
import { CLIENT } from './client-settings.ts';

/** Publishes to a topic, the event's type as an attribute too, so that a subscription can filter on it. */
export function snsEvents(topic: string): Events {
  const client = new SNSClient(CLIENT);
  return {
    async publish(event) {
      await client.send(
        new PublishCommand({
          TopicArn: topic,
          Message: JSON.stringify(event),
          MessageAttributes: { type: { DataType: 'String', StringValue: event.type } },
        }),
      );
    },
  };
}
