import { DIGEST_OUTPUT } from '../../assembly/index.ts';
import type { FoundStack } from './found-stacks.ts';

export function removalId({ account, region, name }: Pick<FoundStack, 'account' | 'region' | 'name'>): string {
  return `${account}/${region} ${name}`;
}

/**
 * What must be gone before each stack: those that need it, in whatever account; before a bootstrap all that it made possible. Of an
 * account's bootstraps the home region's goes last, as the boundaries of all its roles are there. Never a circle.
 */
export function removalNeeds(found: readonly FoundStack[], homeRegion: string): ReadonlyMap<string, readonly string[]> {
  const users = usersOf(found.filter(({ kind }) => kind === 'stack'));
  return new Map(
    found.map((stack) => [
      removalId(stack),
      stack.kind === 'stack'
        ? [...(users.get(stack) ?? [])].map(removalId)
        : found.filter((other) => other.account === stack.account && goesBeforeBootstrap(other, stack, homeRegion)).map(removalId),
    ]),
  );
}

/** In an order in which they could be removed one by one. */
export function inRemovalOrder(found: readonly FoundStack[], homeRegion: string): readonly FoundStack[] {
  const needs = removalNeeds(found, homeRegion);
  const byId = new Map(found.map((stack) => [removalId(stack), stack]));
  const ordered = new Set<FoundStack>();
  const visit = (id: string): void => {
    const stack = byId.get(id);
    if (stack === undefined || ordered.has(stack)) return;
    for (const before of needs.get(id) ?? []) visit(before);
    ordered.add(stack);
  };
  for (const id of byId.keys()) visit(id);
  return [...ordered];
}

function goesBeforeBootstrap(other: FoundStack, bootstrap: FoundStack, homeRegion: string): boolean {
  if (other.kind === 'stack') return other.region === bootstrap.region || bootstrap.region === homeRegion;
  return bootstrap.region === homeRegion && other.region !== homeRegion;
}

type Users = ReadonlyMap<FoundStack, ReadonlySet<FoundStack>>;

/**
 * Which stacks use each one. First by what is deployed, where the value of a parameter is another stack's output; what the project says
 * today comes second, and not where it says the opposite.
 */
function usersOf(stacks: readonly FoundStack[]): Users {
  const users = new Map(stacks.map((stack) => [stack, new Set<FoundStack>()]));
  for (const [user, used] of deployedUses(stacks)) if (user !== used) link(users, user, used);
  for (const user of stacks) {
    for (const used of stacks) if (user !== used && user.needs.includes(used.name)) link(users, user, used);
  }
  return users;
}

function link(users: ReadonlyMap<FoundStack, Set<FoundStack>>, user: FoundStack, used: FoundStack): void {
  if (!uses(users, used, user)) users.get(used)?.add(user);
}

/** Does `user` use `used`, through others or not? */
function uses(users: Users, user: FoundStack, used: FoundStack, seen = new Set<FoundStack>()): boolean {
  if (seen.has(used)) return false;
  seen.add(used);
  for (const each of users.get(used) ?? []) if (each === user || uses(users, user, each, seen)) return true;
  return false;
}

function* deployedUses(stacks: readonly FoundStack[]): Iterable<readonly [user: FoundStack, used: FoundStack]> {
  const givers = new Map<string, FoundStack>();
  for (const stack of stacks) {
    for (const [output, value] of Object.entries(stack.observed.outputs)) if (output !== DIGEST_OUTPUT) givers.set(value, stack);
  }
  for (const stack of stacks) {
    for (const value of Object.values(stack.observed.parameters)) {
      const giver = givers.get(value);
      if (giver !== undefined) yield [stack, giver];
    }
  }
}
