import { expect, it } from 'vitest';

import { shouldNameResources } from './actions.ts';

it.each([
  's3:PutObject',
  's3:GetObject',
  's3:Get*',
  'dynamodb:Query',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter*',
  'kms:Decrypt',
  'ec2:TerminateInstances',
  'lambda:Update*',
  'es:ESHttpPost',
  'sqs:ReceiveMessage',
  'S3:DELETEOBJECT',
])('%s could be allowed on named resources', (action) => expect(shouldNameResources(action)).toBe(true));

it.each([
  'ec2:Describe*',
  's3:ListAllMyBuckets',
  'ecr:GetAuthorizationToken',
  'cloudwatch:PutMetricData',
  'logs:PutLogEvents',
  'xray:PutTraceSegments',
  'kms:CreateKey',
  'iam:List*',
  'polly:SynthesizeSpeech',
  'textract:DetectDocumentText',
  'nonsense',
])('%s is taken as it is', (action) => expect(shouldNameResources(action)).toBe(false));
