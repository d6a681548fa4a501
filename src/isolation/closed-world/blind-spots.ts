import type { World } from '../world.ts';

/** What can't be decided, as it is reported. */
export interface UnknownPlace {
  /** `estate.json` for what that itself says. */
  readonly template: string;
  /** A logical id, or a place in `estate.json`; null where the whole template is meant. */
  readonly resource: string | null;
  readonly why: string;
  readonly account?: string;
  readonly line?: number;
}

/**
 * What the estate doesn't show of the target and of trusted accounts: accounts of which it hasn't all, templates that can't be read, parts
 * of them that a macro or a module will write. What an attacker's account holds needn't be known: he can make there whatever he likes.
 */
export function* blindSpots(world: World): Generator<UnknownPlace> {
  const { estate } = world;
  for (const [index, account] of estate.accounts.entries()) {
    const standing = world.standing(account.id);
    if (standing !== 'target' && standing !== 'trusted') continue;
    if (account.complete === false) {
      const why = `account ${account.id} holds more than the estate shows (complete: false)`;
      yield { template: 'estate.json', resource: `accounts[${index}]`, why, account: account.id };
    }
    const templates = new Set((account.stacks ?? []).map(({ template }) => template));
    for (const { template, message, line } of estate.errors) {
      if (templates.has(template))
        yield { template, resource: null, why: `the template ${message}`, account: account.id, ...(line === undefined ? {} : { line }) };
    }
  }
  for (const { kind, stack, resource, why, line } of estate.gaps) {
    const standing = stack.account === undefined ? 'target' : world.standing(stack.account);
    // AWS's own transforms add resources of their own account, and what they add lets nobody in: it is documented.
    if (kind === 'addition' || (standing !== 'target' && standing !== 'trusted')) continue;
    const account = stack.account === undefined ? {} : { account: stack.account };
    yield { template: stack.template, resource: resource ?? null, why, line, ...account };
  }
}
