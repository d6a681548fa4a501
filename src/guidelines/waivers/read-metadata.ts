import type { Estate, Resource } from '../../estate/index.ts';
import type { Waiver } from './waiver.ts';

/** A waiver in the metadata of a resource, or what stands where one should. */
export interface WrittenWaiver {
  readonly on: Resource;
  readonly line: number;
  readonly waiver: Waiver;
  /** Why it can't be used. */
  readonly mistake: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `Metadata: { landfall: { waivers: [{ rule, reason, expires }] } }` of every resource. One waiver need not be in a list. */
export function* metadataWaivers(estate: Estate): Iterable<WrittenWaiver> {
  for (const on of estate.resources()) {
    const metadata = field(field(on.definition, 'Metadata'), 'landfall');
    if (metadata === undefined) continue;
    const written = field(metadata, 'waivers');
    const list: readonly unknown[] = Array.isArray(written) ? written : written === undefined ? [] : [written];
    for (const [index, entry] of list.entries()) {
      const path = ['Metadata', 'landfall', 'waivers', ...(Array.isArray(written) ? [index] : [])];
      const waiver = {
        rule: textOf(field(entry, 'rule')),
        resource: on.writtenId,
        reason: textOf(field(entry, 'reason')),
        expires: dayOf(field(entry, 'expires')),
      };
      yield { on, line: on.line(path), waiver, mistake: mistakeIn(waiver) };
    }
  }
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
