import type { Estate, Resource } from '../../estate/index.ts';
import type { Waiver } from './waiver.ts';

/** A waiver in the metadata of a resource or of a template, or what stands where one should. */
export interface WrittenWaiver {
  /** The resource in whose metadata it stands; undefined for one in the template's. */
  readonly on: Resource | undefined;
  readonly template: string;
  readonly line: number;
  readonly waiver: Waiver;
  /** Why it can't be used. */
  readonly mistake: string | undefined;
}

const MISPLACED = "it stands in the template's metadata, where none counts: put it in the metadata of the resource";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `Metadata: { landfall: { waivers: [{ rule, reason, expires }] } }` of every resource. One waiver need not be in a list. */
export function* metadataWaivers(estate: Estate): Iterable<WrittenWaiver> {
  for (const on of estate.resources()) {
    for (const { entry, path } of entriesOf(on.definition)) {
      const waiver = waiverOf(entry, on.writtenId);
      yield { on, template: on.template, line: on.line(path), waiver, mistake: mistakeIn(waiver) };
    }
  }
}

/** The same in the metadata of templates, where it is of no use; of a template that several stacks have, once. */
export function* misplacedWaivers(estate: Estate): Iterable<WrittenWaiver> {
  for (const stack of new Map(estate.stacks.map((stack) => [stack.template, stack])).values()) {
    for (const { entry, path } of entriesOf(stack.source.value)) {
      const waiver = waiverOf(entry, textOf(field(entry, 'resource')));
      yield { on: undefined, template: stack.template, line: stack.line(path), waiver, mistake: MISPLACED };
    }
  }
}

function* entriesOf(holder: unknown): Iterable<{ readonly entry: unknown; readonly path: readonly (string | number)[] }> {
  const written = field(field(field(holder, 'Metadata'), 'landfall'), 'waivers');
  const path = ['Metadata', 'landfall', 'waivers'];
  if (Array.isArray(written)) for (const [index, entry] of written.entries()) yield { entry, path: [...path, index] };
  else if (written !== undefined) yield { entry: written, path };
}

function waiverOf(entry: unknown, resource: string): Waiver {
  return {
    rule: textOf(field(entry, 'rule')),
    resource,
    reason: textOf(field(entry, 'reason')),
    expires: dayOf(field(entry, 'expires')),
  };
}

/** What a waiver lacks. */
export function mistakeIn({ rule, reason, expires }: Waiver): string | undefined {
  if (rule === '') return 'it names no rule';
  if (reason.trim() === '') return 'it gives no reason';
  if (expires !== undefined && (!DAY.test(expires) || Number.isNaN(Date.parse(expires)))) {
    return `${JSON.stringify(expires)} is no day such as 2027-01-31`;
  }
  return undefined;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What isn't a text can't be a day, so it is kept to be complained of. */
function dayOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
