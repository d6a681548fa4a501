import { type Resource, elements, isList } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { oneOf } from '../../settings/index.ts';

const TYPE = 'AWS::Cognito::UserPool';

export const cognitoMfa: Rule = {
  id: 'cognito-mfa',
  title: 'User pools have a second factor',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates Cognito.5 medium: a leaked or guessed password is all that it takes to be somebody else.',
  layer: 'template',
  why: 'Passwords are reused and phished. With a second factor, a password alone opens nothing.',
  fix: "Properties:\n  MfaConfiguration: 'ON'\n  EnabledMfas:\n    - SOFTWARE_TOKEN_MFA\n",
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-5',
    'https://docs.aws.amazon.com/config/latest/developerguide/cognito-user-pool-mfa-enabled.html',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function judge(resource: Resource): Judgement | undefined {
  // Where a passkey or a code by mail is the first factor, the control doesn't ask for a second one.
  const factors = resource.property('Policies', 'SignInPolicy', 'AllowedFirstAuthFactors');
  if (isList(factors) && !elements(factors).every((factor) => factor === 'PASSWORD')) return undefined;
  const mfa = resource.property('MfaConfiguration');
  return {
    resource,
    path: ['Properties', 'MfaConfiguration'],
    // YAML reads ON without quotes as a truth value.
    holds: mfa === true ? true : oneOf(['ON', 'OPTIONAL', 'true'])(mfa),
    message: 'Nobody has a second factor (MfaConfiguration is OFF by default)',
  };
}
