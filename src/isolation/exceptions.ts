import type { EstateException } from '../estate/index.ts';
import type { Hold, Step } from './edge.ts';
import type { Memory } from './fixpoint.ts';
import { type PathStart, startOf, wholeAccount } from './holds.ts';
import { permissionSetHold } from './people/paths.ts';
import type { World } from './world.ts';

/** An exception that is meant for the target, and its place in `exceptions`. */
export interface Exception extends EstateException {
  readonly index: number;
}

/** Exceptions into an account: `to` is its id, or its name. */
export function exceptionsInto({ estate, target }: Pick<World, 'estate' | 'target'>): readonly Exception[] {
  return estate.exceptions.map((exception, index) => ({ ...exception, index })).filter(({ to }) => to === target.id || to === target.name);
}

/** Whether it clears a path that starts there and goes these steps: exactly its `from`, its `steps` if it names them, no other `actions`. */
export function clears({ from, steps, actions }: EstateException, start: PathStart, taken: readonly Step[]): boolean {
  if (!startsAt(from, start)) return false;
  if (steps !== undefined && !(steps.length === taken.length && steps.every((step, index) => isStep(step, taken[index])))) return false;
  return actions === undefined || taken.every(({ action }) => actions.some((one) => globbed(action, one)));
}

/** Whether it clears everything that starts there, doubts included. */
export function clearsAll({ from, steps, actions }: EstateException, hold: Hold): boolean {
  return steps === undefined && actions === undefined && startsAt(from, startOf(hold));
}

/**
 * What tells ways of a start apart for the exceptions that name it: which of them would still clear the way, and how far it has come in their
 * steps. Undefined where no exception asks for steps or actions of this start.
 */
export function memoryFor(exceptions: readonly Exception[], hold: Hold): Memory | undefined {
  const asking = exceptions.filter(({ from, steps, actions }) => (steps ?? actions) !== undefined && startsAt(from, startOf(hold)));
  return asking.length === 0 ? undefined : memory(asking.map((exception) => ({ exception, at: 0 })));
}

interface Progress {
  readonly exception: Exception;
  /** How many of its steps are taken; undefined once a step isn't as it says. */
  readonly at: number | undefined;
}

function memory(progress: readonly Progress[]): Memory {
  return {
    text: progress.map(({ at }) => at ?? '-').join(),
    after: (step) =>
      memory(progress.map(({ exception, at }) => ({ exception, at: at === undefined ? undefined : next(exception, at, step) }))),
  };
}

function next({ steps, actions }: Exception, at: number, step: Step): number | undefined {
  if (actions !== undefined && !actions.some((one) => globbed(step.action, one))) return undefined;
  if (steps === undefined) return at;
  return at < steps.length && isStep(steps[at], step) ? at + 1 : undefined;
}

/** Anyone is anyone, by whatever id; all others are exactly who is named. */
function startsAt(from: EstateException['from'], start: PathStart): boolean {
  if (from.kind !== start.kind) return false;
  if (start.kind === 'anyone') return true;
  // An issuer's or a service's name says who it is; of all else the account does, too.
  const isSelf = (start.kind === 'oidc' || start.kind === 'service') && (from.account === null || start.account === null);
  return from.id === start.id && (isSelf || from.account === start.account);
}

/** A step is written as in a path, as far as it matters, or as its kind alone. */
function isStep(written: unknown, taken: Step | undefined): boolean {
  if (taken === undefined) return false;
  if (typeof written === 'string') return written === taken.kind;
  if (typeof written !== 'object' || written === null) return false;
  return Object.entries(written).every(([field, value]) => {
    if (field === 'because') return true;
    const own = (taken as unknown as Readonly<Record<string, unknown>>)[field];
    return typeof own === 'string' && typeof value === 'string' && globbed(own, value);
  });
}

function globbed(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'is').test(text);
}

/** Whom of an account an exception names; undefined for who belongs to none. */
export function holdNamed({ account, kind, id }: EstateException['from']): Hold | undefined {
  if (account === null) return undefined;
  if (kind === 'permission-set') return permissionSetHold(account, id);
  if (kind === 'account') return wholeAccount(account);
  return kind === 'role' || kind === 'user' ? { kind: 'principal', account, arn: id, of: kind } : undefined;
}
