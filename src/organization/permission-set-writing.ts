import { LandfallError } from '../report/index.ts';
import { until } from './calls.ts';
import type { OrganizationChange } from './kind.ts';
import { renderPolicy } from './policy-document.ts';
import type { DesiredPermissionSet } from './structure/access.ts';
import type { Work } from './work.ts';

/** Ensures each part of a permission set, then has AWS bring the accounts that hold it up to date. */
export async function writePermissionSet(wanted: DesiredPermissionSet, { action }: OrganizationChange, work: Work): Promise<void> {
  const { call, clients, ids, observed } = work;
  const InstanceArn = ids.identityCenter().instanceArn;
  const about = { Description: wanted.description, SessionDuration: wanted.sessionDuration };
  if (action === 'create') {
    const { PermissionSet } = await call(`call CreatePermissionSet ${wanted.name}`, () =>
      clients.sso.createPermissionSet({ InstanceArn, Name: wanted.name, ...about }),
    );
    ids.permissionSets.set(wanted.name, PermissionSet?.PermissionSetArn ?? '');
  }
  const of = { InstanceArn, PermissionSetArn: ids.permissionSet(wanted.name) };
  const seen = observed.permissionSets.find(({ name }) => name === wanted.name);
  if (action === 'update')
    await call(`call UpdatePermissionSet ${wanted.name}`, () => clients.sso.updatePermissionSet({ ...of, ...about }));
  // One after the other: parallel changes of one permission set conflict.
  for (const ManagedPolicyArn of wanted.managedPolicies.filter((arn) => seen?.managedPolicies.includes(arn) !== true)) {
    await call(
      `call AttachManagedPolicyToPermissionSet ${wanted.name}`,
      () => clients.sso.attachManagedPolicyToPermissionSet({ ...of, ManagedPolicyArn }),
      { expect: ['ConflictException'] },
    );
  }
  for (const ManagedPolicyArn of (seen?.managedPolicies ?? []).filter((arn) => !wanted.managedPolicies.includes(arn))) {
    await call(
      `call DetachManagedPolicyFromPermissionSet ${wanted.name}`,
      () => clients.sso.detachManagedPolicyFromPermissionSet({ ...of, ManagedPolicyArn }),
      { expect: ['ResourceNotFoundException'] },
    );
  }
  for (const policy of seen?.customerPolicies ?? []) {
    const cut = policy.lastIndexOf('/') + 1;
    await call(
      `call DetachCustomerManagedPolicyReferenceFromPermissionSet ${wanted.name}`,
      () =>
        clients.sso.detachCustomerManagedPolicyReferenceFromPermissionSet({
          ...of,
          CustomerManagedPolicyReference: { Path: policy.slice(0, cut), Name: policy.slice(cut) },
        }),
      { expect: ['ResourceNotFoundException'] },
    );
  }
  const { inlinePolicy } = wanted;
  if (inlinePolicy !== undefined) {
    const InlinePolicy = renderPolicy(inlinePolicy, undefined);
    await call(`call PutInlinePolicyToPermissionSet ${wanted.name}`, () =>
      clients.sso.putInlinePolicyToPermissionSet({ ...of, InlinePolicy }),
    );
  } else if (seen !== undefined && seen.inlinePolicy !== '') {
    await call(`call DeleteInlinePolicyFromPermissionSet ${wanted.name}`, () => clients.sso.deleteInlinePolicyFromPermissionSet(of));
  }
  if (action === 'update') await provision(wanted.name, of, work);
}

/** A permission set that changed applies in an account only once it is provisioned there again. */
async function provision(
  name: string,
  of: { readonly InstanceArn: string; readonly PermissionSetArn: string },
  { call, clients, wait }: Work,
): Promise<void> {
  const started = await call(
    `call ProvisionPermissionSet ${name}`,
    () => clients.sso.provisionPermissionSet({ ...of, TargetType: 'ALL_PROVISIONED_ACCOUNTS' }),
    // It is assigned to no account yet.
    { expect: ['ResourceNotFoundException'], passing: ['ConflictException'] },
  );
  const first = started?.PermissionSetProvisioningStatus;
  if (first === undefined) return;
  const last = await until(
    async () => {
      if (first.Status !== 'IN_PROGRESS') return first;
      const { PermissionSetProvisioningStatus: status } = await call(`call DescribePermissionSetProvisioningStatus ${name}`, () =>
        clients.sso.describePermissionSetProvisioningStatus({
          InstanceArn: of.InstanceArn,
          ProvisionPermissionSetRequestId: first.RequestId,
        }),
      );
      return status?.Status === 'IN_PROGRESS' ? undefined : status;
    },
    { wait, minutes: 15, overdue: () => slow(name) },
  );
  if (last.Status === 'FAILED') {
    throw new LandfallError(
      'PermissionSetNotProvisioned',
      `permission set ${name} could not be brought up to date: ${last.FailureReason ?? 'no reason given'}`,
      {
        fault: 'cloud',
        fix: 'Remove the reason that AWS names, then run the command again.',
      },
    );
  }
}

function slow(name: string): LandfallError {
  return new LandfallError('PermissionSetNotProvisioned', `permission set ${name} is still being brought up to date after 15 minutes`, {
    fault: 'cloud',
    fix: 'Run the command again later.',
  });
}
