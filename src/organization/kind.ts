import type { Project } from '../project/index.ts';
import type { Change, Problem } from '../report/index.ts';
import type { Look } from './look.ts';
import type { DesiredOrganization, ObservedOrganization } from './structure/index.ts';
import type { Work } from './work.ts';

export type KindName =
  | 'organization'
  | 'policy-type'
  | 'trusted-access'
  | 'unit'
  | 'account'
  | 'policy'
  | 'attachment'
  | 'identity-center'
  | 'user'
  | 'group'
  | 'membership'
  | 'permission-set'
  | 'assignment';

/** A thing of the account structure that isn't as the project wants it. What is as wanted has no change. */
export interface OrganizationChange extends Change {
  readonly action: 'create' | 'update' | 'delete';
  readonly kind: KindName;
}

/** An IAM action that a kind calls. A resource other than `*` only where AWS lets it be known beforehand. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
}

/** A limit of AWS that bounds a kind. `source` is the page that states it. */
export interface Quota {
  readonly name: string;
  readonly value: number;
  readonly source: string;
}

/** One kind of thing of the account structure. What a change is about is found by `change.name`, the thing's natural key. */
export interface Kind<Desired, Seen> {
  readonly kind: KindName;
  /** Plural, for a row of progress. */
  readonly title: string;
  readonly permissions: readonly Permission[];
  readonly quotas: readonly Quota[];
  desired(project: Project): readonly Desired[];
  /** Reads only what the project wants and what is in its way. */
  observe(look: Look): Promise<readonly Seen[]>;
  /** What AWS would refuse whatever is there, found without a call. */
  limits(desired: DesiredOrganization): readonly Problem[];
  /** What is in the way and isn't ours: nothing is changed while there is one. */
  problems(desired: DesiredOrganization, observed: ObservedOrganization): readonly Problem[];
  /** Differences as plain data, in the order in which they are applied. */
  compare(desired: DesiredOrganization, observed: ObservedOrganization): readonly OrganizationChange[];
  /** Makes a `create` or `update` true. */
  apply(change: OrganizationChange, work: Work): Promise<void>;
  /** Makes a `delete` true; what is gone already is no error. */
  remove(change: OrganizationChange, work: Work): Promise<void>;
}

/** The parts of a kind that many don't need. */
export const NOTHING = { limits: () => [], problems: () => [] } as const;

/** Permissions on resources whose names AWS chooses, so that they can't be named beforehand. */
export function anywhere(...actions: readonly string[]): readonly Permission[] {
  return actions.map((action) => ({ action, resource: '*' }));
}

/** A change that this kind never makes was asked for: a bug of ours. */
export function neverDone(change: OrganizationChange): never {
  throw new Error(`${change.action} of ${change.kind} ${change.name} is never planned`);
}
