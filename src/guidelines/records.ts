import { type Estate, type Gap, type Position, type Resource, type Stack, Unknown } from '../estate/index.ts';
import type { Place, RuleFault } from './ask-rules.ts';
import type { CheckError, Finding, Undecided } from './finding.ts';
import { policyFixAt } from './settings/index.ts';
import type { Waived } from './waivers/waiver.ts';

/** Something with its place in the order in which it is told. */
export interface Placed<Record> {
  readonly stack: number;
  readonly position: Position;
  readonly record: Record;
}

/** Makes the records of a result from places in an estate. */
export class Recorder {
  readonly #stacks: ReadonlyMap<unknown, number>;

  constructor(estate: Estate) {
    this.#stacks = new Map(estate.stacks.map((stack, index) => [stack, index]));
  }

  finding({ rule, judgement }: Place, waive: (rule: string, resource: Resource) => Waived | null): Placed<Finding> {
    const { resource, path, message } = judgement;
    const position = resource.position(path);
    const written = resource.writtenPath(path);
    const record = {
      rule: rule.id,
      promise: rule.promise,
      severity: rule.severity,
      ...placeOf(resource.stack),
      resource: resource.writtenId,
      type: resource.type,
      path: written.join('.'),
      ...position,
      message: sentence(message),
      fix: judgement.fix ?? policyFixAt(rule.fix, written),
      waived: waive(rule.id, resource),
    };
    return { stack: this.#stacks.get(resource.stack) ?? 0, position, record };
  }

  undecided({ rule, judgement }: Place): Placed<Undecided> {
    const { resource, path, holds } = judgement;
    const position = resource.position(path);
    const record = {
      rule: rule.id,
      promise: rule.promise,
      ...placeOf(resource.stack),
      resource: resource.writtenId,
      type: resource.type,
      path: resource.writtenPath(path).join('.'),
      line: position.line,
      why: holds instanceof Unknown ? holds.why : 'it is not known',
    };
    return { stack: this.#stacks.get(resource.stack) ?? 0, position, record };
  }

  /** What a part of a template holds is open to every rule. */
  gap({ stack, resource, line, why }: Gap): Placed<Undecided> {
    const type = resource === undefined ? undefined : stack.declared.get(resource)?.type;
    const record = { rule: null, promise: null, ...placeOf(stack), resource: resource ?? null, type: type ?? null, path: '', line, why };
    return { stack: this.#stacks.get(stack) ?? 0, position: { line, column: 1 }, record };
  }
}

/** In the order of the stacks, then as they stand in the template; what is at the same place stays in the order of the rules. */
export function inOrderOfTemplates<Record>(placed: readonly Placed<Record>[]): readonly Record[] {
  return placed
    .toSorted((a, b) => a.stack - b.stack || a.position.line - b.position.line || a.position.column - b.position.column)
    .map(({ record }) => record);
}

export function faultError({ rule, resource, error }: RuleFault): CheckError {
  const said = error instanceof Error ? error.message : String(error);
  return {
    template: resource?.template ?? null,
    message: `the rule ${rule} failed${resource === undefined ? '' : ` at ${resource.writtenId}`} (${said}); this is a bug in Landfall`,
    ...(resource === undefined ? {} : { line: resource.line() }),
  };
}

/** A message is a sentence, whether its rule says the full stop or not. */
function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function placeOf({ account, name, template }: Pick<Stack, 'account' | 'name' | 'template'>) {
  return { account: account ?? null, stack: name ?? null, template };
}
