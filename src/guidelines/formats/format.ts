import type { CheckResult } from '../finding.ts';
import type { Coverage } from '../judge.ts';
import type { Rule } from '../rule.ts';

/** What a format needs beside the result. */
export interface FormatContext {
  /** The rules that were asked. */
  readonly rules: readonly Rule[];
  readonly coverage: readonly Coverage[];
  /** Paths of all templates that could be read, in their order. */
  readonly templates: readonly string[];
  /** Landfall's version. */
  readonly version: string;
  /** When it was judged. */
  readonly at: Date;
  /** The name of an account, where an estate says one. */
  readonly accountName: (id: string) => string | undefined;
  /** A template's text, by its path; undefined where it couldn't be read. */
  readonly textOf: (template: string) => string | undefined;
}

/** Writes a result as text of some format, with a line feed at its end. Pure. */
export type Format = (result: CheckResult, context: FormatContext) => string;
