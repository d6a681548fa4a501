import { type Resource, Unknown } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { ATTACHING_TO_USERS, userAttachments } from './user-attachments.ts';

/** Users have permissions through groups only. */
export const iamUserNoOwnPolicies: Rule = {
  id: 'iam-user-no-own-policies',
  title: 'No policy is attached to a user directly',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'It grants what somebody may have decided on, but where nobody looks',
  layer: 'template',
  why: 'Permissions of single users are forgotten when somebody changes his job, and nobody can say who has which. A group or, better, a role has them once.',
  fix: `Properties:
  Roles:
    - !Ref Role
`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2'],
  types: ATTACHING_TO_USERS,
  check: eachResource(ATTACHING_TO_USERS, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  const attachments = userAttachments(resource);
  for (const { path, value } of attachments) {
    const holds = value instanceof Unknown && value.mayBeAbsent ? new Unknown(value.why) : false;
    const message =
      resource.type === 'AWS::IAM::User'
        ? 'This user has policies of his own'
        : 'This policy is attached to users rather than to a group or role';
    yield { resource, path, holds, message };
  }
  if (attachments.length === 0) yield { resource, path: ['Properties'], holds: true, message: '' };
}
