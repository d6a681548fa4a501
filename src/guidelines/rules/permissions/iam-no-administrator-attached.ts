import type { Rule } from '../../rule.ts';
import { WITH_MANAGED_POLICIES, managedPolicyCheck } from './managed-policies.ts';

/** `IAMFullAccess` is as good as the first: who writes policies gives himself any. */
const ADMINISTRATORS: ReadonlySet<string> = new Set(['AdministratorAccess', 'IAMFullAccess', 'PowerUserAccess']);

export const isAdministrator = (name: string) => ADMINISTRATORS.has(name);

/** AWS's policies that make an administrator aren't attached. */
export const iamNoAdministratorAttached: Rule = {
  id: 'iam-no-administrator-attached',
  title: 'No identity has a policy of AWS’s that makes it an administrator',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Whoever takes over the identity owns the account',
  layer: 'template',
  why: 'AdministratorAccess, PowerUserAccess and IAMFullAccess give everything, nearly everything, or the way to it.',
  fix: `Properties:
  ManagedPolicyArns:
    - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-18',
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html',
  ],
  types: WITH_MANAGED_POLICIES,
  check: managedPolicyCheck(isAdministrator, (name) => `${name} makes an administrator of whoever uses this identity`),
};
