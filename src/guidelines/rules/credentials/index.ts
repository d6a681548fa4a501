import type { Rule } from '../../rule.ts';
import { cacheAuthentication } from './cache-authentication.ts';
import { cognitoPasswordPolicy } from './cognito-password-policy.ts';
import { credentialNotInTemplate } from './credential-not-in-template.ts';
import { databaseAdministratorRenamed } from './database-administrator-renamed.ts';
import { dmsEndpointAuthentication } from './dms-endpoint-authentication.ts';
import { emrSignIn } from './emr-sign-in.ts';
import { environmentWithoutSecrets } from './environment-without-secrets.ts';
import { iamAccessKeyNotOutput } from './iam-access-key-not-output.ts';
import { iamAccessKeyReplaced } from './iam-access-key-replaced.ts';
import { iamFirstPasswordReplaced } from './iam-first-password-replaced.ts';
import { kmsKeyRotated } from './kms-key-rotated.ts';
import { mskAuthentication } from './msk-authentication.ts';
import { rdsIamAuthentication } from './rds-iam-authentication.ts';
import { rdsProxyIamAuthentication } from './rds-proxy-iam-authentication.ts';
import { scriptWithoutSecrets } from './script-without-secrets.ts';
import { secretGeneratedStrong } from './secret-generated-strong.ts';
import { secretRotated } from './secret-rotated.ts';
import { secretRotationInterval } from './secret-rotation-interval.ts';
import { ssmParameterWithoutSecret } from './ssm-parameter-without-secret.ts';
import { textWithoutCredentials } from './text-without-credentials.ts';

/** G7: long passwords that are rotated, or none; G10: no secret in plain sight. */
export const credentialsRules: readonly Rule[] = [
  cacheAuthentication,
  cognitoPasswordPolicy,
  databaseAdministratorRenamed,
  dmsEndpointAuthentication,
  emrSignIn,
  iamAccessKeyReplaced,
  iamFirstPasswordReplaced,
  kmsKeyRotated,
  mskAuthentication,
  rdsIamAuthentication,
  rdsProxyIamAuthentication,
  secretGeneratedStrong,
  secretRotated,
  secretRotationInterval,
  credentialNotInTemplate,
  environmentWithoutSecrets,
  iamAccessKeyNotOutput,
  scriptWithoutSecrets,
  ssmParameterWithoutSecret,
  textWithoutCredentials,
];
