import type { AwsCredentialIdentity, Provider } from '@smithy/types';

/** Anything that the SDK calls a client: `new Client({ region, credentials, endpoint, … })`. */
export type ClientConstructor<Client> = new (configuration: ClientConfiguration) => Client;

export interface ClientConfiguration {
  readonly region: string;
  readonly credentials: Provider<AwsCredentialIdentity>;
  readonly endpoint?: string;
  readonly maxAttempts: number;
  readonly retryMode: 'adaptive' | 'standard';
}

/** One account as a caller that is let in. */
export interface AccountAccess {
  /** Twelve digits. */
  readonly id: string;
  readonly credentials: Provider<AwsCredentialIdentity>;
  /** A client of this account, made once for each constructor and region. */
  client<Client>(constructor: ClientConstructor<Client>, region: string): Client;
  /** The same account as a narrower role of its own, by the role's name. */
  assume(role: string): AccountAccess;
}

export interface Cloud {
  /** Where the SDK sends its calls; undefined for AWS's own endpoints. */
  readonly endpoint: string | undefined;
  /** The account that the given credentials belong to. */
  readonly management: AccountAccess;
  /** A member account, reached by assuming its `OrganizationAccountAccessRole` from management. */
  member(id: string): AccountAccess;
}
