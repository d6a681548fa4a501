import { Account } from '@aws-sdk/client-account';
import { IAM } from '@aws-sdk/client-iam';
import { Organizations } from '@aws-sdk/client-organizations';
import { SSOAdmin } from '@aws-sdk/client-sso-admin';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Caller } from '../testing/caller.ts';
import { MANAGEMENT, startTestCloud, type TestCloud } from '../testing/test-cloud.ts';

let cloud: TestCloud;
let caller: Caller;

beforeAll(async () => {
  cloud = await startTestCloud();
  caller = new Caller(cloud);
  await caller.organizations.createOrganization({ FeatureSet: 'ALL' });
});

afterAll(async () => cloud?.close());

describe('accounts', () => {
  test('a second account with the same address fails as on AWS', async () => {
    await caller.createAccount('first', 'aws+same@harbor.example');
    const { CreateAccountStatus: started } = await caller.organizations.createAccount({
      AccountName: 'second',
      Email: 'AWS+same@harbor.example',
    });
    expect(started).toMatchObject({ State: 'IN_PROGRESS' });
    const { CreateAccountStatus: ended } = await caller.organizations.describeCreateAccountStatus({ CreateAccountRequestId: started?.Id });
    expect(ended).toMatchObject({ State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' });
    const { Accounts: accounts = [] } = await caller.organizations.listAccounts({});
    expect(accounts.filter(({ Email }) => Email?.toLowerCase() === 'aws+same@harbor.example')).toHaveLength(1);
  });

  test('are renamed, the management account too', async () => {
    const account = new Account(caller.settings());
    const id = await caller.createAccount('old-name');
    await account.putAccountName({ AccountName: 'harbor-management' });
    await expect(account.putAccountName({ AccountId: id, AccountName: 'new-name' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await caller.organizations.enableAWSServiceAccess({ ServicePrincipal: 'account.amazonaws.com' });
    await account.putAccountName({ AccountId: id, AccountName: 'new-name' });
    await expect(account.putAccountName({ AccountId: MANAGEMENT, AccountName: 'x' })).rejects.toMatchObject({
      name: 'ValidationException',
    });

    await cloud.reopen();
    const { Accounts: accounts = [] } = await caller.organizations.listAccounts({});
    expect(accounts.find(({ Id }) => Id === MANAGEMENT)?.Name).toBe('harbor-management');
    expect(accounts.find(({ Id }) => Id === id)?.Name).toBe('new-name');
    await expect(caller.organizations.describeAccount({ AccountId: id })).resolves.toMatchObject({ Account: { Name: 'new-name' } });
    await expect(account.getAccountInformation({ AccountId: id })).resolves.toMatchObject({ AccountName: 'new-name' });
  });

  test('a fault rule lets a creation take its time', async () => {
    await caller.control('PUT', 'faults', [
      { service: 'organizations', operation: 'CreateAccount', answer: 'in-progress', times: 1, polls: 3 },
    ]);
    const { CreateAccountStatus: started } = await caller.organizations.createAccount({
      AccountName: 'slow',
      Email: 'aws+slow@harbor.example',
    });
    expect(started).toMatchObject({ State: 'IN_PROGRESS' });
    expect(started?.AccountId).toBeUndefined();
    const names = async () => ((await caller.organizations.listAccounts({})).Accounts ?? []).map(({ Name }) => Name);
    const describe = async () =>
      (await caller.organizations.describeCreateAccountStatus({ CreateAccountRequestId: started?.Id })).CreateAccountStatus;
    await cloud.reopen();
    expect(await names()).not.toContain('slow');
    const { CreateAccountStatuses: running = [] } = await caller.organizations.listCreateAccountStatus({ States: ['IN_PROGRESS'] });
    expect(running).toMatchObject([{ Id: started?.Id, AccountName: 'slow' }]);
    expect([(await describe())?.State, (await describe())?.State, (await describe())?.State]).toEqual([
      'IN_PROGRESS',
      'IN_PROGRESS',
      'SUCCEEDED',
    ]);
    expect(await names()).toContain('slow');
    const { Accounts: accounts = [] } = await caller.organizations.listAccounts({});
    await expect(caller.sessionIn(accounts.find(({ Name }) => Name === 'slow')?.Id ?? '')).resolves.toBeDefined();
  });

  test('a throttled call succeeds at the SDK’s next try', async () => {
    await caller.control('PUT', 'faults', [{ service: 'organizations', operation: 'ListRoots', answer: 'throttle', times: 1 }]);
    await expect(caller.organizations.listRoots({})).resolves.toMatchObject({ $metadata: { attempts: 2 } });
    await caller.control('PUT', 'faults', []);
  });
});

describe('the organization', () => {
  test('refuses what AWS refuses and the emulator would take', async () => {
    const parent = await caller.rootId();
    const unit = { ParentId: parent, Name: 'harbor' };
    const { OrganizationalUnit: made } = await caller.organizations.createOrganizationalUnit(unit);
    await expect(caller.organizations.createOrganizationalUnit(unit)).rejects.toMatchObject({
      name: 'DuplicateOrganizationalUnitException',
    });
    await caller.organizations.createOrganizationalUnit({ ParentId: made?.Id, Name: 'harbor' });
    const of = { OrganizationalUnitId: made?.Id };
    await expect(caller.organizations.deleteOrganizationalUnit(of)).rejects.toMatchObject({ name: 'OrganizationalUnitNotEmptyException' });
    const policy = { Name: 'x', Description: 'x', Type: 'SERVICE_CONTROL_POLICY' as const };
    await expect(caller.organizations.createPolicy({ ...policy, Content: '{' })).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });

    const sso = new SSOAdmin(caller.settings());
    const { Instances: [instance] = [] } = await sso.listInstances({});
    const permissionSet = { InstanceArn: instance?.InstanceArn, Name: 'harbor-Operator' };
    const { PermissionSet: set } = await sso.createPermissionSet(permissionSet);
    await expect(sso.createPermissionSet(permissionSet)).rejects.toMatchObject({ name: 'ConflictException' });
    await sso.deletePermissionSet({ InstanceArn: instance?.InstanceArn, PermissionSetArn: set?.PermissionSetArn });
    await sso.createPermissionSet(permissionSet);
  });

  test('is not a member’s to read or change', async () => {
    const member = caller.settings(await caller.sessionIn(await caller.createAccount('curious')));
    await expect(new Organizations(member).describeOrganization({})).resolves.toMatchObject({
      Organization: { MasterAccountId: MANAGEMENT },
    });
    await expect(new Organizations(member).listAccounts({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(new SSOAdmin(member).listInstances({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('a permission set', () => {
  test('is outdated nowhere, and held where it is assigned', async () => {
    const sso = new SSOAdmin(caller.settings());
    const InstanceArn = (await sso.listInstances({})).Instances?.[0]?.InstanceArn;
    const { PermissionSet } = await sso.createPermissionSet({ InstanceArn, Name: 'held' });
    const of = { InstanceArn, PermissionSetArn: PermissionSet?.PermissionSetArn };
    await sso.provisionPermissionSet({ ...of, TargetType: 'ALL_PROVISIONED_ACCOUNTS' });
    const holders = async (ProvisioningStatus?: 'LATEST_PERMISSION_SET_PROVISIONED' | 'LATEST_PERMISSION_SET_NOT_PROVISIONED') =>
      (await sso.listAccountsForProvisionedPermissionSet({ ...of, ProvisioningStatus })).AccountIds;
    expect(await holders()).toEqual([]);
    const TargetId = await caller.createAccount('holder');
    const PrincipalId = '906767a7-4421-70f5-bbfd-a91a8e6f1c28';
    await sso.createAccountAssignment({ ...of, TargetType: 'AWS_ACCOUNT', TargetId, PrincipalType: 'GROUP', PrincipalId });
    expect(await holders()).toEqual([TargetId]);
    expect(await holders('LATEST_PERMISSION_SET_PROVISIONED')).toEqual([TargetId]);
    expect(await holders('LATEST_PERMISSION_SET_NOT_PROVISIONED')).toEqual([]);
    await expect(
      sso.listAccountsForProvisionedPermissionSet({ ...of, PermissionSetArn: `${of.PermissionSetArn?.slice(0, -1)}0` }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the log', () => {
  test('names the gap that gave an answer, and the bridge that followed a call', async () => {
    const before = (await caller.log()).next;
    await caller.createAccount('logged', 'aws+logged@harbor.example');
    await caller.createAccount('logged again', 'aws+logged@harbor.example');
    await caller.organizations.createPolicy({ Name: 'whole', Description: 'x', Type: 'SERVICE_CONTROL_POLICY', Content: '{}' });
    await expect.poll(async () => (await caller.log(before)).requests.filter(({ service }) => service === 'organizations')).toHaveLength(3);
    const { requests } = await caller.log(before);
    const seen = requests.filter(({ service }) => service === 'organizations');
    expect(seen.map(({ operation, by, gap, bridge }) => ({ operation, by, gap, bridge }))).toEqual([
      { operation: 'CreateAccount', bridge: 'organization access role' },
      { operation: 'CreateAccount', by: 'gap', gap: 'account creation' },
      // A gap looked at the document; the emulator answered.
      { operation: 'CreatePolicy' },
    ]);
  });
});

describe('root access', () => {
  test('is managed centrally once IAM is trusted', async () => {
    const iam = new IAM(caller.settings());
    await expect(iam.listOrganizationsFeatures({})).rejects.toMatchObject({ name: 'ServiceAccessNotEnabledException' });
    await caller.organizations.enableAWSServiceAccess({ ServicePrincipal: 'iam.amazonaws.com' });
    await iam.enableOrganizationsRootCredentialsManagement({});
    await expect(iam.listOrganizationsFeatures({})).resolves.toMatchObject({ EnabledFeatures: ['RootCredentialsManagement'] });
    const { EnabledServicePrincipals: trusted = [] } = await caller.organizations.listAWSServiceAccessForOrganization({});
    expect(trusted.map(({ ServicePrincipal }) => ServicePrincipal)).toContain('iam.amazonaws.com');
    await iam.disableOrganizationsRootCredentialsManagement({});
    await expect(iam.listOrganizationsFeatures({})).resolves.toMatchObject({ EnabledFeatures: [] });
  });
});
