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
  const { management } = options;
  const organization = accessOf(management.id, management.credentials, options);
  const members = new Map<string, AccountAccess>();
  return {
    endpoint: options.endpoint,
    management: organization,
    member(id) {
      const known = members.get(id);
      if (known !== undefined) return known;
      const member = accessOf(id, assumed(id, ORGANIZATION_ACCESS_ROLE, organization.credentials, options), options);
      members.set(id, member);
      return member;
    },
  };
}

type Connection = Pick<ConnectOptions, 'endpoint' | 'region'>;

function accessOf(id: string, provider: Provider<AwsCredentialIdentity>, connection: Connection): AccountAccess {
  const { endpoint } = connection;
  const clients = new Map<string, unknown>();
  const roles = new Map<string, AccountAccess>();
  const credentials = memoize(provider);
  return {
    id,
    credentials,
    client<Client>(constructor: ClientConstructor<Client>, region: string): Client {
      const key = `${constructor.name}/${region}`;
      const client =
        (clients.get(key) as Client | undefined) ??
        new constructor({
          region,
          credentials,
          maxAttempts: MAX_ATTEMPTS,
          retryMode: 'standard',
          ...(endpoint === undefined ? {} : { endpoint }),
        });
      clients.set(key, client);
      return client;
    },
    assume(role) {
      const known = roles.get(role) ?? accessOf(id, assumed(id, role, credentials, connection), connection);
      roles.set(role, known);
      return known;
    },
  };
}

function assumed(id: string, role: string, masterCredentials: Provider<AwsCredentialIdentity>, { endpoint, region }: Connection) {
  return fromTemporaryCredentials({
    masterCredentials,
    params: { RoleArn: `arn:aws:iam::${id}:role/${role}`, RoleSessionName: 'landfall' },
    clientConfig: { region, maxAttempts: MAX_ATTEMPTS, ...(endpoint === undefined ? {} : { endpoint }) },
  });
}

/** One call for all clients of an account, whoever asks meanwhile waits for it; again five minutes before the credentials end. */
function memoize(provider: Provider<AwsCredentialIdentity>): Provider<AwsCredentialIdentity> {
  const MARGIN = 5 * 60_000;
  let current: Promise<AwsCredentialIdentity> | undefined;
  return async () => {
    const known = current;
    const identity = await known?.catch(() => undefined);
    const ends = identity?.expiration?.getTime() ?? Infinity;
    if (identity !== undefined && ends - Date.now() > MARGIN) return identity;
    // The first to find them missing or over renews them for all.
    if (current === undefined || current === known) current = provider();
    return current;
  };
}
