import { type Resource, type Ternary, Unknown, asBoolean, asNumber } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::Cognito::UserPool'];

/** What Security Hub's Cognito.3 asks for; also what Cognito does when no policy is written. */
const SHORTEST = 8;
const LONGEST_TEMPORARY_DAYS = 7;
const CLASSES = ['RequireLowercase', 'RequireNumbers', 'RequireSymbols', 'RequireUppercase'];

/** User pools ask for good passwords. A pool without a policy has Cognito's: eight characters of all four kinds. */
export const cognitoPasswordPolicy: Rule = {
  id: 'cognito-password-policy',
  title: 'User pools ask for long passwords of all kinds of characters',
  promise: 'G7',
  severity: 'medium',
  severityReason: 'Accounts of single users can be guessed, not the pool',
  layer: 'template',
  why: 'Short passwords of one kind of characters are guessed or found in lists. A policy that is written without one of the requirements doesn’t have it.',
  fix: `Properties:
  Policies:
    PasswordPolicy:
      MinimumLength: 14
      RequireLowercase: true
      RequireNumbers: true
      RequireSymbols: true
      RequireUppercase: true
      TemporaryPasswordValidityDays: 1
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-3',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const path = ['Properties', 'Policies', 'PasswordPolicy'];
  const policy = resource.property('Policies', 'PasswordPolicy');
  const holds = (ternary: Ternary, message = '', at: string[] = []): Judgement => ({
    resource,
    path: [...path, ...at],
    holds: ternary,
    message,
  });
  if (policy === undefined) return holds(true);
  if (policy instanceof Unknown) return holds(new Unknown(policy.why));
  const of = (name: string) => resource.property('Policies', 'PasswordPolicy', name);
  const length = asNumber(of('MinimumLength'));
  if (typeof length === 'number' && length < SHORTEST)
    return holds(false, `Passwords of ${length} characters are allowed`, ['MinimumLength']);
  const missing = CLASSES.filter((name) => {
    const value = asBoolean(of(name));
    return !(value instanceof Unknown) && value !== true;
  });
  if (missing.length > 0) return holds(false, `The policy doesn’t have ${missing.join(', ')}`, missing.length === 1 ? missing : []);
  const days = asNumber(of('TemporaryPasswordValidityDays'));
  if (typeof days === 'number' && days > LONGEST_TEMPORARY_DAYS) {
    return holds(false, `Temporary passwords are good for ${days} days`, ['TemporaryPasswordValidityDays']);
  }
  const open = [length, days, ...CLASSES.map((name) => asBoolean(of(name)))].find((value) => value instanceof Unknown);
  return holds(open === undefined ? true : new Unknown(open.why));
}
