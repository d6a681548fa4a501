import type { Place } from '../resolve/pseudo.ts';
import type { Neighbours } from '../resolve/resolver.ts';
import type { OutputName } from '../resolve/scope.ts';
import { isObject, own } from '../template/records.ts';
import { Unknown, type Value, isList, isMap, knownText } from '../values/index.ts';
import type { Binding } from './applied-template.ts';
import type { Stack } from './stack.ts';

/** The stacks of an estate, as they refer to each other by exported names and by outputs. */
export class StackLookup implements Neighbours {
  readonly #stacks = new Map<string, Stack>();
  #exports: ReadonlyMap<string, Binding> | undefined;
  #exporting = false;

  add(stack: Stack): void {
    this.#stacks.set(stack.key, stack);
    this.#exports = undefined;
  }

  get(key: string): Stack | undefined {
    return this.#stacks.get(key);
  }

  exported(name: string, from: Place): Value {
    const binding = this.exportOf(name, from);
    return binding === undefined
      ? new Unknown(`no stack exports ${name}`, { key: `export:${placeKey(from)}/${name}` })
      : this.value(binding, `the export ${name} has no value`);
  }

  output({ stack, output, account, region }: OutputName, from: Place): Value {
    const binding = { stack: stackKey(from.world, account ?? from.account, region ?? from.region, stack), output };
    return this.value(binding, `the output ${output} of the stack ${stack} isn't in the estate`);
  }

  value({ stack, output }: Binding, why: string): Value {
    const value = this.#stacks.get(stack)?.resolver.outputValue(output);
    const isOutput =
      value !== undefined && !isMap(value) && (!isList(value) || value.every((element) => !isMap(element) && !isList(element)));
    return isOutput
      ? value
      : new Unknown(value === undefined ? why : `the output ${output} is no text`, { key: `output:${stack}/${output}` });
  }

  /** The output behind an exported name, which is unique in an account and region. */
  exportOf(name: string, from: Place): Binding | undefined {
    if (this.#exporting) return undefined;
    this.#exports ??= this.#collect();
    return this.#exports.get(`${placeKey(from)}/${name}`);
  }

  #collect(): ReadonlyMap<string, Binding> {
    this.#exporting = true;
    const found = new Map<string, Binding>();
    for (const stack of this.#stacks.values()) {
      for (const [output, definition] of Object.entries(stack.outputs)) {
        const exported = isObject(definition) ? own(definition, 'Export') : undefined;
        const name = knownText(stack.resolver.resolve(own(exported, 'Name')));
        if (name !== undefined && name !== '') found.set(`${placeKey(stack.settings.place)}/${name}`, { stack: stack.key, output });
      }
    }
    this.#exporting = false;
    return found;
  }
}

export function stackKey(world: string, account: string | undefined, region: string | undefined, name: string | undefined): string {
  return [world, account ?? '', region ?? '', name ?? ''].join('/');
}

function placeKey({ world, account, region }: Place): string {
  return stackKey(world, account, region, '');
}
