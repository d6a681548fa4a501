import type { Rule } from '../../rule.ts';
import { isSet } from '../../settings/index.ts';
import { judgePlaintext } from './denied-plaintext.ts';

export const snsTopicRequiresTls: Rule = {
  id: 'sns-topic-requires-tls',
  title: 'Topics refuse what is published without encryption',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'SDKs use TLS by themselves, but a topic without the statement also takes messages over plain HTTP.',
  layer: 'template',
  why: 'SNS has endpoints for plain HTTP. Unless the topic denies it or is encrypted with a KMS key, messages may be read and changed on the way.',
  fix: `Properties:
  Topics: [!Ref TheTopic] # of an AWS::SNS::TopicPolicy
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Deny
        Principal: '*'
        Action: sns:Publish
        Resource: !Ref TheTopic
        Condition: { Bool: { aws:SecureTransport: false } }`,
  sources: [
    'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
    // Requests to a topic that is encrypted with a KMS key have to use HTTPS.
    'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html',
  ],
  types: ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  check: (estate) =>
    judgePlaintext(
      estate,
      'AWS::SNS::Topic',
      {
        policies: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
        actions: ['sns:Publish'],
        covers: () => true,
        without: 'The topic has no policy that denies publishing without TLS (aws:SecureTransport is false).',
        incomplete: 'No statement denies everybody to publish where aws:SecureTransport is false.',
      },
      (topic) => isSet(topic.property('KmsMasterKeyId')),
    ),
};
