import { type Resource, type Ternary, Unknown, asBoolean } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::IAM::User'];

/** The first password of a user is good for one sign-in. */
export const iamFirstPasswordReplaced: Rule = {
  id: 'iam-first-password-replaced',
  title: 'Whoever gets a password sets another one when he signs in',
  promise: 'G7',
  severity: 'low',
  severityReason: 'The password is known to whoever made it',
  layer: 'template',
  why: 'A password that somebody else chose is known to two, and to everything by which it was sent.',
  fix: `Properties:
  LoginProfile:
    Password: '{{resolve:secretsmanager:first-password}}'
    PasswordResetRequired: true
`,
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  const profile = resource.property('LoginProfile');
  if (profile === undefined) return undefined;
  const required = asBoolean(resource.property('LoginProfile', 'PasswordResetRequired'));
  const holds: Ternary = required instanceof Unknown ? new Unknown(required.why) : required === true;
  return {
    resource,
    path: ['Properties', 'LoginProfile', 'PasswordResetRequired'],
    holds,
    message: 'The first password of this user stays the password',
  };
}
