import type { FoundPrincipal, PolicyText, SourcedPolicy } from '../../access/index.ts';
import type { Account, Estate, Resource } from '../../estate/index.ts';
import type { Belongings } from './his-own.ts';
import type { TextPattern } from './pattern.ts';
import type { Place, Side } from './place.ts';

/** Whose permissions the estate tells: a role or user of the target or of a trusted account. */
export interface KnownActor {
  readonly found: FoundPrincipal;
  readonly resource: Resource | undefined;
  /** Whether who assumes the role may tag his session, and so choose `aws:PrincipalTag`. */
  readonly mayTagSession: boolean;
}

/** What choices are made from. */
export interface Surroundings {
  readonly estate: Estate;
  readonly text: PolicyText;
  readonly partition: string;
  readonly managementAccount: string | undefined;
  /** An account of the estate that has its own place in the organization. */
  account(id: string): Account | undefined;
  /** An account that neither the estate holds nor a policy names. */
  readonly outsider: string;
  /** Where an account of the estate is, for the keys of a side: who asks (`principal`), whom a service acts for (`source`), whose it is. */
  placeOf(account: Account, side: Side): Place;
  belongingsOf(account: string): Belongings;
  actor(arn: string): KnownActor | undefined;
  /** ARNs of principals of attackers that are asked for themselves. */
  readonly apart: ReadonlySet<string>;
  /** The ARNs of the roles that Identity Center makes in an account, whose ends are its to choose. */
  permissionSetRolesOf(account: string): readonly TextPattern[];
  levelsOf(account: string, type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'): readonly (readonly SourcedPolicy[])[];
  /** Whether an account has a role or user, or whoever is root there can make it under the SCPs that bind him. */
  mayHave(account: string, principal: string): boolean;
  /** Whether the SCPs above an account bind whoever acts there, as nobody can leave the organization. */
  isBound(account: string): boolean;
}
