import type { AttachedPolicy, Resource } from '../estate/index.ts';
import { type PolicyInput, UNKNOWN } from '../iam/index.ts';
import { managedByAws } from './aws-managed-policies.ts';
import type { PolicyText } from './policy-text.ts';

/** A policy and where it comes from. */
export interface SourcedPolicy {
  readonly document: PolicyInput;
  readonly name: string;
  readonly resource?: Resource;
  readonly account?: string;
}

/** A policy that may be there and may say anything. */
export function unknownPolicy(name: string, account?: string): SourcedPolicy {
  return { document: UNKNOWN, name, ...(account === undefined ? {} : { account }) };
}

export function awsManaged(arn: string): SourcedPolicy {
  return { document: managedByAws(arn) ?? UNKNOWN, name: arn.replace(/^.*\//, '') };
}

/** An attached policy. One whose resource may not be made, or which no template holds, is unknown. */
export function sourced({ name, document, arn, resource }: AttachedPolicy, text: PolicyText, title = name): SourcedPolicy {
  const from = { name: title, resource, ...(resource.account === undefined ? {} : { account: resource.account }) };
  if (resource.exists !== true) return { ...from, document: UNKNOWN };
  if (document !== undefined) return { ...from, document: text.document(document) };
  return { ...from, document: managedByAws(text.text(arn) ?? '') ?? UNKNOWN };
}
