import { type Resource, type Ternary, equals } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::IAM::AccessKey'];

/** No program has a key of a user. */
export const iamNoAccessKeys: Rule = {
  id: 'iam-no-access-keys',
  title: 'There are no access keys of IAM users',
  promise: 'I2',
  severity: 'high',
  severityReason: 'It is a credential for programs that never expires, and the most common way in',
  layer: 'template',
  why: 'An access key works from anywhere until somebody deletes it, and ends up in files, images and repositories. A role’s credentials expire within hours.',
  fix: `Type: AWS::IAM::Role
Properties:
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal:
          Service: ecs-tasks.amazonaws.com
        Action: sts:AssumeRole
`,
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html#securing_access-keys'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const inactive: Ternary = equals(resource.property('Status'), 'Inactive');
  return { resource, path: ['Type'], holds: inactive, message: 'This key of a user doesn’t expire: whoever finds it can use it' };
}
