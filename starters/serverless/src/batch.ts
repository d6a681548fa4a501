import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

import type { Log } from './ports.ts';

/** Handles the messages of a batch side by side, each on its own: one that fails is reported for itself and takes no other with it. */
export async function eachOf(event: SQSEvent, log: Log, handle: (body: string) => Promise<void>): Promise<SQSBatchResponse> {
  const failures = await Promise.all(
    event.Records.map(async ({ messageId, body, attributes }) => {
      try {
        await handle(body);
        return [];
      } catch (error) {
        log.error('message failed', { messageId, receiveCount: Number(attributes.ApproximateReceiveCount), error });
        return [{ itemIdentifier: messageId }];
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
}
