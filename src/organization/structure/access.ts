import type { AccountKey } from '../../assembly/index.ts';
import type { PolicyDocument } from '../policy-document.ts';

/** What a group may do in an account, known by its name. */
export interface DesiredPermissionSet {
  readonly name: string;
  /** Mark included. */
  readonly description: string;
  /** ISO 8601, such as `PT1H`. */
  readonly sessionDuration: string;
  readonly managedPolicies: readonly string[];
  readonly inlinePolicy: PolicyDocument | undefined;
}

/** A permission set of the instance, whoever made it. */
export interface SeenPermissionSet {
  readonly name: string;
  readonly arn: string;
  readonly owner: string | undefined;
  readonly description: string;
  readonly sessionDuration: string;
  readonly managedPolicies: readonly string[];
  /** Policies of the accounts' own, `path/name`: we attach none. */
  readonly customerPolicies: readonly string[];
  /** JSON, or empty. */
  readonly inlinePolicy: string;
  /** Accounts in which an older version of it still applies. */
  readonly outdated: readonly string[];
}

/** A permission set that a group has in an account. */
export interface Assignment {
  readonly group: string;
  readonly permissionSet: string;
  /** Key of an account; its id for one that the project doesn't have. */
  readonly account: AccountKey;
}

/** An assignment to a group of ours, in whichever account. */
export interface SeenAssignment extends Assignment {
  readonly accountId: string;
  readonly permissionSetArn: string;
}
