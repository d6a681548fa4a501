import { type JsonObject, isObject, own } from '../template/records.ts';
import type { ResourceSource } from '../template/sections.ts';
import type { Position } from '../template/source.ts';
import { type Ternary, type Value, type ValueMap, at, isMap } from '../values/index.ts';
import type { AppliedTemplate } from './applied-template.ts';
import { sourcePath } from './locate.ts';

/** A path from a resource: `['Properties', 'BucketEncryption']`. As text, its parts are separated by dots. */
export type ResourcePath = readonly (string | number)[];

/** One resource of an estate. What it says is resolved when it is asked for, once. */
export class Resource {
  readonly stack: AppliedTemplate;
  readonly logicalId: string;
  readonly type: string;
  readonly #source: ResourceSource;
  #properties: ValueMap | undefined;

  constructor(stack: AppliedTemplate, source: ResourceSource) {
    this.stack = stack;
    this.logicalId = source.logicalId;
    this.type = source.type;
    this.#source = source;
  }

  /** The logical id under which the template has it: of what a transform makes, that of the resource that it is made of. */
  get writtenId(): string {
    return this.#source.written?.logicalId ?? this.logicalId;
  }

  /** A path from this resource as it is, or would be, written in the template: SAM has other names for some properties. */
  writtenPath(path: ResourcePath): ResourcePath {
    return this.#source.written?.path(path) ?? path;
  }

  /** The account's id, or undefined where no estate says in which account it is. */
  get account(): string | undefined {
    return this.stack.account;
  }

  get region(): string | undefined {
    return this.stack.region;
  }

  /** The template's path as it was given. */
  get template(): string {
    return this.stack.template;
  }

  /** As it is written: DeletionPolicy, UpdateReplacePolicy, Metadata, Condition, DependsOn, CreationPolicy, and Properties unresolved. */
  get definition(): JsonObject {
    return this.#source.definition;
  }

  /** Unknown where a condition decides that can't be decided. What certainly doesn't exist isn't among an estate's resources. */
  get exists(): Ternary {
    const condition = own(this.definition, 'Condition');
    return typeof condition === 'string' ? this.stack.resolver.condition(condition) : true;
  }

  /** The properties, resolved. Absent ones aren't there, but for those behind `REST` (`at` and `property` heed it). */
  get properties(): ValueMap {
    if (this.#properties === undefined) {
      const raw = own(this.definition, 'Properties');
      const resolved = isObject(raw) ? this.stack.resolver.resolve(raw) : {};
      this.#properties = isMap(resolved) ? resolved : {};
    }
    return this.#properties;
  }

  /** The property at a path, undefined when it certainly isn't there, unknown when that can't be told. */
  property(...path: readonly (string | number)[]): Value | undefined {
    return at(this.properties, ...path);
  }

  /** An attribute of the resource that `Fn::GetAtt` would give. */
  attribute(name: string): Value {
    return this.stack.resolver.attribute(this.logicalId, name);
  }

  /** What `Ref` gives: a name, an id or an ARN. */
  get reference(): Value {
    return this.attribute('Ref');
  }

  /** `DeletionPolicy` and the like, resolved: they may be computed. */
  setting(name: 'DeletionPolicy' | 'UpdateReplacePolicy'): Value | undefined {
    return this.stack.resolver.resolve(own(this.definition, name));
  }

  /**
   * The line of a path in the template, from 1; of the nearest thing above it when it isn't there. The path is one of the resolved
   * resource (`Properties.Policies.0`): functions on the way are stepped into, the branch of a condition that is taken.
   */
  line(path: ResourcePath | string = []): number {
    return this.position(path).line;
  }

  /** The same with the column, for a snippet with a caret; the text is `stack.source.text`. */
  position(path: ResourcePath | string = []): Position {
    const parts = typeof path === 'string' ? path.split('.').filter((part) => part !== '') : path;
    const below = this.writtenPath(sourcePath(this.definition, [], parts, this.stack.resolver));
    return this.stack.source.positionOf([...this.#source.at, ...below]);
  }
}
