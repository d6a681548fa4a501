import { type Asking, isAbout } from './asking.ts';
import { EVERYTHING, type Guise } from './guise.ts';
import { ownLimits } from './his-own.ts';
import { type Place, placeOutside } from './place.ts';
import { othersOf, rolesOf, sessionsOf, withScps } from './principal-names.ts';
import type { ReadStatement } from './reading.ts';
import type { Surroundings } from './surroundings.ts';

/** Everything that somebody can be who is root in an account: its roles, users and sessions, under whatever name. */
export function* signedGuises(
  around: Surroundings,
  account: string,
  asked: Asking,
  isBound = isBoundIn(around, account),
): Generator<Guise> {
  const asking = isBound ? withScps(around, account, asked) : asked;
  for (const place of placesOf(around, account, asking.statements, 'principal', isBound)) {
    const common = commonOf(around, account, place, isBound);
    const mayBe = (principal: string) => !around.apart.has(principal) && (!isBound || around.mayHave(account, principal));
    for (const principal of rolesOf(around, account, asking)) if (mayBe(principal)) yield { ...common, principal };
    for (const { principal, role } of sessionsOf(around, account, asking)) {
      if (mayBe(role)) yield { ...common, principal, fixed: { ...common.fixed, 'aws:principalarn': role } };
    }
    for (const principal of othersOf(around, account, asking)) {
      // Who asks for such a session gives it its policies.
      const session = principal.includes(':federated-user/') ? [EVERYTHING] : common.session;
      if (mayBe(principal)) yield { ...common, principal, session };
    }
  }
}

/** One principal of an account of an attacker, with whatever policies he attaches to it. */
export function* guisesOfPrincipal(
  around: Surroundings,
  account: string,
  principal: string,
  asking: Asking,
  isBound = isBoundIn(around, account),
): Generator<Guise> {
  for (const place of placesOf(around, account, asking.statements, 'principal', isBound)) {
    yield { ...commonOf(around, account, place, isBound), principal };
  }
}

export function isBoundIn(around: Surroundings, account: string): boolean {
  return around.account(account) !== undefined && around.isBound(account);
}

function commonOf(around: Surroundings, account: string, place: Place, isBound: boolean): Omit<Guise, 'principal'> {
  const belongings = around.belongingsOf(account);
  return {
    account,
    identity: [EVERYTHING],
    boundary: [],
    session: [],
    isBound: () => isBound,
    fixed: { ...place.fixed, 'kms:calleraccount': account, 'aws:sourceowner': account },
    limits: (key) => place.limits(key) ?? ownLimits(key, belongings),
  };
}

/** In the organization; outside it as well, where he can leave it and it makes a difference. */
export function placesOf(
  around: Surroundings,
  id: string,
  statements: readonly ReadStatement[],
  side: 'principal' | 'source',
  isBound: boolean,
): readonly Place[] {
  const account = around.account(id);
  if (account === undefined) return [placeOutside(around.estate, { isNamed: id !== around.outsider })];
  const inside = around.placeOf(account, side);
  const matters = isAbout(statements, /^aws:(?:principal|source|vpce)org/);
  return matters && !isBound ? [inside, placeOutside(around.estate, { isNamed: true })] : [inside];
}
