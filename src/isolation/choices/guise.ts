import type { SourcedPolicy } from '../../access/index.ts';
import type { GivenValue } from '../../iam/index.ts';
import type { Limits } from './candidates.ts';

/** One form in which somebody can ask: a principal, the policies that are his, and what he can't choose. */
export interface Guise {
  readonly principal: string;
  /** Undefined for who belongs to no account. */
  readonly account: string | undefined;
  readonly identity: readonly SourcedPolicy[];
  readonly boundary: readonly SourcedPolicy[];
  readonly session: readonly SourcedPolicy[];
  /** Whether the SCPs above his account count; asked when it matters. */
  readonly isBound: () => boolean;
  /** Keys in lower case; null: absent. */
  readonly fixed: Readonly<Record<string, GivenValue>>;
  readonly limits: (key: string) => Limits | undefined;
  /** Whether he brings tags along as a person or role does, though he is a service: those of a certificate. */
  readonly hasTags?: boolean;
  /** RCPs are asked with these instead: a service may leave out whose resource it acts for, which RCPs are not written for. */
  readonly fixedForRcps?: Readonly<Record<string, GivenValue>>;
}

/** What a root user can give to whoever he makes. */
export const EVERYTHING: SourcedPolicy = {
  name: 'whatever its owner attaches',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/** Who belongs to no account: no policies of his own, and no SCPs above him. */
export const OF_NO_ACCOUNT = {
  account: undefined,
  identity: [],
  boundary: [],
  session: [],
  isBound: () => false,
} as const satisfies Partial<Guise>;
