/** One thing that a tool says of a resource, by the tool's own name for the rule. */
export interface Finding {
  /** As the tool was given it. */
  readonly template: string;
  /** The logical id. */
  readonly resource: string;
  readonly rule: string;
  /** The property, where the tool names one: `Properties.Encrypted`. */
  readonly path?: string;
}

/** Seconds. */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

export interface Verdicts extends Spent {
  readonly findings: readonly Finding[];
  /** Templates that the tool couldn't judge, each with what it said. */
  readonly failed: readonly string[];
}

/** A checker of templates that is measured here. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Judges the templates, named relative to the folder, in one process. */
  readonly judge: (folder: string, templates: readonly string[]) => Verdicts;
  /** The promises that a rule of the tool is about; none where it asks for something else. */
  readonly promisesOf: (rule: string) => readonly string[];
}
