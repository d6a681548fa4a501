import type { Account, Estate, Resource, Value } from '../estate/index.ts';
import type { PolicyInput } from '../iam/index.ts';
import type { Doubt, Ground, Hold } from './way.ts';

/** How an account stands to the target: an account that the estate doesn't hold is an attacker, unless its id is one of AWS's own. */
export type Standing = 'target' | 'attacker' | 'trusted' | 'service';

/** Somebody in the target or a trusted account who can act: a role, a user, the role of a permission set, a role that AWS makes. */
export interface Actor {
  readonly hold: Extract<Hold, { kind: 'principal' }>;
  /** Undefined for a role that no template holds. */
  readonly resource: Resource | undefined;
}

/** Something done to something. */
export interface Act {
  /** Any of them is enough; the first that is open is shown. */
  readonly actions: readonly string[];
  /** ARN with `<unknown>` where a part isn't known, and `*` for what the caller likes best: any object of a bucket is `arn:aws:s3:::name/*`. */
  readonly arn: string;
  /** The account that owns it. */
  readonly account: string;
  /** The resource, if a template holds it: its own policies are asked for. */
  readonly resource?: Resource;
  /** Policies of what no template holds, beside the resource's own: the trust policy of a role that AWS makes, the organization's resource policy. */
  readonly policies?: readonly { readonly name: string; readonly document: PolicyInput; readonly resource?: Resource }[];
  /** Condition keys that the structure fixes for this act, beside those of the caller and the owner: `{ 'lambda:FunctionUrlAuthType': 'NONE' }`; null: absent. */
  readonly fixed?: Readonly<Record<string, string | readonly string[] | null>>;
  /** Values of condition keys that who asks can't have, such as a subject that an issuer gives to somebody else. */
  readonly without?: Readonly<Record<string, readonly string[]>>;
}

/** `open`: some choice of what the caller may choose is allowed. `closed`: none is. */
export type Verdict =
  | { readonly answer: 'open'; readonly action: string; readonly because: readonly Ground[] }
  | { readonly answer: 'closed' }
  | { readonly answer: 'unknown'; readonly why: string; readonly resource: Resource | undefined };

/** The estate as seen from one target: who attacks, who is trusted, and who may do what with conditions chosen by whoever asks. */
export interface World {
  readonly estate: Estate;
  readonly target: Account;
  /** Ids of attackers' accounts: those of the estate and those that only some policy names. */
  readonly attackers: readonly string[];
  readonly trusted: readonly Account[];
  /**
   * Principals of attackers' accounts that exceptions name. Each is a caller of its own (`may`, `callers`), bound to exactly its ARN, and is
   * none of the choices of its account: `may` of the account must not rest on being that principal.
   */
  readonly apart: readonly Extract<Hold, { kind: 'principal' }>[];
  standing(account: string): Standing;
  /** Everybody who can act in the target and in trusted accounts. */
  readonly actors: readonly Actor[];
  /** Resources of the target and of trusted accounts. */
  resources(...types: readonly string[]): readonly Resource[];
  /** Text of a value, `<unknown>` for its unknown parts; undefined where it is absent. */
  text(value: Value | undefined): string | undefined;
  /** A policy document as the evaluator reads it. */
  document(value: Value | undefined): PolicyInput;
  /** The ARN of a resource as `text` gives it, or `account/template#LogicalId` where it has none. */
  addressOf(resource: Resource): string;
  /** Other accounts' ids in a value, wherever they stand in it, and whether parts of it are unknown. */
  accountsIn(value: Value | undefined): { readonly ids: readonly string[]; readonly open: boolean };
  /**
   * Whether somebody may do it, by all policies that bear on it: his own, the resource's, boundaries, SCPs, RCPs. A `federated` hold of
   * `oidc` is an issuer, by its domain or its provider's ARN: its tokens claim whatever isn't fixed.
   */
  may(who: Hold, act: Act): Verdict;
  /**
   * Everybody who may: anyone (or, as `federated`, a service that anyone can have act for him), each attacker's account, each of `apart`, each trusted account as a whole (`account`: who can write its IAM
   * policies holds it) and each actor of it (also of the target, `within: true`; not of the account that owns what is asked for, `outside: true`). Who is closed out isn't yielded. If anyone may, attackers'
   * accounts aren't yielded again.
   */
  callers(
    act: Act,
    options?: { readonly within?: boolean; readonly outside?: boolean },
  ): Iterable<{ readonly from: Hold; readonly action: string; readonly because: readonly Ground[] } | Doubt>;
}
