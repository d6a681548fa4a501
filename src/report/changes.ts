export type ChangeAction = 'create' | 'update' | 'replace' | 'delete' | 'keep';

/** One value that differs. `path` starts at the thing, or at the resource where one is named. */
export interface PropertyChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A resource of a stack that differs. */
export interface ResourceChange {
  readonly action: ChangeAction;
  readonly logicalId: string;
  /** CloudFormation type, such as `AWS::Lambda::Function`; `Output` and `Parameter` for the stack's own. */
  readonly type: string;
  readonly properties: readonly PropertyChange[];
}

/** One thing of the organization, one stack, one release: what a plan is made of. Plain data. */
export interface Change {
  readonly action: ChangeAction;
  /** The kind of thing: `unit`, `account`, `policy`, …, `bootstrap`, `stack`, `release`. */
  readonly kind: string;
  /** Its name in the field's own terms: a unit's path, a stack's name. */
  readonly name: string;
  /** `management` or the environment's name, for what lives in one account. */
  readonly account?: string;
  readonly region?: string;
  readonly properties?: readonly PropertyChange[];
  readonly resources?: readonly ResourceChange[];
  /** Resources by CloudFormation type, for a stack that is created or deleted. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Why, where it isn't plain: `its stack rolled back at its first creation`. */
  readonly reason?: string;
}
