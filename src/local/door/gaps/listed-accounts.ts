import { namesOf } from '../accounts.ts';
import { jsonAnswer, jsonOf } from '../answer.ts';
import { refuse } from '../refusal.ts';
import { isHidden } from './account-creation-status.ts';
import type { Gap } from './gap.ts';

interface Page {
  readonly Accounts?: readonly { readonly Id: string }[];
  readonly Account?: { readonly Id: string };
  readonly Children?: readonly { readonly Id: string }[];
}

/** Accounts under the names that they have now, without those whose creation still runs. */
export const listedAccounts: Gap = {
  name: 'listed accounts',
  service: 'organizations',
  operations: ['ListAccounts', 'ListAccountsForParent', 'ListChildren', 'DescribeAccount'],
  lacks: 'accounts keep the name that they were created with',
  async answer(call, input, { memory, forward }) {
    const { AccountId: id } = input;
    if (typeof id === 'string' && isHidden(memory, id)) {
      return refuse(call.protocol, {
        status: 400,
        code: 'AccountNotFoundException',
        message: `You specified an account that doesn't exist: ${id}`,
      });
    }
    const answer = await forward();
    const page = jsonOf(answer) as Page | undefined;
    if (answer.status !== 200 || page === undefined) return answer;
    const names = namesOf(memory);
    const named = <Item extends { readonly Id: string }>(item: Item): Item => {
      const name = names[item.Id];
      return name === undefined ? item : { ...item, Name: name };
    };
    const seen = <Item extends { readonly Id: string }>(item: Item): boolean => !isHidden(memory, item.Id);
    return jsonAnswer(
      {
        ...page,
        ...(page.Accounts && { Accounts: page.Accounts.filter(seen).map(named) }),
        ...(page.Children && { Children: page.Children.filter(seen) }),
        ...(page.Account && { Account: named(page.Account) }),
      },
      200,
      'application/x-amz-json-1.1',
    );
  },
};
