/** Where something stands in a template: keys and indexes from its root, as they are written (`Fn::If` and its index included). */
export type SourcePath = readonly (string | number)[];

/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A template that could be read: what it says, and where. */
export interface Source {
  /** As it was given, or as `estate.json` has it. */
  readonly path: string;
  readonly text: string;
  /** The template with short forms written out (`!Ref X` is `{ Ref: 'X' }`). Aliases of YAML share objects. */
  readonly value: unknown;
  /** Where the nearest thing on the path that exists is written: the key of a property, or an element of a list. */
  positionOf(path: SourcePath): Position;
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
