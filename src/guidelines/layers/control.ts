import type { Layer, PromiseId } from '../rule.ts';

/** The layers, from what is decided first to what notices last. */
export const LAYERS: readonly Layer[] = ['organization', 'template', 'runtime', 'detection'];

/** Something that holds a promise. */
export interface Control {
  /** A rule's id, a policy with its statement, or a type of resource. */
  readonly name: string;
  /** What it does, as a sentence without a full stop. */
  readonly does: string;
  /** How far it reaches: `12 resources`, `4 of 5 accounts`. */
  readonly reach: string;
  /** Where AWS says that it works so; null for rules, which have sources of their own, and for policies. */
  readonly source: string | null;
}

/** A control, and the promise that it holds. */
export interface PromiseControl extends Control {
  readonly promise: PromiseId;
}

/** What holds one promise, by layer. */
export interface PromiseLayers extends Readonly<Record<Layer, readonly Control[]>> {
  readonly promise: PromiseId;
  /** The layer that it hangs on alone; null where it hangs on several or on none. */
  readonly only: Layer | null;
}

/** `1 resource`, `2 resources`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
