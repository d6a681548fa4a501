import type { Fact } from '../../estate/index.ts';
import type { World } from '../world.ts';

/** A grant of a key: who holds it may do its operations whatever the key's policy says. */
export interface KeyGrant {
  readonly kind: 'kms-grant';
  readonly account: string;
  /** The key's ARN. */
  readonly key: string;
  /** An ARN, an account's id, or a service. */
  readonly grantee: string;
  readonly operations: readonly string[];
}

/** A share by Resource Access Manager. */
export interface Share {
  readonly kind: 'ram-share';
  readonly account: string;
  readonly resources: readonly string[];
  /** Ids of accounts, ARNs of the organization, of units, of roles and users, services. */
  readonly principals: readonly string[];
}

/** A snapshot or an image that others may copy. */
export interface SnapshotShare {
  readonly kind: 'snapshot-share';
  readonly account: string;
  /** An ARN or an id. */
  readonly snapshot: string;
  /** Ids of accounts, or `all`. */
  readonly with: readonly string[];
}

/** A service that the organization lets act in its accounts. */
export interface TrustedAccess {
  readonly kind: 'trusted-access';
  readonly service: string;
}

/** The organization's resource policy. */
export interface DelegationPolicy {
  readonly kind: 'delegation-policy';
  readonly content: object;
}

/** Whether the management account may open root sessions in members. */
export interface RootSessions {
  readonly kind: 'root-sessions';
  readonly enabled: boolean;
}

/** A machine that runs jobs, and whose jobs they are: accounts that a job has an identity of, or the roles themselves. */
export interface Runner {
  readonly kind: 'runner';
  /** Where it runs. */
  readonly account: string;
  readonly serves: readonly string[];
}

export type KnownFact = KeyGrant | Share | SnapshotShare | TrustedAccess | DelegationPolicy | RootSessions | Runner;
export type FactKind = KnownFact['kind'];

export interface ReadFact<Known extends KnownFact = KnownFact> {
  readonly fact: Known;
  /** Where it stands in `estate.json`: `facts[2]`. */
  readonly place: string;
}

type Field = 'text' | 'texts' | 'truth' | 'object';

/** What each kind must say. A published list: `docs/estate.schema.json` has the same. */
const FACT_FIELDS: Readonly<Record<FactKind, Readonly<Record<string, Field>>>> = {
  'kms-grant': { account: 'text', key: 'text', grantee: 'text', operations: 'texts' },
  'ram-share': { account: 'text', resources: 'texts', principals: 'texts' },
  'snapshot-share': { account: 'text', snapshot: 'text', with: 'texts' },
  'trusted-access': { service: 'text' },
  'delegation-policy': { content: 'object' },
  'root-sessions': { enabled: 'truth' },
  runner: { account: 'text', serves: 'texts' },
};

const CHECKS: Readonly<Record<Field, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value !== '',
  texts: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== ''),
  truth: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && value !== null,
};

/** The facts of one kind that can be read. */
export function factsOf<Kind extends FactKind>(
  { estate }: Pick<World, 'estate'>,
  kind: Kind,
): readonly ReadFact<Extract<KnownFact, { kind: Kind }>>[] {
  return estate.facts.flatMap((fact, index) =>
    fact.kind === kind && faultOf(fact) === undefined
      ? [{ fact: fact as unknown as Extract<KnownFact, { kind: Kind }>, place: `facts[${index}]` }]
      : [],
  );
}

/** Why nobody can say what a fact means; undefined for one that is understood. */
export function faultOf(fact: Fact): string | undefined {
  const fields = (FACT_FIELDS as Readonly<Record<string, Readonly<Record<string, Field>>>>)[fact.kind];
  if (fields === undefined) return `nobody knows what a fact of the kind ${fact.kind} lets others do`;
  const wrong = Object.entries(fields).find(([field, type]) => !CHECKS[type](fact[field]));
  return wrong === undefined ? undefined : `a fact of the kind ${fact.kind} must say ${wrong[0]} (${wrong[1]})`;
}
