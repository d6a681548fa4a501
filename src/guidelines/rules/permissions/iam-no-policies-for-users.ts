import { type Resource, Unknown } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { userAttachments } from './user-attachments.ts';

const TYPES = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::UserPolicy'];

/** No policy is made for a user. The user himself is `iam-no-users`' to find. */
export const iamNoPoliciesForUsers: Rule = {
  id: 'iam-no-policies-for-users',
  title: 'No permissions are given to IAM users',
  promise: 'I2',
  severity: 'medium',
  severityReason: 'It shows that a user works with the account’s resources',
  layer: 'template',
  why: 'A policy for a user is there for somebody or something that works with his credentials, which don’t expire. A role does the same with credentials that do.',
  fix: `Properties:
  Roles:
    - !Ref Role
`,
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  const attachments = userAttachments(resource);
  for (const { path, value } of attachments) {
    const holds = value instanceof Unknown && value.mayBeAbsent ? new Unknown(value.why) : false;
    yield { resource, path, holds, message: 'This policy gives permissions to users, where a role would do' };
  }
  if (attachments.length === 0) yield { resource, path: ['Properties'], holds: true, message: '' };
}
