import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, Provider } from '@smithy/types';

import type { AccountAccess, ClientConstructor, Cloud } from './cloud.ts';

/** The role that AWS Organizations makes in each account that it creates. */
export const ORGANIZATION_ACCESS_ROLE = 'OrganizationAccountAccessRole';

/** Throttled calls are retried by the SDK with backoff; eight tries outlast Organizations' limits of about one call a second. */
const MAX_ATTEMPTS = 8;

export interface ConnectOptions {
  readonly endpoint?: string;
  readonly region: string;
  readonly management: { readonly id: string; readonly credentials: Provider<AwsCredentialIdentity> };
}

export function createCloud(options: ConnectOptions): Cloud {
  const { endpoint, region, management } = options;
  const members = new Map<string, AccountAccess>();
  return {
    endpoint,
    management: accountAccess(management.id, management.credentials, endpoint),
    member(id, role = ORGANIZATION_ACCESS_ROLE) {
      const key = `${id}/${role}`;
      const known = members.get(key);
      if (known !== undefined) return known;
      const credentials = fromTemporaryCredentials({
        masterCredentials: management.credentials,
        params: { RoleArn: `arn:aws:iam::${id}:role/${role}`, RoleSessionName: 'landfall' },
        clientConfig: { region, maxAttempts: MAX_ATTEMPTS, ...(endpoint === undefined ? {} : { endpoint }) },
      });
      const member = accountAccess(id, credentials, endpoint);
      members.set(key, member);
      return member;
    },
  };
}

function accountAccess(id: string, credentials: Provider<AwsCredentialIdentity>, endpoint: string | undefined): AccountAccess {
  const clients = new Map<string, unknown>();
  const shared = memoize(credentials);
  return {
    id,
    credentials: shared,
    client<Client>(constructor: ClientConstructor<Client>, region: string): Client {
      const key = `${constructor.name}/${region}`;
      const client =
        (clients.get(key) as Client | undefined) ??
        new constructor({
          region,
          credentials: shared,
          maxAttempts: MAX_ATTEMPTS,
          retryMode: 'standard',
          ...(endpoint === undefined ? {} : { endpoint }),
        });
      clients.set(key, client);
      return client;
    },
  };
}

/** One call for all clients of an account, again five minutes before the credentials end. */
function memoize(provider: Provider<AwsCredentialIdentity>): Provider<AwsCredentialIdentity> {
  const MARGIN = 5 * 60_000;
  let current: Promise<AwsCredentialIdentity> | undefined;
  return async () => {
    const identity = await current?.catch(() => undefined);
    const ends = identity?.expiration?.getTime() ?? Infinity;
    if (identity !== undefined && ends - Date.now() > MARGIN) return identity;
    current = provider();
    return current;
  };
}
