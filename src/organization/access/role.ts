import type { Project } from '../../project/index.ts';
import type { PolicyDocument } from '../policy-document.ts';

/** What a permission set holds; its name gets the project's prefix. */
export interface AccessRole {
  readonly name: string;
  readonly description: string;
  /** Hours that a session lasts: so long an access that was revoked goes on (I3). 1 to 12, AWS's own bounds. */
  readonly hours: number;
  /** ARNs of AWS's own policies. */
  readonly managedPolicies: readonly string[];
  inlinePolicy?(project: Project): PolicyDocument;
}
