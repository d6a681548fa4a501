import { DescribeStacksCommand, CloudFormationClient } from '@aws-sdk/client-cloudformation';

import type { ClientConstructor } from '../../cloud/index.ts';
import { stackName } from '../../project/index.ts';
import type { RunningCloud } from './bring-up.ts';
import { type Tokens, signIn } from './sign-in.ts';
import { type DemoUser, ensureUser } from './user.ts';

/** The example's name. */
export const PROJECT = 'harbor';

/** A client with the keys that the status names for an account: what anybody's own tool would use. */
export function clientIn<Client>(cloud: RunningCloud, account: string, Constructor: ClientConstructor<Client>, region?: string): Client {
  const keys = cloud.accounts[account];
  if (keys === undefined) throw new Error(`the status names no keys of ${account}`);
  const credentials = () => Promise.resolve(keys);
  return new Constructor({ endpoint: cloud.endpoint, region: region ?? cloud.region, credentials, maxAttempts: 2, retryMode: 'standard' });
}

/** Outputs of one of the example's stacks in the home region. */
async function outputsOf(cloud: RunningCloud, account: string, capability: string): Promise<Readonly<Record<string, string>>> {
  const client = clientIn(cloud, account, CloudFormationClient);
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName(PROJECT, account, capability) }));
  return Object.fromEntries((Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue ?? '']));
}

/** A user of an environment's own pool, made once, with another password each time. */
export async function userOf(cloud: RunningCloud, environment: string, name = 'visitor'): Promise<DemoUser> {
  const { UserPoolId = '' } = await outputsOf(cloud, environment, 'identity');
  const client = <Client>(constructor: ClientConstructor<Client>, region: string) => clientIn(cloud, environment, constructor, region);
  return ensureUser({ client }, cloud.region, UserPoolId, `${name}@${environment}.example`);
}

/** Signs a user of the environment in, and gives the tokens that the web app would have. */
export async function signInTo(cloud: RunningCloud, environment: string): Promise<Tokens> {
  const { UserPoolClientId: clientId = '' } = await outputsOf(cloud, environment, 'identity');
  const at = cloud.addresses[environment];
  if (at === undefined) throw new Error(`the status names no addresses of ${environment}`);
  return signIn({
    authorizationEndpoint: `${at.signIn}/oauth2/authorize`,
    tokenEndpoint: `${at.signIn}/oauth2/token`,
    clientId,
    redirectUri: `${at.web}/callback`,
    scope: 'openid email api/orders',
    user: await userOf(cloud, environment),
  });
}
