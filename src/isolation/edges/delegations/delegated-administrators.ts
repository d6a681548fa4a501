import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { byAws, stated } from './grounds.ts';
import { enterable, managementAccount } from './organization.ts';
import { HARMLESS, POWERS, type Power } from './powers.ts';
import { callersWithin } from './within-account.ts';

/** Judged by an edge of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['iam.amazonaws.com']);

/**
 * The services of the organization act in every member on the word of whoever administers them: the management account, and the accounts
 * that it delegates to. An attacker's account to which something is delegated has that power as well.
 */
export const delegatedAdministrators: Edge = {
  id: 'delegated-administrators',
  title: 'what the services of the organization do in members for those who administer them',
  covers: [],
  *find(world) {
    const management = managementAccount(world);
    if (management !== undefined) for (const power of POWERS) yield* wielded(world, power, { account: management, place: undefined });
    for (const [index, { account, service }] of (world.estate.organization?.delegatedAdministrators ?? []).entries()) {
      const place = `organization.delegatedAdministrators[${index}]`;
      const powers = POWERS.filter((power) => power.service === service);
      for (const power of powers) yield* wielded(world, power, { account, place });
      if (powers.length === 0 && !HARMLESS.has(service) && !ELSEWHERE.has(service)) {
        const why = `nobody knows what a delegated administrator of ${service} can do to members`;
        yield { from: wholeAccount(account), place, why };
        for (const { hold } of world.actors) if (hold.account === account) yield { from: hold, place, why };
      }
    }
  },
};

interface Administrator {
  readonly account: string;
  readonly place: string | undefined;
}

function* wielded(world: World, power: Power, { account, place }: Administrator): Generator<Passage | Doubt> {
  const management = managementAccount(world);
  const because =
    place === undefined
      ? byAws(`the management account administers ${power.service}: it ${power.can}`)
      : stated(`delegated administrator of ${power.service}: it ${power.can}`, place);
  const members = power.isForMembers === true || world.target.id !== management ? enterable(world) : [world.target.id, ...enterable(world)];
  const powerful = allowedAll(world, power.actions, account);
  for (const { from, action, grounds, doubt } of powerful) {
    for (const member of members) {
      if (member === account) continue;
      const to: Hold = wholeAccount(member);
      if (doubt !== undefined) yield { ...doubt, from, to };
      else yield { from, to, step: { kind: power.kind, action, to: `arn:aws:iam::${member}:root`, because: [because, ...grounds] } };
    }
  }
}

interface Allowed {
  readonly from: Hold;
  readonly action: string;
  readonly grounds: Passage['step']['because'];
  readonly doubt?: Doubt;
}

/** Who of an account may do all of some things there: he must be allowed one of each group. */
function allowedAll(world: World, groups: readonly (readonly string[])[], account: string): readonly Allowed[] {
  let allowed: readonly Allowed[] | undefined;
  for (const actions of groups) {
    const next = new Map<string, Allowed>();
    for (const caller of callersWithin(world, { actions, arn: '*', account })) {
      if (caller.from === undefined) continue;
      const one =
        'why' in caller
          ? { from: caller.from, action: actions[0] ?? '', grounds: [], doubt: caller }
          : { from: caller.from, action: caller.action, grounds: caller.because };
      next.set(JSON.stringify(caller.from), one);
    }
    allowed =
      allowed === undefined ? [...next.values()] : allowed.flatMap((before) => joined(before, next.get(JSON.stringify(before.from))));
  }
  return allowed ?? [];
}

function joined(before: Allowed, now: Allowed | undefined): readonly Allowed[] {
  if (now === undefined) return [];
  const doubt = before.doubt ?? now.doubt;
  return [{ from: now.from, action: now.action, grounds: [...before.grounds, ...now.grounds], ...(doubt === undefined ? {} : { doubt }) }];
}
