import { type JsonObject, isArray, isObject, own } from './records.ts';
import type { Source, SourcePath, TemplateProblem } from './source.ts';

/** A resource as it is written, and where. */
export interface ResourceSource {
  readonly logicalId: string;
  readonly type: string;
  readonly definition: JsonObject;
  readonly at: SourcePath;
  /** Only of what a transform makes: as what it stands in the template. */
  readonly written?: Written;
}

/** What somebody finds in the template of a resource that a transform makes of another one. */
export interface Written {
  readonly logicalId: string;
  /** The path below the written resource of a path below the made one; also of one that isn't there, as it would have to be written. */
  readonly path: (path: SourcePath) => SourcePath;
}

/** A template's sections, each an object whatever the template says. */
export interface Sections {
  readonly source: Source;
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
  readonly resources: JsonObject;
  readonly outputs: JsonObject;
  readonly globals: JsonObject;
  /** Names of macros, in their order; one whose name isn't text is `(computed)`. */
  readonly transforms: readonly string[];
}

export const SAM = 'AWS::Serverless-2016-10-31';
export const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/** Takes a template apart. What has the wrong type is told to `report` and taken as empty. */
export function sectionsOf(source: Source, report: (problem: TemplateProblem) => void): Sections {
  const section = (name: string): JsonObject => {
    const value = own(source.value, name);
    if (isObject(value)) return value;
    if (value !== undefined && value !== null) {
      report({ template: source.path, message: `${name} is not an object`, line: source.positionOf([name]).line });
    }
    return {};
  };
  return {
    source,
    parameters: section('Parameters'),
    mappings: section('Mappings'),
    conditions: section('Conditions'),
    resources: section('Resources'),
    outputs: section('Outputs'),
    globals: section('Globals'),
    transforms: transformsOf(own(source.value, 'Transform')),
  };
}

function transformsOf(transform: unknown): readonly string[] {
  if (transform === undefined || transform === null) return [];
  const all = isArray(transform) ? transform : [transform];
  return all.map((one) => {
    const name = isObject(one) ? own(one, 'Name') : one;
    return typeof name === 'string' ? name : '(computed)';
  });
}

/** What is wrong with a resource, or undefined when it can be judged. */
export function faultOf(definition: unknown): { readonly message: string; readonly at?: string } | undefined {
  if (!isObject(definition)) return { message: 'is not an object' };
  const type = own(definition, 'Type');
  if (type === undefined) return { message: 'has no Type' };
  if (typeof type !== 'string' || type === '') return { message: 'has a Type that is not text', at: 'Type' };
  const properties = own(definition, 'Properties');
  if (properties !== undefined && properties !== null && !isObject(properties))
    return { message: 'has Properties that are not an object', at: 'Properties' };
  return undefined;
}
