import type { Ternary, Value } from '../values/index.ts';

/** What an intrinsic function sees of its stack. */
export interface Scope {
  /** Resolves anything that a template holds. Undefined is `AWS::NoValue`: it isn't there. */
  resolve(raw: unknown): Value | undefined;
  /** What `Ref` gives: of a pseudo parameter, a parameter or a resource. */
  reference(name: string): Value | undefined;
  attribute(resource: string, attribute: string): Value;
  /** A named condition of the template. */
  condition(name: string): Ternary;
  /** A mapping as it is written; undefined when there is none of the name. */
  mapping(name: string): unknown;
  /** The value that a stack of the same account and region exports under a name. */
  exported(name: string): Value;
  output(wanted: OutputName): Value;
}

/** Names an output of another stack; account and region are the own ones where they are absent. */
export interface OutputName {
  readonly stack: string;
  readonly output: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** One intrinsic function: from its argument, as it is written, to what it comes to. Never throws. */
export type Intrinsic = (argument: unknown, scope: Scope) => Value | undefined;
