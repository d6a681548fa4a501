import type { GivenValue } from '../iam/index.ts';

/** May this principal do this to that, in an estate? */
export interface Question {
  /**
   * An ARN of a role, session, user or root user; an account id; a service's or identity provider's domain; `*` for anyone;
   * `<account>/<stack or template>#LogicalId`; `<account>/<permission set>`. An account is named by id or name.
   */
  readonly principal: string;
  /** `service:Action`. */
  readonly action: string;
  /** An ARN, `*`, or what a principal may be named by; `…#LogicalId` may go on: `dev/dev-data#Uploads/*`. */
  readonly resource: string;
  /** Condition keys; `null` says that a key is absent. The request comes over TLS unless `aws:SecureTransport` says otherwise. */
  readonly context?: Readonly<Record<string, GivenValue>> | undefined;
}

/** What an answer rests on: a statement with its place, or what a layer of policies lacks or leaves open. */
export interface Reason {
  readonly layer: string;
  readonly policy?: string;
  /** Id of the account that holds it. */
  readonly account?: string;
  readonly template?: string;
  /** Logical id. */
  readonly resource?: string;
  /** Of an SCP or RCP: the root, unit or account that it is attached to. */
  readonly level?: string;
  readonly statement?: number;
  readonly sid?: string;
  readonly effect?: 'Allow' | 'Deny';
  readonly applies?: 'yes' | 'unknown';
  readonly why: string;
}

export interface EstateAnswer {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly because: readonly Reason[];
  /** Condition keys whose values would decide. */
  readonly missing: readonly string[];
}
