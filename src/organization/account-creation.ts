import { LandfallError } from '../report/index.ts';
import { listAccounts } from './account-listing.ts';
import { pages, until } from './calls.ts';
import type { Look } from './look.ts';
import { projectTag } from './ownership.ts';
import type { DesiredAccount } from './structure/accounts.ts';
import type { Work } from './work.ts';

/** AWS says that most accounts are there within minutes; some take hours of checks, which a later run waits for. */
const MINUTES = 30;

const TRIES = 5;

/** Failures that a second try mends. */
const PASSING: ReadonlySet<string> = new Set(['CONCURRENT_ACCOUNT_MODIFICATION', 'INTERNAL_FAILURE']);

const REMEDIES: Readonly<Record<string, string>> = {
  ACCOUNT_LIMIT_EXCEEDED: 'Ask for a higher quota of accounts (Service Quotas, us-east-1, AWS Organizations), then run the command again.',
  EMAIL_ALREADY_EXISTS:
    'The address belongs to an account outside the organization: give the environment another one, or invite that account.',
  INVALID_EMAIL: 'Give the environment an address that can receive e-mail.',
  MISSING_PAYMENT_INSTRUMENT: 'Add a way of paying to the management account, then run the command again.',
};

interface Creation {
  readonly requestId: string;
  readonly name: string;
}

interface NewAccount {
  readonly id: string;
  /** Unit or root in which it lies. */
  readonly parent: string;
  readonly name: string;
  /** Made just now, with name and mark. */
  readonly isNew: boolean;
}

export async function creationsInProgress({ call, clients }: Pick<Look, 'call' | 'clients'>): Promise<readonly Creation[]> {
  const statuses = await pages(async (token) => {
    const answer = await call('call ListCreateAccountStatus', () =>
      clients.organizations.listCreateAccountStatus({ States: ['IN_PROGRESS'], NextToken: token }),
    );
    return { items: answer.CreateAccountStatuses, next: answer.NextToken };
  });
  return statuses.map(({ Id = '', AccountName = '' }) => ({ requestId: Id, name: AccountName }));
}

/**
 * Gives the account of an address, made if it isn't there. A creation that an interrupted run has asked for is waited for. It carries no
 * address and may have ended since the organization was observed, so the accounts are listed again in any case. Callers make one account
 * after the other: AWS refuses two at once.
 */
export async function createAccount(wanted: DesiredAccount, work: Work): Promise<NewAccount> {
  const { call, clients, desired, ids } = work;
  for (const creation of await creationsInProgress(work)) await finished(creation, work);
  const madeMeanwhile = await present(wanted, work);
  if (madeMeanwhile !== undefined) return madeMeanwhile;
  for (let attempt = 1; ; attempt += 1) {
    const { CreateAccountStatus: status } = await call(`call CreateAccount ${wanted.name}`, () =>
      clients.organizations.createAccount({ AccountName: wanted.name, Email: wanted.email, Tags: [projectTag(desired.project)] }),
    );
    const answer = status?.State === 'IN_PROGRESS' ? await finished({ requestId: status.Id ?? '', name: wanted.name }, work) : status;
    if (answer?.State === 'SUCCEEDED') return { id: answer.AccountId ?? '', parent: ids.root(), name: wanted.name, isNew: true };
    const reason = answer?.FailureReason ?? 'UNKNOWN';
    // The first answer was lost on its way, and the call made again.
    const after = reason === 'EMAIL_ALREADY_EXISTS' ? await present(wanted, work) : undefined;
    if (after !== undefined) return after;
    if (!PASSING.has(reason) || attempt === TRIES) throw failed(wanted, reason);
    await work.wait(5_000 * attempt);
  }
}

async function present({ name, email }: DesiredAccount, work: Work): Promise<NewAccount | undefined> {
  const account = (await listAccounts(work)).find((other) => other.email === email && other.state === 'ACTIVE');
  if (account === undefined) return undefined;
  const { Parents } = await work.call(`call ListParents ${name}`, () => work.clients.organizations.listParents({ ChildId: account.id }));
  return { id: account.id, parent: Parents?.[0]?.Id ?? work.ids.root(), name: account.name, isNew: false };
}

async function finished({ requestId, name }: Creation, { call, clients, wait }: Work) {
  return until(
    async () => {
      const { CreateAccountStatus: status } = await call(`call DescribeCreateAccountStatus ${name}`, () =>
        clients.organizations.describeCreateAccountStatus({ CreateAccountRequestId: requestId }),
      );
      return status?.State === 'IN_PROGRESS' ? undefined : status;
    },
    {
      wait,
      minutes: MINUTES,
      overdue: () =>
        new LandfallError('AccountCreationSlow', `AWS is still creating account ${name} after ${MINUTES} minutes`, {
          fault: 'cloud',
          fix: 'Run the command again later: it waits for that account and makes no second one.',
        }),
    },
  );
}

function failed({ name, email }: DesiredAccount, reason: string): LandfallError {
  return new LandfallError('AccountCreationFailed', `AWS could not create account ${name} (${email}): ${reason}`, {
    fault: 'cloud',
    fix: REMEDIES[reason] ?? 'Remove the reason that AWS names, then run the command again.',
  });
}
