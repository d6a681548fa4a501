import { randomBytes } from 'node:crypto';

import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';

import type { AccountAccess } from '../../cloud/index.ts';

export interface DemoUser {
  readonly name: string;
  readonly password: string;
}

/** A user of the product in an environment's pool, with a password that is good for this local cloud only; made once, then kept. */
export async function ensureUser(access: Pick<AccountAccess, 'client'>, region: string, pool: string, name: string): Promise<DemoUser> {
  const client = access.client(CognitoIdentityProviderClient, region);
  // Every class of character that the pool's policy asks for.
  const password = `Aa1-${randomBytes(15).toString('base64url')}`;
  try {
    const attributes = [
      { Name: 'email', Value: name },
      { Name: 'email_verified', Value: 'true' },
    ];
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId: pool,
        Username: name,
        UserAttributes: attributes,
        TemporaryPassword: password,
        MessageAction: 'SUPPRESS',
      }),
    );
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
  }
  await client.send(new AdminSetUserPasswordCommand({ UserPoolId: pool, Username: name, Password: password, Permanent: true }));
  return { name, password };
}
