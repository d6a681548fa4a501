import type { PolicyType } from '@aws-sdk/client-organizations';

/** The organization as a project needs it: only with all features can it have policies. */
export interface DesiredRoot {
  readonly features: 'ALL';
}

/** The organization that the management account has. */
export interface SeenRoot {
  /** `o-…` */
  readonly id: string;
  readonly managementAccount: string;
  readonly features: string;
}

/** A sort of policies that has to be switched on before one can be attached. */
export interface DesiredPolicyType {
  readonly type: PolicyType;
}

/** Which sorts of policies are switched on at the root. */
export interface SeenRootState {
  /** `r-…`: the root above all units. */
  readonly rootId: string;
  readonly enabled: readonly string[];
}

/** A service that may act in all accounts, the same whether wanted or seen. */
export interface TrustedService {
  readonly principal: string;
}
