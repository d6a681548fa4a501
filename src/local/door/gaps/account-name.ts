import type { ListedAccount } from '../accounts.ts';
import { namesOf } from '../accounts.ts';
import { jsonAnswer, type Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { refuse } from '../refusal.ts';
import type { Gap, GapContext } from './gap.ts';
import { hasServiceAccess } from './service-access.ts';

export const putAccountName: Gap = {
  name: 'account names',
  service: 'account',
  operations: ['PutAccountName'],
  lacks: 'accounts cannot be renamed',
  async answer(call, input, context) {
    const { AccountName: name } = input;
    if (typeof name !== 'string' || !/^[ -;=?-~]{1,50}$/.test(name))
      return invalid(call, 'AccountName has 1 to 50 printable characters without < and >');
    const about = await subjectOf(call, input, context);
    if ('refusal' in about) return about.refusal;
    namesOf(context.memory)[about.account.Id] = name;
    return jsonAnswer({});
  },
};

export const accountInformation: Gap = {
  name: 'account information',
  service: 'account',
  operations: ['GetAccountInformation'],
  lacks: 'account information is not answered',
  async answer(call, input, context) {
    const about = await subjectOf(call, input, context);
    if ('refusal' in about) return about.refusal;
    const { Id, Name, Status, JoinedTimestamp } = about.account;
    const created = new Date((JoinedTimestamp ?? 0) * 1000).toISOString();
    return jsonAnswer({ AccountId: Id, AccountName: Name, AccountCreatedDate: created, AccountState: Status });
  },
};

type Subject = { readonly account: ListedAccount & { readonly JoinedTimestamp?: number } } | { readonly refusal: Answer };

/** The account that a call is about, under AWS's rules: its own, or by id a member's, from management and with trusted access. */
async function subjectOf(call: Call, input: Readonly<Record<string, unknown>>, context: GapContext): Promise<Subject> {
  const listed = await context.accounts.list();
  const { AccountId: id = call.account } = input;
  const account = listed.find(({ Id }) => Id === id);
  if (input['AccountId'] !== undefined) {
    if (id === context.management) return { refusal: invalid(call, "The management account can't specify its own AccountId.") };
    if (call.account !== context.management || account === undefined)
      return { refusal: denied(call, `account ${String(id)} is no member of your organization`) };
    if (!(await hasServiceAccess(context, 'account.amazonaws.com'))) {
      return { refusal: denied(call, 'trusted access for account.amazonaws.com is not enabled in your organization') };
    }
  }
  return {
    account: account ?? { Id: call.account, Name: namesOf(context.memory)[call.account] ?? call.account, Email: '', Status: 'ACTIVE' },
  };
}

function invalid(call: Call, message: string): Answer {
  return refuse(call.protocol, { status: 400, code: 'ValidationException', message });
}

function denied(call: Call, message: string): Answer {
  return refuse(call.protocol, { status: 403, code: 'AccessDeniedException', message });
}
