import { type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::IAM::User', 'AWS::IAM::Role'];

/** Applications use roles, people sign in through Identity Center. */
export const iamNoUsers: Rule = {
  id: 'iam-no-users',
  title: 'There are no IAM users',
  promise: 'I2',
  severity: 'medium',
  severityReason: 'A user is no hole by itself, but needs a credential that lives until somebody ends it',
  layer: 'template',
  why: 'A user’s keys and password don’t expire and are copied about. Applications get short-lived credentials from a role, people from Identity Center.',
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
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp',
  ],
  types: TYPES,
  check: eachResource(TYPES, (resource) => ({
    resource,
    path: ['Type'],
    // A role is how it should be: its credentials expire by themselves.
    holds: resource.type === 'AWS::IAM::Role',
    message: 'This is a user with credentials that don’t expire, where a role would do',
  })),
};
