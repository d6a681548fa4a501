import { type AccountKey, DIGEST_OUTPUT, type StackDescription } from '../../assembly/index.ts';
import type { Observation, ObservedStack } from '../../plan/index.ts';
import { bootstrapStackName } from '../../project/index.ts';

/** A stack of the project that is there now. */
export interface FoundStack {
  readonly kind: 'stack' | 'bootstrap';
  readonly account: AccountKey;
  readonly region: string;
  readonly name: string;
  readonly observed: ObservedStack;
  /** Names of the stacks that would be complete before it today; unknown of one that the project has no more. */
  readonly needs: readonly string[];
}

export interface FoundStacks {
  readonly ours: readonly FoundStack[];
  /** Stacks of our name without our mark. */
  readonly doubtful: readonly Omit<FoundStack, 'kind' | 'needs'>[];
}

/**
 * Tells the project's stacks from others whose names begin alike, such as those of a project `harbor-two` in the account that it shares with
 * `harbor`: by the exact name where the project still has the stack, else by the form of its name and the digest among its outputs, which every stack
 * has that Landfall applied. Stacks that the project has no more come first, as the others were made without them.
 */
export function findStacks(project: string, stacks: readonly StackDescription[], observation: Pick<Observation, 'stacks'>): FoundStacks {
  const known = new Map(stacks.map((stack) => [`${stack.account}/${stack.region} ${stack.name}`, stack]));
  const found: FoundStack[] = [];
  const orphans: FoundStack[] = [];
  const doubtful: FoundStacks['doubtful'][number][] = [];
  for (const [place, observedStacks] of observation.stacks) {
    const [account = '', region = ''] = place.split('/');
    for (const observed of observedStacks.values()) {
      const { name } = observed;
      const stack = { account, region, name, observed };
      const description = known.get(`${place} ${name}`);
      if (name === bootstrapStackName(project)) found.push({ ...stack, kind: 'bootstrap', needs: [] });
      else if (description !== undefined) found.push({ ...stack, kind: 'stack', needs: description.needs });
      else if (!isNamedAsOurs(project, account, name)) continue;
      else if (observed.outputs[DIGEST_OUTPUT] === undefined) doubtful.push(stack);
      else orphans.push({ ...stack, kind: 'stack', needs: [] });
    }
  }
  return { ours: [...orphans, ...found], doubtful };
}

/**
 * Another project's stacks in a shared account are `<its name>-management-…` and `<its name>-bootstrap`, and its name may begin with
 * `<project>-management`; no capability is called like these.
 */
export function isNamedAsOurs(project: string, account: AccountKey, name: string): boolean {
  const prefix = `${project}-${account}-`;
  const capability = name.slice(prefix.length);
  return name.startsWith(prefix) && /^[a-z0-9-]+$/.test(capability) && !/(^|-)(management-|bootstrap$)/.test(capability);
}
