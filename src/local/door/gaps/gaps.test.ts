import { describe, expect, test } from 'vitest';

import { Accounts, type ListedAccount } from '../accounts.ts';
import { jsonAnswer, jsonOf, type Answer } from '../answer.ts';
import { bridges } from '../bridges/index.ts';
import type { Call } from '../call.ts';
import { Emulators } from '../emulators.ts';
import type { FaultRule } from '../faults.ts';
import { Memory } from '../memory.ts';
import { Upstream } from '../upstream.ts';
import type { Gap, GapContext } from './gap.ts';
import { gaps } from './index.ts';

const MANAGEMENT = '111111111111';
const MEMBER = '222222222222';

const account = (Id: string, Name: string, Email: string): ListedAccount => ({ Id, Name, Email, Status: 'ACTIVE' });

/** A moto that answers each operation of Organizations with a fixed value. */
function worldOf(answers: Readonly<Record<string, unknown>>) {
  const memory = new Memory();
  const emulators = new Emulators(new Upstream('http://127.0.0.1:1'), new Upstream('http://127.0.0.1:1'), 'eu-central-1');
  emulators.organizations = async (_account, operation) => answers[operation] as Record<string, unknown> | undefined;
  const accounts = new Accounts(emulators, memory, MANAGEMENT);
  const ask = async (
    operation: string,
    input: Readonly<Record<string, unknown>> = {},
    { service = 'organizations', caller = MANAGEMENT, fault }: { service?: string; caller?: string; fault?: FaultRule } = {},
  ): Promise<{ status: number; value: Record<string, unknown> }> => {
    const call: Call = {
      method: 'POST',
      path: '/',
      search: '',
      query: new URLSearchParams(),
      headers: {},
      service,
      region: '',
      operation,
      protocol: 'json-1.1',
      account: caller,
    };
    const forward = async (): Promise<Answer> => {
      const value = answers[operation];
      return value === undefined ? jsonAnswer({ message: 'You specified an unrecognized service principal.' }, 400) : jsonAnswer(value);
    };
    const context: GapContext = { memory, accounts, emulators, management: MANAGEMENT, fault, forward };
    const answer = await gapOf(service, operation).answer(call, input, context);
    return { status: answer.status, value: (jsonOf(answer) ?? {}) as Record<string, unknown> };
  };
  return { ask, memory };
}

function gapOf(service: string, operation: string): Gap {
  const found = gaps.filter((gap) => gap.service === service && gap.operations.includes(operation));
  expect(found, `${service}:${operation}`).toHaveLength(1);
  return found[0] as Gap;
}

test('no call is answered by two gaps, and each says under a name of its own what it stands for', () => {
  const named = [...gaps, ...bridges];
  expect(new Set(named.map(({ name }) => name)).size).toBe(named.length);
  for (const { service, operations, lacks } of gaps) {
    expect(lacks).not.toBe('');
    for (const operation of operations) gapOf(service, operation);
  }
});

describe('creation of an account', () => {
  const created = { Id: 'car-1', AccountName: 'dev', State: 'SUCCEEDED', RequestedTimestamp: 1, CompletedTimestamp: 2, AccountId: MEMBER };
  const input = { AccountName: 'dev', Email: 'dev@harbor.example' };
  const listed = {
    Accounts: [account(MANAGEMENT, 'management', 'Root@harbor.example'), account(MEMBER, 'dev', 'dev@harbor.example')],
    NextToken: null,
  };

  test('fails later for an address that is taken, the management account’s too', async () => {
    const { ask } = worldOf({ ListAccounts: listed, ListCreateAccountStatus: { CreateAccountStatuses: [created] } });
    const { value } = await ask('CreateAccount', { AccountName: 'x', Email: 'root@HARBOR.example' });
    const { Id: id, State: state } = value['CreateAccountStatus'] as { Id: string; State: string };
    expect(state).toBe('IN_PROGRESS');
    const ended = await ask('DescribeCreateAccountStatus', { CreateAccountRequestId: id });
    expect(ended.value).toMatchObject({ CreateAccountStatus: { State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' } });
    const failures = await ask('ListCreateAccountStatus', { States: ['FAILED'] });
    expect(failures.value['CreateAccountStatuses']).toMatchObject([{ Id: id }]);
  });

  test('under a fault hides the account until its status was looked at often enough', async () => {
    const { ask } = worldOf({
      CreateAccount: { CreateAccountStatus: created },
      DescribeCreateAccountStatus: { CreateAccountStatus: created },
      ListAccounts: listed,
      DescribeAccount: { Account: listed.Accounts[1] },
    });
    const fault: FaultRule = { service: 'organizations', operation: 'CreateAccount', answer: 'in-progress', polls: 1 };
    const { value } = await ask('CreateAccount', { ...input, Email: 'new@harbor.example' }, { fault });
    expect(value['CreateAccountStatus']).toEqual({ Id: 'car-1', AccountName: 'dev', State: 'IN_PROGRESS', RequestedTimestamp: 1 });
    const ids = async () => ((await ask('ListAccounts')).value['Accounts'] as ListedAccount[]).map(({ Id }) => Id);
    expect(await ids()).toEqual([MANAGEMENT]);
    expect(await ask('DescribeAccount', { AccountId: MEMBER })).toMatchObject({
      status: 400,
      value: { __type: 'AccountNotFoundException' },
    });
    expect((await ask('DescribeCreateAccountStatus', {})).value).toMatchObject({ CreateAccountStatus: { State: 'IN_PROGRESS' } });
    expect((await ask('DescribeCreateAccountStatus', {})).value).toMatchObject({
      CreateAccountStatus: { State: 'SUCCEEDED', AccountId: MEMBER },
    });
    expect(await ids()).toEqual([MANAGEMENT, MEMBER]);
  });
});

describe('the name of an account', () => {
  const trusted = { EnabledServicePrincipals: [{ ServicePrincipal: 'account.amazonaws.com', DateEnabled: 1 }] };
  const listed = { Accounts: [account(MANAGEMENT, 'management', 'root@x.example'), account(MEMBER, 'dev', 'dev@x.example')] };
  const rename = (
    input: object,
    caller = MANAGEMENT,
    answers: object = { ListAccounts: listed, ListAWSServiceAccessForOrganization: trusted },
  ) => worldOf(answers as Record<string, unknown>).ask('PutAccountName', { AccountName: 'new', ...input }, { service: 'account', caller });

  test('is changed by its own account, or by management with trusted access', async () => {
    expect(await rename({})).toMatchObject({ status: 200 });
    expect(await rename({}, MEMBER)).toMatchObject({ status: 200 });
    expect(await rename({ AccountId: MEMBER })).toMatchObject({ status: 200 });
  });

  test('is left alone otherwise', async () => {
    expect(await rename({ AccountId: MEMBER }, MANAGEMENT, { ListAccounts: listed })).toMatchObject({ status: 403 });
    expect(await rename({ AccountId: MANAGEMENT }, MEMBER)).toMatchObject({ status: 400 });
    expect(await rename({ AccountId: '333333333333' })).toMatchObject({ status: 403 });
    expect(await rename({ AccountId: MANAGEMENT })).toMatchObject({
      status: 400,
      value: { message: expect.stringContaining("can't specify its own") },
    });
    for (const AccountName of ['', 'a<b', 'x'.repeat(51), 7]) expect(await rename({ AccountName })).toMatchObject({ status: 400 });
  });
});

test('trusted access is kept for a service that the emulator doesn’t know, and refused for what is none', async () => {
  const { ask } = worldOf({ ListAWSServiceAccessForOrganization: { EnabledServicePrincipals: [] } });
  const listed = async () => (await ask('ListAWSServiceAccessForOrganization')).value['EnabledServicePrincipals'];
  expect(await ask('EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' })).toMatchObject({ status: 200 });
  expect(await ask('EnableAWSServiceAccess', { ServicePrincipal: 'evil.example' })).toMatchObject({ status: 400 });
  expect(await listed()).toMatchObject([{ ServicePrincipal: 'iam.amazonaws.com' }]);
  expect(await ask('DisableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' })).toMatchObject({ status: 200 });
  expect(await listed()).toEqual([]);
});
