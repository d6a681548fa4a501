import { LandfallError } from '../../../report/index.ts';
import type { Accounts } from '../accounts.ts';
import { jsonOf } from '../answer.ts';
import type { Emulators } from '../emulators.ts';
import type { Bridge } from './bridge.ts';

const ROLE = 'OrganizationAccountAccessRole';

/** Organizations makes a role in each account that it creates; moto makes it in its own IAM, callers assume it in ministack's. */
export const organizationAccessRole: Bridge = {
  name: 'organization access role',
  service: 'organizations',
  operations: ['CreateAccount'],
  lacks: 'no role that can be assumed is made in a new account',
  async follow(_call, input, answer, { emulators, management }) {
    const status = (jsonOf(answer) as { CreateAccountStatus?: { AccountId?: string } } | undefined)?.CreateAccountStatus;
    if (status?.AccountId === undefined) return;
    await ensureRole(emulators, status.AccountId, management, typeof input['RoleName'] === 'string' ? input['RoleName'] : ROLE);
  },
};

/** After the emulators came back: every member has its role, whatever either of them kept. */
export async function ensureAccessRoles(emulators: Emulators, accounts: Accounts, management: string): Promise<void> {
  const members = (await accounts.list()).filter(({ Id }) => Id !== management);
  await Promise.all(members.map(({ Id }) => ensureRole(emulators, Id, management, ROLE)));
}

async function ensureRole(emulators: Emulators, account: string, management: string, name: string): Promise<void> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${management}:root` }, Action: 'sts:AssumeRole' }],
  };
  await iam(emulators, account, { Action: 'CreateRole', RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) });
  // As AWS does: the management account governs its members through this role.
  await iam(emulators, account, { Action: 'AttachRolePolicy', RoleName: name, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
}

async function iam(emulators: Emulators, account: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const answer = await emulators.query(account, 'iam', { Version: '2010-05-08', ...fields });
  const text = answer.body.toString('utf8');
  if (answer.status !== 200 && !text.includes('EntityAlreadyExists')) {
    throw new LandfallError('BridgeFailed', `the local cloud could not make ${fields['RoleName']} in account ${account}: ${text}`, {
      fault: 'cloud',
    });
  }
}
