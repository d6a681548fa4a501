import type { Place } from '../resolve/pseudo.ts';
import type { Resolver } from '../resolve/resolver.ts';
import type { JsonObject } from '../template/records.ts';
import type { Source, SourcePath } from '../template/source.ts';
import type { Value } from '../values/index.ts';

/** Where a parameter's value comes from, if it is another stack's output. */
export interface Binding {
  readonly stack: string;
  readonly output: string;
}

/** How a stack is applied. */
export interface StackSettings {
  readonly place: Place;
  /** The values that parameters are given, by name; of those that it doesn't have, their default counts. */
  readonly given: (parameter: string) => Value | undefined;
  /** The key of a stack and its output, for parameters that are bound to one. */
  readonly bindings: ReadonlyMap<string, Binding>;
  /** The role that CloudFormation applies it with, an ARN. */
  readonly role?: string | undefined;
}

/** One template as it is applied in one place: what a resource knows of its stack. */
export interface AppliedTemplate {
  /** Identifies the stack in its estate. */
  readonly key: string;
  /** Undefined for a template of which nobody says where it is applied, as are account and region. */
  readonly name: string | undefined;
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** The template's path as it was given. */
  readonly template: string;
  readonly source: Source;
  readonly settings: StackSettings;
  readonly resolver: Resolver;
  /** The template's parameters and outputs as they are written. */
  readonly parameters: JsonObject;
  readonly outputs: JsonObject;
  /** Whether a parameter is masked wherever CloudFormation shows it. */
  isNoEcho(parameter: string): boolean;
  /** The line of a path from the template's root, from 1. */
  line(path: SourcePath): number;
}
