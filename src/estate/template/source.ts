/** Where something stands in a template: keys and indexes from its root, as they are written (`Fn::If` and its index included). */
export type SourcePath = readonly (string | number)[];

/** A template that could be read: what it says, and where. */
export interface Source {
  /** As it was given, or as `estate.json` has it. */
  readonly path: string;
  readonly text: string;
  /** The template with short forms written out (`!Ref X` is `{ Ref: 'X' }`). Aliases of YAML share objects. */
  readonly value: unknown;
  /** The line (from 1) of the nearest thing on the path that exists: a key where it is a property, else an element. */
  lineOf(path: SourcePath): number;
}

/** A template, or a part of one, that can't be read. `line` counts from 1. */
export interface TemplateProblem {
  readonly template: string;
  readonly message: string;
  readonly line?: number;
}

/** What a parser throws; becomes a `TemplateProblem`. */
export class Unreadable extends Error {
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}
