import type { PackName } from './pack-names.ts';

/** A template to be judged by packs. */
export interface PackedTemplate {
  /** The path as it was given. */
  readonly path: string;
  /** As JSON, with the long forms of functions. */
  readonly text: string;
  /** Values of parameters, as far as they are known; the others stay open. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a rule of a pack says of one resource. */
export interface PackAnswer {
  readonly template: string;
  readonly pack: PackName;
  /** As the pack has it: `AwsSolutions-S1`. */
  readonly rule: string;
  /** The name of the check behind it, which several packs share: `S3BucketLoggingEnabled`. */
  readonly check: string;
  readonly level: 'error' | 'warning';
  readonly info: string;
  readonly explanation: string;
  /** The logical id. */
  readonly resource: string;
  readonly outcome: 'holds' | 'found' | 'unknown';
  /** What exactly was found, where the rule tells: `Action::s3:*`. */
  readonly details: readonly string[];
}

/** What was asked of the thread, and what it answers. */
export interface PackRequest {
  readonly packs: readonly PackName[];
  readonly templates: readonly PackedTemplate[];
}

export interface PackAnswers {
  readonly answers: readonly PackAnswer[];
  /** What CDK can't load: a template, or a resource in it. */
  readonly errors: readonly { readonly template: string; readonly message: string }[];
}
