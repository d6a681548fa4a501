import type { AccountKey } from '../../assembly/index.ts';
import type { Change } from '../../report/index.ts';

/** Something that holds data, or can't be had again as it was. */
export interface DataResource {
  readonly account: AccountKey;
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
  /** The stack that made it. */
  readonly stack: string;
  /** CloudFormation type, such as `AWS::DynamoDB::Table`. */
  readonly type: string;
  readonly physicalId: string;
  /** Why it is lost, deleted or kept. */
  readonly reason: string;
}

/** A thing of the account structure that stays. */
export interface KeptThing {
  readonly kind: string;
  readonly name: string;
  readonly reason: string;
}

/** Everything that a `down` would do, as plain data. */
export interface RemovalPlan {
  readonly version: 1;
  readonly project: string;
  readonly target: string;
  /** What goes, in about the order of the work: releases, stacks, bootstraps, data of the named environments, the account structure. */
  readonly changes: readonly Change[];
  /** Data that goes with its stack, because nothing protects it. */
  readonly lost: readonly DataResource[];
  /** Data of environments that were named: deleted once its stack is gone. */
  readonly deleted: readonly DataResource[];
  readonly kept: { readonly data: readonly DataResource[]; readonly things: readonly KeptThing[] };
  /** What a person should know beforehand, a sentence each. */
  readonly notes: readonly string[];
}

/** Is everything down already? */
export function isDown({ changes }: RemovalPlan): boolean {
  return changes.length === 0;
}

/** What a `down` came to. */
export interface Removed {
  /** Stacks, bootstraps included. */
  readonly stacks: number;
  readonly kept: RemovalPlan['kept'];
  /** What AWS still keeps of what was deleted, a sentence each. */
  readonly notes: readonly string[];
}

/** Of its account and region it is the only one: a name of a type is taken once there. */
export function identity({ account, region, type, physicalId }: Pick<DataResource, 'account' | 'region' | 'type' | 'physicalId'>): string {
  return [account, region, type, physicalId].join(' ');
}
