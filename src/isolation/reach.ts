import { type Account, type Estate, estateDigest } from '../estate/index.ts';
import { LandfallError, closest } from '../report/index.ts';
import { assumptionsOf } from './assumptions.ts';
import { type UnknownPlace, blindSpots } from './closed-world/blind-spots.ts';
import { policiesIn } from './closed-world/census.ts';
import { unjudged } from './closed-world/sweep.ts';
import type { Doubt, Edge, Passage } from './edge.ts';
import { EDGES } from './edges/index.ts';
import { type Exception, clears, clearsAll, exceptionsInto, holdNamed, memoryFor } from './exceptions.ts';
import { faultOf } from './facts/facts.ts';
import { type FoundPath, openDoubts, pathsFrom } from './fixpoint.ts';
import { isOnTheWay, keyOf, startOf } from './holds.ts';
import { worldOf } from './make-world.ts';
import { Passages, isPassage } from './passages.ts';
import { peoplePassages } from './people/paths.ts';
import type { AllowedPath, Reach, ReachPath } from './reach-report.ts';
import { trustedAccounts } from './trusted.ts';
import type { World } from './world.ts';

export interface ReachOptions {
  /** Names or ids of the accounts that attack, instead of every workload account. */
  readonly from?: readonly string[] | undefined;
  /** The ways that are looked for; all by default. */
  readonly edges?: readonly Edge[] | undefined;
}

/** More paths than these are counted, not listed. */
const MOST_PATHS = 500;

/**
 * Who can reach an environment, an account by its name or id: every way that somebody has, or the proof that nobody has any. Throws
 * `LandfallError` for an account that the estate doesn't hold, and for an attacker that is the target.
 */
export function reach(estate: Estate, environment: string, { from, edges = EDGES }: ReachOptions = {}): Reach {
  const target = accountNamed(estate, environment);
  const attackers = from?.map((one) => (/^\d{12}$/.test(one) && estate.account(one) === undefined ? one : accountNamed(estate, one).id));
  if (attackers?.includes(target.id) === true) {
    const fix = 'name the accounts that attack it';
    throw new LandfallError('AttackerIsTarget', `${target.name ?? target.id} can't attack itself`, { fix });
  }
  const world = worldOf(estate, target.id, attackers === undefined ? {} : { from: attackers });
  return judged(world, target.name ?? environment, edges);
}

function judged(world: World, environment: string, edges: readonly Edge[]): Reach {
  const exceptions = exceptionsInto(world);
  const people = [...peoplePassages(world)];
  const isByTrusted = ({ from }: Passage | Doubt) => from !== undefined && isOnTheWay(world, from);
  const passages = new Passages(world, edges, [...people.filter((one) => !isByTrusted(one)), ...unjudged(world, edges)]);
  // People whose other account is trusted are no attackers, but the same people: a way into the target by itself.
  const direct = people.filter(isByTrusted);
  const found = [
    ...pathsFrom(world, passages, passages.starts, (start) => memoryFor(exceptions, start)),
    ...direct.filter(isPassage).map(pathOf),
  ];

  const used = new Set<Exception>();
  const paths: ReachPath[] = [];
  const allowed: AllowedPath[] = [];
  for (const { start, steps } of found.toSorted(byLength)) {
    const path = { from: startOf(start), steps };
    const exception = exceptions.find((one) => clears(one, path.from, steps));
    if (exception === undefined) paths.push(path);
    else {
      used.add(exception);
      allowed.push({ path, reason: exception.reason });
    }
  }

  for (const exception of exceptions) {
    for (const { start, steps } of ofTrusted(world, passages, exceptions, exception)) {
      const path = { from: startOf(start), steps };
      if (!clears(exception, path.from, steps) || allowed.some((one) => isSame(one.path, path))) continue;
      used.add(exception);
      allowed.push({ path, reason: exception.reason });
    }
  }

  const free = passages.starts.filter((start) => !exceptions.some((one) => clearsAll(one, start)));
  const doubts = [
    ...openDoubts(world, passages, free),
    ...direct.filter(
      (one): one is Doubt => !isPassage(one) && !exceptions.some((exception) => one.from !== undefined && clearsAll(exception, one.from)),
    ),
  ];
  const unknown = once([...doubts.map(placeOf), ...unreadFacts(world), ...blindSpots(world)]);
  return {
    version: 1,
    environment,
    account: world.target.id,
    proven: paths.length === 0 && unknown.length === 0,
    paths: paths.slice(0, MOST_PATHS),
    allowed,
    trusted: trustedAccounts(world, passages),
    assumptions: assumptionsOf(world),
    unknown,
    checked: {
      principals: world.actors.length + world.attackers.length,
      policies: policiesIn(world),
      edges: passages.count + edges.reduce((sum, { covers }) => sum + (covers.length === 0 ? 0 : world.resources(...covers).length), 0),
      estate: estateDigest(world.estate),
      looked: edges.map(({ title }) => title),
    },
    unusedExceptions: exceptions
      .filter((exception) => !used.has(exception))
      .map(({ from, to, reason, index }) => ({ from, to, reason, place: `exceptions[${index}]` })),
    morePaths: Math.max(0, paths.length - MOST_PATHS),
  };
}

/**
 * What somebody of a trusted account does by an exception. He is no attacker, so it is no way in that had to be cleared; but it is what the
 * exception is for, and is shown as that.
 */
function ofTrusted(world: World, passages: Passages, exceptions: readonly Exception[], { from }: Exception): readonly FoundPath[] {
  const start = holdNamed(from);
  return start === undefined || !isOnTheWay(world, start) ? [] : pathsFrom(world, passages, [start], (hold) => memoryFor(exceptions, hold));
}

function isSame(one: ReachPath, other: ReachPath): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Names are the estate's; the closest is offered for one that isn't there. */
function accountNamed(estate: Estate, name: string): Account {
  const named = estate.account(name) ?? estate.accounts.find((account) => account.name === name);
  if (named !== undefined) return named;
  // Accounts are often named after the project and the environment.
  const [ending, ...others] = estate.accounts.filter((account) => account.name?.endsWith(`-${name}`) === true);
  if (ending !== undefined && others.length === 0) return ending;
  const names = estate.accounts.flatMap((account) => [account.name ?? account.id, account.id]);
  const match = closest(name, names);
  throw new LandfallError('UnknownEnvironment', `there is no account ${JSON.stringify(name)} in the estate`, {
    fix:
      match === undefined
        ? `name one of ${estate.accounts.map((account) => account.name ?? account.id).join(', ')}`
        : `did you mean ${match}?`,
  });
}

function pathOf({ from, to, step }: Passage): FoundPath {
  return { start: from, steps: [step], reached: to };
}

/** The shortest first; then in an order that doesn't depend on that of the estate. */
function byLength(one: FoundPath, other: FoundPath): number {
  const text = ({ start, reached }: FoundPath) => `${keyOf(start)}\n${keyOf(reached)}`;
  return one.steps.length - other.steps.length || (text(one) < text(other) ? -1 : text(one) > text(other) ? 1 : 0);
}

function placeOf({ resource, place, path, why }: Doubt): UnknownPlace {
  if (resource === undefined) return { template: 'estate.json', resource: place ?? null, why };
  const account = resource.account === undefined ? {} : { account: resource.account };
  return { template: resource.template, resource: resource.logicalId, why, line: resource.line(path), ...account };
}

function unreadFacts({ estate }: World): readonly UnknownPlace[] {
  return estate.facts.flatMap((fact, index) => {
    const why = faultOf(fact);
    return why === undefined ? [] : [{ template: 'estate.json', resource: `facts[${index}]`, why }];
  });
}

function once(places: readonly UnknownPlace[]): readonly UnknownPlace[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
