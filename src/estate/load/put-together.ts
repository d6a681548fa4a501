import type { Binding } from '../graph/applied-template.ts';
import { Estate } from '../graph/estate.ts';
import { StackLookup, stackKey } from '../graph/neighbours.ts';
import { Stack } from '../graph/stack.ts';
import { problemOf } from '../template/parse.ts';
import type { Source, TemplateProblem } from '../template/source.ts';
import type { Value } from '../values/index.ts';
import type { EstateDescription } from './estate-file.ts';

/** One template as it is to be applied. */
export interface PlannedStack {
  readonly source: Source | TemplateProblem;
  readonly world: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly bindings: ReadonlyMap<string, Binding>;
}

/** Makes one estate of stacks. Templates that can't be read become errors and take nothing with them. */
export function putTogether(description: EstateDescription, planned: readonly PlannedStack[]): Estate {
  const lookup = new StackLookup();
  const errors: TemplateProblem[] = [];
  const stacks: Stack[] = [];
  const depth = { now: 0 };
  const seen = new Set<string>();
  const report = (problem: TemplateProblem) => {
    // One template can be applied in several accounts; its faults are told once.
    const key = `${problem.template}\n${problem.line ?? ''}\n${problem.message}`;
    if (!seen.has(key)) errors.push(problem);
    seen.add(key);
  };
  for (const { source, world, account, region, name, role, parameters, bindings } of planned) {
    if ('message' in source) {
      report(source);
      continue;
    }
    const given = (parameter: string): Value | undefined => {
      const binding = bindings.get(parameter);
      return binding === undefined
        ? parameters.get(parameter)
        : lookup.value(binding, `depends on the output ${binding.output} of another stack (parameter ${parameter})`);
    };
    const place = { key: stackKey(world, account, region, name), world, account, region, name };
    try {
      const stack = new Stack(source, { place, given, bindings, role }, lookup, depth, report);
      lookup.add(stack);
      stacks.push(stack);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      report(problemOf(source.path, 'is nested too deeply to be judged'));
    }
  }
  return new Estate({ description, stacks, lookup, errors });
}
