import type { Resource, ResourcePath } from '../estate/index.ts';

/**
 * What an attacker has. `account`: he is root there. `principal`: a role, user or permission set's role that he can use. `resource`: he can
 * do something with a resource of a trusted account or of the target that leads on, as writing into a bucket that code is taken from.
 */
export type Hold =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'principal'; readonly account: string; readonly arn: string; readonly of: 'role' | 'user' | 'permission-set' }
  | { readonly kind: 'federated'; readonly account: string | null; readonly of: 'oidc' | 'service'; readonly id: string }
  | { readonly kind: 'resource'; readonly account: string; readonly ability: 'read' | 'write' | 'use'; readonly id: string };

export type StepKind =
  | 'assume'
  | 'read'
  | 'write'
  | 'decrypt'
  | 'invoke'
  | 'pass-role'
  | 'update'
  | 'artifact'
  | 'network'
  | 'dns'
  | 'person';

/** A statement or property that a step rests on. */
export interface Ground {
  /** In words: `trust policy of deploy`, or the property. */
  readonly policy: string;
  readonly template: string | null;
  readonly resource: string | null;
  /** Only where it is a statement. */
  readonly statement?: number;
  /** Only where it is a property. */
  readonly path?: string;
}

export interface Step {
  readonly kind: StepKind;
  /** The action of AWS that is called, or the property that opens: `sts:AssumeRole`. */
  readonly action: string;
  /** An ARN, or `account/template#LogicalId` where there is none. */
  readonly to: string;
  readonly because: readonly Ground[];
}

/** Who has `from` gets `to` by `step`. Certain enough to be shown as a path. */
export interface Passage {
  readonly from: Hold;
  readonly to: Hold;
  readonly step: Step;
}

/** Something that can't be decided, so that nothing is proven. `from` says whose it would be, where that is known. */
export interface Doubt {
  readonly from?: Hold;
  readonly to?: Hold;
  /** Absent for what `estate.json` itself says: `place` names it then, as `facts[2]`. */
  readonly resource?: Resource;
  readonly place?: string;
  readonly path?: ResourcePath;
  readonly why: string;
}
