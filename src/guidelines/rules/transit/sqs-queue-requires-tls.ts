import type { Rule } from '../../rule.ts';
import { isSet } from '../../settings/index.ts';
import { judgePlaintext } from './denied-plaintext.ts';

export const sqsQueueRequiresTls: Rule = {
  id: 'sqs-queue-requires-tls',
  title: 'Queues refuse requests that are not encrypted',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'SDKs use TLS by themselves, but a queue without the statement also takes messages over plain HTTP.',
  layer: 'template',
  why: 'SQS has endpoints for plain HTTP. Unless the queue denies it or is encrypted with a KMS key, messages may be read and changed on the way.',
  fix: `Properties:
  Queues: [!Ref TheQueue] # of an AWS::SQS::QueuePolicy
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Deny
        Principal: '*'
        Action: sqs:*
        Resource: !GetAtt TheQueue.Arn
        Condition: { Bool: { aws:SecureTransport: false } }`,
  sources: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
    // Requests to a queue that is encrypted with a KMS key have to use HTTPS.
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  ],
  types: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  check: (estate) =>
    judgePlaintext(
      estate,
      'AWS::SQS::Queue',
      {
        policies: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
        actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
        covers: () => true,
        without: 'The queue has no policy that denies requests without TLS (aws:SecureTransport is false).',
        incomplete: 'No statement denies everybody every action on the queue where aws:SecureTransport is false.',
      },
      (queue) => isSet(queue.property('KmsMasterKeyId')),
    ),
};
