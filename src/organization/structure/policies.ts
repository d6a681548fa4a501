import type { PolicyDocument } from '../policy-document.ts';

/** The sorts of policies that guardrails are written as. */
export type GuardrailType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** A policy of the organization, known by its name. */
export interface DesiredPolicy {
  readonly name: string;
  readonly type: GuardrailType;
  readonly description: string;
  readonly content: PolicyDocument;
  /** Why each statement is there, by its `Sid`. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** A policy that has a name within the project's prefix, whoever made it. */
export interface SeenPolicy {
  readonly name: string;
  readonly type: GuardrailType;
  readonly id: string;
  readonly owner: string | undefined;
  readonly description: string;
  /** As AWS gives it; read only where it is ours. */
  readonly content: string | undefined;
}

/** A policy that falls on a unit and on all below it. */
export interface Attachment {
  readonly policy: string;
  /** Path of a unit. */
  readonly unit: string;
}

/** A target that a policy of ours is attached to, wherever that is. */
export interface SeenAttachment {
  readonly policy: string;
  /** Path of the unit where it's one of the project's, else the target's id. */
  readonly unit: string;
  readonly targetId: string;
}
