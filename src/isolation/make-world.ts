import type { Account, Estate, Resource, Value } from '../estate/index.ts';
import type { PolicyInput } from '../iam/index.ts';
import { LandfallError } from '../report/index.ts';
import { accountsIn } from './accounts-in.ts';
import { type FoundActor, actorsOf } from './actors.ts';
import { guisesOfPrincipal, signedGuises } from './choices/account-guises.ts';
import { actorGuises } from './choices/actor-guises.ts';
import { type Decision, type Prepared, admits, decide, prepare } from './choices/decide.ts';
import { EstateSurroundings } from './choices/estate-surroundings.ts';
import type { Guise } from './choices/guise.ts';
import { anonymousGuise, federatedGuise, serviceOfAccount } from './choices/other-guises.ts';
import { serviceGuises } from './choices/service-guises.ts';
import type { Doubt, Ground, Hold } from './edge.ts';
import { type Standings, standingsOf } from './standings.ts';
import type { Act, Actor, Standing, Verdict, World } from './world.ts';

export interface WorldOptions {
  /** Ids of the accounts that attack; every workload account but the target where absent. */
  readonly from?: readonly string[];
}

/** The estate as seen from a target, an account's id. Throws `LandfallError` for an account that the estate doesn't hold. */
export function worldOf(estate: Estate, targetAccount: string, { from }: WorldOptions = {}): EstateWorld {
  const target = estate.account(targetAccount);
  if (target === undefined) {
    throw new LandfallError('UnknownAccount', `there is no account ${targetAccount} in the estate`, {
      fix: `name one of ${estate.accounts.map(({ id }) => id).join(', ')}`,
    });
  }
  return new EstateWorld(estate, target, from);
}

type Principal = Extract<Hold, { kind: 'principal' }>;
type Caller = { readonly from: Hold; readonly action: string; readonly because: readonly Ground[] };

const CLOSED: Decision = { answer: 'closed' };

export class EstateWorld implements World {
  readonly estate: Estate;
  readonly target: Account;
  readonly trusted: readonly Account[];
  readonly attackers: readonly string[];
  readonly actors: readonly Actor[];
  readonly apart: readonly Principal[];
  readonly around: EstateSurroundings;
  readonly #standings: Standings;
  readonly #actors: ReadonlyMap<string, FoundActor>;
  readonly #prepared = new WeakMap<Act, readonly Prepared[]>();
  readonly #addresses = new Map<Resource, string>();
  readonly #resources = new Map<string, readonly Resource[]>();

  constructor(estate: Estate, target: Account, from: readonly string[] | undefined) {
    this.estate = estate;
    this.target = target;
    this.#standings = standingsOf(estate, target, from);
    this.trusted = this.#standings.trusted;
    this.attackers = this.#standings.attackers;
    this.apart = this.#apart();
    this.around = new EstateSurroundings(estate, {
      strangers: this.#standings.strangers,
      apart: new Set(this.apart.map(({ arn }) => arn)),
      isOurs: (account) => this.standing(account) === 'target' || this.standing(account) === 'trusted',
      actor: (arn) => this.#actors.get(arn)?.known(),
    });
    const actors = actorsOf(estate, this.around.text, [target, ...this.trusted], (resource) => this.addressOf(resource));
    this.actors = actors;
    this.#actors = new Map(actors.map((actor) => [actor.hold.arn, actor]));
  }

  standing(account: string): Standing {
    return this.#standings.of(account);
  }

  resources(...types: readonly string[]): readonly Resource[] {
    const key = types.join();
    let found = this.#resources.get(key);
    if (found === undefined) {
      found = this.estate.resources(...types).filter(({ account }) => {
        const standing = account === undefined ? 'target' : this.standing(account);
        return standing === 'target' || standing === 'trusted';
      });
      this.#resources.set(key, found);
    }
    return found;
  }

  text(value: Value | undefined): string | undefined {
    return this.around.text.text(value);
  }

  document(value: Value | undefined): PolicyInput {
    return this.around.text.document(value);
  }

  addressOf(resource: Resource): string {
    let address = this.#addresses.get(resource);
    if (address === undefined) {
      address = this.around.addressOf(resource);
      this.#addresses.set(resource, address);
    }
    return address;
  }

  accountsIn(value: Value | undefined) {
    const { ids, open } = accountsIn(value);
    return { ids: ids.filter((id) => id !== this.target.id), open };
  }

  may(who: Hold, act: Act): Verdict {
    return verdictOf(this.#decide(act, (asking) => this.#guisesOf(who, asking), who));
  }

  *callers(
    act: Act,
    { within = false, outside = false }: { readonly within?: boolean; readonly outside?: boolean } = {},
  ): Generator<Caller | Doubt> {
    const doubts: Doubt[] = [];
    const ask = (from: Hold, guises: (asking: Prepared) => Iterable<Guise>): Caller | undefined => {
      const decision = this.#decide(act, guises, from);
      // Whose it is counts: of one that nobody has reached, a doubt says nothing.
      if (decision.answer === 'unknown') doubts.push(doubtOf(from, decision, act));
      if (decision.answer !== 'open') return undefined;
      return { from: holdOf(from, decision.guise), action: decision.action, because: decision.because };
    };
    const { outsider } = this.around;
    const anyone: Hold = { kind: 'anyone' };
    const byAnyone = ask(anyone, (asking) => this.#outsiders(asking));
    const byService = byAnyone ?? ask(anyone, (asking) => serviceGuises(this.around, outsider, asking));
    if (byService !== undefined) yield byService;
    for (const account of byAnyone === undefined ? this.attackers : []) {
      const signed = (asking: Prepared) => this.#signed(account, asking);
      const all = (asking: Prepared) => this.#accountGuises(account, asking);
      const found = ask({ kind: 'account', account }, byService === undefined ? all : signed);
      if (found !== undefined) yield found;
    }
    for (const hold of byAnyone === undefined ? this.apart : []) {
      const found = ask(hold, (asking) => this.#guisesOf(hold, asking));
      if (found !== undefined) yield found;
    }
    for (const { id } of this.trusted) {
      if (outside && id === act.account) continue;
      const found = ask({ kind: 'account', account: id }, (asking) => this.#signed(id, asking));
      if (found !== undefined) yield found;
    }
    for (const { hold } of this.actors) {
      if (hold.account === this.target.id && !within) continue;
      if (outside && hold.account === act.account) continue;
      const found = ask(hold, (asking) => this.#guisesOf(hold, asking));
      if (found !== undefined) yield found;
    }
    yield* doubts;
  }

  #decide(act: Act, guises: (asking: Prepared) => Iterable<Guise>, who: Hold): Decision {
    const isOfAccount = who.kind === 'account' || who.kind === 'principal';
    let prepared = this.#prepared.get(act);
    if (prepared === undefined) {
      prepared = prepare(this.around, act);
      this.#prepared.set(act, prepared);
    }
    let result = CLOSED;
    for (const one of prepared) {
      const hasServices = who.kind === 'account' && one.naming.services.length > 0;
      if (isOfAccount && !hasServices && !admits(one, who.account)) continue;
      const decision = decide(this.around, one, () => guises(one));
      if (decision.answer === 'open') return decision;
      if (decision.answer === 'unknown') result = decision;
    }
    return result;
  }

  *#guisesOf(who: Hold, asking: Prepared): Generator<Guise> {
    switch (who.kind) {
      case 'anyone':
        yield* this.#outsiders(asking);
        return yield* serviceGuises(this.around, this.around.outsider, asking);
      case 'account':
        return yield* this.#accountGuises(who.account, asking);
      case 'principal': {
        const actor = this.#actors.get(who.arn)?.known();
        if (actor === undefined) return yield* guisesOfPrincipal(this.around, who.account, who.arn, asking);
        return yield* actorGuises(this.around, actor, () => this.around.isActorBound(who.arn), asking);
      }
      case 'federated': {
        if (who.of === 'oidc') return yield federatedGuise(who.id);
        if (who.account !== null) return yield serviceOfAccount(who.id, who.account);
        for (const guise of serviceGuises(this.around, this.around.outsider, asking)) if (guise.principal === who.id) yield guise;
        return;
      }
      case 'resource':
    }
  }

  *#outsiders(asking: Prepared): Generator<Guise> {
    yield anonymousGuise(this.around);
    yield* this.#signed(this.around.outsider, asking);
  }

  *#accountGuises(account: string, asking: Prepared): Generator<Guise> {
    yield* this.#signed(account, asking);
    yield* serviceGuises(this.around, account, asking);
  }

  /** Nothing needs to be chosen for who isn't let in by any name. */
  #signed(account: string, asking: Prepared): Iterable<Guise> {
    return admits(asking, account) ? signedGuises(this.around, account, asking) : [];
  }

  /** Principals of attackers that exceptions name. */
  #apart(): readonly Principal[] {
    const found = new Map<string, Principal>();
    for (const { from } of this.estate.exceptions) {
      const { account, kind, id } = from;
      if (account === null || this.standing(account) !== 'attacker') continue;
      if (kind !== 'role' && kind !== 'user') continue;
      found.set(id, { kind: 'principal', account, arn: id, of: kind });
    }
    return [...found.values()];
  }
}

/** Who is shown: of anyone who has a service act for him, the service. */
function holdOf(from: Hold, { principal, account }: Guise): Hold {
  return from.kind === 'anyone' && account === undefined && principal !== '*'
    ? { kind: 'federated', account: null, of: 'service', id: principal }
    : from;
}

function doubtOf(from: Hold, { why, resource }: Extract<Decision, { answer: 'unknown' }>, act: Act): Doubt {
  const at = resource ?? act.resource;
  return { from, why, ...(at === undefined ? { place: act.arn } : { resource: at }) };
}

function verdictOf(decision: Decision): Verdict {
  return decision.answer === 'open' ? { answer: 'open', action: decision.action, because: decision.because } : decision;
}
