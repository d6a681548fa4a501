import { equals } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::IAM::AccessKey'];

/** Roles in place of keys. That there is a user at all is another promise's matter (I2). */
export const iamAccessKeyReplaced: Rule = {
  id: 'iam-access-key-replaced',
  title: 'No credential is a key that never expires',
  promise: 'G7',
  severity: 'high',
  severityReason: 'It is good from anywhere, until somebody deletes it',
  layer: 'template',
  why: 'Nothing rotates an access key. CloudFormation makes a new one only if somebody counts Serial up, and whoever copied the old one keeps it.',
  fix: `Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal:
          Service: lambda.amazonaws.com
        Action: sts:AssumeRole
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-3',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
  ],
  types: TYPES,
  check: eachResource(TYPES, (resource) => ({
    resource,
    path: ['Type'],
    holds: equals(resource.property('Status'), 'Inactive'),
    message: 'This key is good until somebody deletes it, and nothing rotates it',
  })),
};
