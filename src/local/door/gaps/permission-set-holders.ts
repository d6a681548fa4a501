import { jsonAnswer } from '../answer.ts';
import { refuse } from '../refusal.ts';
import type { Gap } from './gap.ts';

/** Accounts that hold a permission set. Here they always hold its latest version. */
export const permissionSetHolders: Gap = {
  name: 'permission set holders',
  service: 'sso',
  operations: ['ListAccountsForProvisionedPermissionSet'],
  lacks: "a permission set counts as provisioned in the caller's account, whichever version is asked for, and in no other",
  async answer(call, input, { accounts, emulators }) {
    const { InstanceArn, PermissionSetArn } = input;
    const ask = (operation: string, more: object = {}) =>
      emulators.permissionSets(call.account, call.region, operation, { InstanceArn, PermissionSetArn, ...more });
    if ((await ask('DescribePermissionSet')) === undefined) {
      const message = `Could not find PermissionSet ${String(PermissionSetArn)}`;
      return refuse(call.protocol, { status: 400, code: 'ResourceNotFoundException', message });
    }
    if (input['ProvisioningStatus'] === 'LATEST_PERMISSION_SET_NOT_PROVISIONED') return jsonAnswer({ AccountIds: [] });
    const ids = await accounts.ids();
    const assignments = await Promise.all(ids.map((AccountId) => ask('ListAccountAssignments', { AccountId })));
    const isHeld = (_id: string, at: number): boolean => ((assignments[at]?.['AccountAssignments'] ?? []) as readonly unknown[]).length > 0;
    return jsonAnswer({ AccountIds: ids.filter(isHeld) });
  },
};
