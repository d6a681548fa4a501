import type { Account, StackFile } from '../../../estate/index.ts';
import type { Edge, Hold, Passage } from '../../edge.ts';
import { wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { stated } from './grounds.ts';

/**
 * A stack is changed with the role that it is applied with. Where stack and role are of two accounts, who has the role changes the one
 * account, and who has the other account's stack uses the role.
 */
export const stackRoles: Edge = {
  id: 'stack-roles',
  title: 'which stacks are applied with a role of another account',
  covers: [],
  *find(world) {
    for (const account of world.estate.accounts) {
      for (const [index, stack] of (account.stacks ?? []).entries()) {
        const owner = /^arn:aws[\w-]*:iam::(\d{12}):role\//.exec(stack.role ?? '')?.[1];
        if (owner !== undefined && owner !== account.id) yield* across(world, { account, index, stack, role: stack.role ?? '', owner });
      }
    }
  },
};

interface Across {
  readonly account: Account;
  readonly index: number;
  readonly stack: StackFile;
  readonly role: string;
  readonly owner: string;
}

function* across(world: World, { account, index, stack, role, owner }: Across): Generator<Passage> {
  const arn = `arn:aws:cloudformation:${stack.region}:${account.id}:stack/${stack.name}`;
  const because = [
    stated(
      `stack ${stack.name} of account ${account.id} is applied with ${role}`,
      `accounts[${world.estate.accounts.indexOf(account)}].stacks[${index}]`,
    ),
  ];
  const holder: Hold = { kind: 'principal', account: owner, arn: role, of: 'role' };
  const isOurs = (id: string) => ['target', 'trusted'].includes(world.standing(id));
  if (isOurs(account.id)) {
    yield { from: holder, to: wholeAccount(account.id), step: { kind: 'update', action: 'cloudformation:UpdateStack', to: arn, because } };
  }
  if (isOurs(owner)) {
    yield {
      from: wholeAccount(account.id),
      to: holder,
      step: { kind: 'pass-role', action: 'cloudformation:UpdateStack', to: role, because },
    };
  }
}
