import type { Doubt, Ground, Hold } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { Act, World } from '../../world.ts';

export interface Caller {
  readonly from: Hold;
  readonly action: string;
  readonly because: readonly Ground[];
}

/**
 * Who of an account may do something in it: the account as a whole, and each actor of it. For calls of an account's own services, which
 * nobody of another account can make.
 */
export function* callersWithin(world: World, act: Act): Generator<Caller | Doubt> {
  const actors = world.actors.filter(({ hold }) => hold.account === act.account);
  for (const from of [wholeAccount(act.account), ...actors.map(({ hold }) => hold)]) {
    const verdict = world.may(from, act);
    if (verdict.answer === 'open') yield { from, action: verdict.action, because: verdict.because };
    else if (verdict.answer === 'unknown') {
      yield { from, why: verdict.why, ...(verdict.resource === undefined ? { place: act.arn } : { resource: verdict.resource }) };
    }
  }
}
