import type { Resource } from '../../../estate/index.ts';
import type { Doubt, Ground, Hold, Passage, StepKind } from '../../edge.ts';
import type { Act, World } from '../../world.ts';

/** What somebody of a trusted account may do there that leads on. */
export interface Onward {
  /** Any of them is enough. */
  readonly actions: readonly string[];
  readonly arn: string;
  readonly resource: Resource;
  readonly to: Hold;
  readonly kind: StepKind;
  /** Where the step is shown to lead. */
  readonly shown: string;
  readonly because?: readonly Ground[];
  /** What only some values of a condition key lead on with, as of `Act`. */
  readonly fixed?: NonNullable<Act['fixed']>;
}

/** Whether a principal that somebody has got may do it. */
export function* onwardBy(
  world: World,
  from: Extract<Hold, { kind: 'principal' }>,
  { actions, arn, resource, to, kind, shown, because = [], fixed }: Onward,
): Generator<Passage | Doubt> {
  const verdict = world.may(from, { actions, arn, account: from.account, resource, ...(fixed === undefined ? {} : { fixed }) });
  if (verdict.answer === 'unknown') yield { from, to, resource: verdict.resource ?? resource, why: verdict.why };
  if (verdict.answer === 'open')
    yield { from, to, step: { kind, action: verdict.action, to: shown, because: [...verdict.because, ...because] } };
}
