import { pages } from './calls.ts';
import type { Look } from './look.ts';

export interface ListedAccount {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly state: string;
}

/** Every account of the organization, closed ones included. */
export async function listAccounts({ call, clients }: Pick<Look, 'call' | 'clients'>): Promise<readonly ListedAccount[]> {
  const all = await pages(async (token) => {
    const { Accounts, NextToken } = await call('call ListAccounts', () => clients.organizations.listAccounts({ NextToken: token }));
    return { items: Accounts, next: NextToken };
  });
  return all.map(({ Id = '', Name = '', Email = '', State, Status }) => ({
    id: Id,
    name: Name,
    email: Email.toLowerCase(),
    // `Status` is the older name of the same, which AWS is retiring.
    state: State ?? Status ?? '',
  }));
}
