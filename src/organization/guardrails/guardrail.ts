import type { PolicyStatement } from '../policy-document.ts';

/** What a statement may name: all of it known before anything exists. */
export interface Scope {
  readonly project: string;
  readonly region: string;
}

/** One statement of a guardrail and the reason for it. */
export interface Guardrail {
  readonly why: string;
  statement(scope: Scope): PolicyStatement;
}
