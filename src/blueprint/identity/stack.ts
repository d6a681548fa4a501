import type { Input } from '../../assembly/index.ts';
import type { Environment } from '../../project/index.ts';
import type { AccountApp } from '../account-app.ts';
import { UserPool } from './user-pool.ts';

export interface Identity {
  readonly userPoolId: Input;
  readonly userPoolArn: Input;
  readonly clientId: Input;
}

/** The product's users. Their sign-in pages are a stack of their own, which alone waits for a certificate. */
export function identityStack(account: AccountApp, environment: Environment): Identity {
  const stack = account.stack('identity', `The users of ${account.project.name}`);
  stack.holdsData = true;
  const { pool, client } = new UserPool(stack, 'Users', {
    profile: account.profile,
    services: account.project.architecture.services.map((service) => service.name),
    webOrigin: stack.input('WebAddress', { from: 'address', environment: environment.name, address: 'web' }),
  });
  return {
    userPoolId: stack.publish('UserPoolId', pool.ref),
    userPoolArn: stack.publish('UserPoolArn', pool.attrArn),
    clientId: stack.publish('UserPoolClientId', client.ref),
  };
}
