import type { Resource } from '../../../estate/index.ts';
import type { Doubt, Ground, Hold, Passage, Step } from '../../edge.ts';
import type { Act, World } from '../../world.ts';

/** Somebody may do all of it; with `why`, perhaps. */
export interface Allowed {
  /** The action of the last act. */
  readonly action: string;
  readonly because: readonly Ground[];
  readonly why?: string | undefined;
  readonly resource?: Resource | undefined;
}

/** Whether somebody may do every one of some acts; undefined if he may not do one of them. */
export function allowedTo(world: World, who: Hold, acts: readonly Act[]): Allowed | undefined {
  const because: Ground[] = [];
  let action = '';
  let open: { readonly why: string; readonly resource: Resource | undefined } | undefined;
  for (const act of acts) {
    const verdict = world.may(who, act);
    if (verdict.answer === 'closed') return undefined;
    if (verdict.answer === 'unknown') {
      open ??= verdict;
      action = act.actions[0] ?? '';
    } else {
      because.push(...verdict.because);
      action = verdict.action;
    }
  }
  return { action, because, ...(open === undefined ? {} : { why: open.why, resource: open.resource }) };
}

/** What somebody has who may do all of it: the way on, or a doubt where only perhaps. */
export function gained(
  from: Hold,
  to: Hold,
  { action, because, why, resource }: Allowed,
  step: Pick<Step, 'kind' | 'to'>,
): Passage | Doubt {
  if (why === undefined) return { from, to, step: { ...step, action, because } };
  return { from, to, why, ...(resource === undefined ? { place: 'accounts' } : { resource }) };
}
