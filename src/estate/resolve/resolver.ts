import { standIn } from '../stand-ins/index.ts';
import { isArray, isObject, own, put } from '../template/records.ts';
import { type Sections, type ResourceSource } from '../template/sections.ts';
import { withDynamicReferences } from '../values/dynamic-reference.ts';
import { PartlyKnown, REST, type Ternary, Unknown, type Value, type ValueMap } from '../values/index.ts';
import { truthOf } from './intrinsics/condition.ts';
import { intrinsicOf } from './intrinsics/index.ts';
import { LOOP_BUDGET, type LoopBudget, isLoop, unrolled } from './loop.ts';
import { parameterValue } from './parameters.ts';
import { type Place, pseudoParameter } from './pseudo.ts';
import type { OutputName, Scope } from './scope.ts';

/** The other stacks of an estate, as one of them sees them. */
export interface Neighbours {
  exported(name: string, from: Place): Value;
  output(wanted: OutputName, from: Place): Value;
}

/** Levels of nesting, references followed included. It protects the stack of this process. */
const DEEPEST = 300;
/** Shared by all resolvers of an estate: a chain of references can lead through many stacks. */
export interface Depth {
  now: number;
}

/** Resolves what one template holds. Every named thing is resolved once, and only when it is asked for. */
export class Resolver implements Scope {
  readonly place: Place;
  readonly loops: LoopBudget = { left: LOOP_BUDGET };
  /** By logical id, loops and transforms written out; filled once by whoever makes the stack. */
  resources: ReadonlyMap<string, ResourceSource> = new Map();
  /** Conditions with their loops written out. */
  conditions: ReadonlyMap<string, unknown> = new Map();
  readonly #sections: Sections;
  readonly #given: (parameter: string) => Value | undefined;
  readonly #neighbours: Neighbours;
  readonly #depth: Depth;
  readonly #made = new Map<string, Value | undefined>();
  readonly #making = new Set<string>();

  constructor(place: Place, sections: Sections, given: (parameter: string) => Value | undefined, neighbours: Neighbours, depth: Depth) {
    this.place = place;
    this.#sections = sections;
    this.#given = given;
    this.#neighbours = neighbours;
    this.#depth = depth;
  }

  resolve(raw: unknown): Value | undefined {
    if (typeof raw === 'string') return withDynamicReferences(raw);
    if (typeof raw !== 'object' || raw === null) return scalarOf(raw);
    if (raw instanceof Unknown) return raw;
    if (this.#depth.now > DEEPEST) return new Unknown('is nested too deeply to be told');
    this.#depth.now += 1;
    try {
      return isArray(raw) ? this.#list(raw) : this.#map(raw as Readonly<Record<string, unknown>>);
    } finally {
      this.#depth.now -= 1;
    }
  }

  reference(name: string): Value | undefined {
    if (name === 'AWS::NoValue') return undefined;
    const pseudo = pseudoParameter(name, this.place);
    if (pseudo !== undefined) return pseudo;
    if (Object.hasOwn(this.#sections.parameters, name)) return this.#parameter(name);
    if (this.resources.has(name)) return this.attribute(name, 'Ref');
    return new Unknown(`refers to ${name}, which is not in the template`, { key: `missing:${this.place.key}/${name}` });
  }

  attribute(resource: string, attribute: string): Value {
    const source = this.resources.get(resource);
    if (source === undefined) {
      return new Unknown(`refers to ${resource}, which is not in the template`, {
        key: `missing:${this.place.key}/${resource}.${attribute}`,
      });
    }
    return (
      this.#once(`attribute:${resource}.${attribute}`, () => standIn(source, attribute, this)) ??
      new Unknown(`${resource} has no ${attribute}`)
    );
  }

  condition(name: string): Ternary {
    if (!this.conditions.has(name)) return new Unknown(`there is no condition ${name}`);
    const value = this.#once(`condition:${name}`, () => {
      const truth = truthOf(this.conditions.get(name), this);
      return truth instanceof Unknown
        ? new Unknown(truth.why, { origin: truth.origin, derived: true, key: `condition:${this.place.key}/${name}` })
        : truth;
    });
    return typeof value === 'boolean' || value instanceof Unknown ? value : new Unknown(`the condition ${name} is neither true nor false`);
  }

  mapping(name: string): unknown {
    return own(this.#sections.mappings, name);
  }

  exported(name: string): Value {
    return this.#neighbours.exported(name, this.place);
  }

  output(wanted: OutputName): Value {
    return this.#neighbours.output(wanted, this.place);
  }

  /** The value of an output of this stack, asked for by name. */
  outputValue(name: string): Value | undefined {
    const output = own(this.#sections.outputs, name);
    return output === undefined ? undefined : this.#once(`output:${name}`, () => this.resolve(own(output, 'Value')));
  }

  #parameter(name: string): Value {
    const definition = this.#sections.parameters[name];
    const value = this.#once(`parameter:${name}`, () => {
      const found = parameterValue(this.place.key, name, isObject(definition) ? definition : {}, this.#given(name));
      return typeof found === 'string' ? withDynamicReferences(found) : found;
    });
    return value ?? new Unknown(`depends on parameter ${name}`);
  }

  #once(key: string, make: () => Value | undefined): Value | undefined {
    if (this.#made.has(key)) return this.#made.get(key);
    if (this.#making.has(key)) return new Unknown(`${key.replace(':', ' ')} refers to itself`);
    if (this.#depth.now > DEEPEST) return new Unknown('is nested too deeply to be told');
    this.#making.add(key);
    this.#depth.now += 1;
    try {
      const value = make();
      this.#made.set(key, value);
      return value;
    } finally {
      this.#depth.now -= 1;
      this.#making.delete(key);
    }
  }

  #list(raw: readonly unknown[]): readonly Value[] {
    const list: Value[] = [];
    for (const element of raw) {
      const value = this.resolve(element);
      if (value !== undefined) list.push(value);
    }
    return list;
  }

  #map(raw: Readonly<Record<string, unknown>>): Value | undefined {
    const keys = Object.keys(raw);
    const [only] = keys;
    if (keys.length === 1 && only !== undefined) {
      const intrinsic = intrinsicOf(only);
      if (intrinsic !== undefined) {
        const value = intrinsic(raw[only], this);
        return typeof value === 'string' || value instanceof PartlyKnown ? withDynamicReferences(value) : value;
      }
    }
    const map: Record<string, Value> = {};
    let rest: Unknown | undefined;
    const add = (key: string, value: unknown) => {
      const resolved = this.resolve(value);
      if (resolved !== undefined) put(map, key, resolved);
    };
    for (const key of keys) {
      if (key === 'Fn::Transform') rest ??= new Unknown('a macro may add to it when the stack is applied');
      else if (!isLoop(key)) add(key, raw[key]);
      else for (const entry of unrolled({ [key]: raw[key] }, [], this, this.loops, (why) => (rest ??= why))) add(entry.key, entry.raw);
    }
    return rest === undefined ? map : Object.assign(map as ValueMap, { [REST]: rest });
  }
}

function scalarOf(raw: unknown): Value | undefined {
  if (raw === undefined) return undefined;
  return typeof raw === 'number' || typeof raw === 'boolean' ? raw : null;
}
