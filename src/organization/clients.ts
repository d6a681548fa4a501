import type { Account } from '@aws-sdk/client-account';
import type { Identitystore as IdentityStore } from '@aws-sdk/client-identitystore';
import type { Organizations } from '@aws-sdk/client-organizations';
import type { SSOAdmin } from '@aws-sdk/client-sso-admin';

import type { AccountAccess } from '../cloud/index.ts';
import { EDGE_REGION } from '../project/index.ts';

/** Clients of the management account, by method, so that only this file loads the SDK and only when there is a cloud. */
export interface Clients {
  readonly organizations: Organizations;
  readonly account: Account;
  readonly sso: SSOAdmin;
  readonly identityStore: IdentityStore;
}

/** Organizations and account management are global with their endpoint in us-east-1; Identity Center lives in the home region. */
export async function clientsOf(access: AccountAccess, region: string): Promise<Clients> {
  const [organizations, account, sso, identityStore] = await Promise.all([
    import('@aws-sdk/client-organizations'),
    import('@aws-sdk/client-account'),
    import('@aws-sdk/client-sso-admin'),
    import('@aws-sdk/client-identitystore'),
  ]);
  return {
    organizations: access.client(organizations.Organizations, EDGE_REGION),
    account: access.client(account.Account, EDGE_REGION),
    sso: access.client(sso.SSOAdmin, region),
    identityStore: access.client(identityStore.Identitystore, region),
  };
}
