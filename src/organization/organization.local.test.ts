import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Organizations } from '@aws-sdk/client-organizations';
import { SSOAdmin } from '@aws-sdk/client-sso-admin';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AccountAccess } from '../cloud/index.ts';
import { startLocalCloud, stopLocalCloud, type LocalCloud } from '../local/index.ts';
import { ProblemsError, silent } from '../report/index.ts';
import {
  applyOrganization,
  compareOrganization,
  desiredOrganization,
  observeOrganization,
  removeOrganization,
  type DesiredOrganization,
  type OrganizationChange,
} from './index.ts';
import { localAccess } from './testing/local-access.ts';
import { projectOf } from './testing/projects.ts';

const exceptions = [{ from: 'administrators', to: 'prod', reason: 'on-call administration' }] as const;
const HARBOR = desiredOrganization(projectOf({ name: 'harbor', exceptions }));
const LAGOON = desiredOrganization(projectOf({ name: 'lagoon', environments: { dev: 'development', live: 'production' } }));

let root: string;
let environment: NodeJS.ProcessEnv;
let cloud: LocalCloud;
let access: AccountAccess;
let organizations: Organizations;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'landfall-organization-'));
  environment = { ...process.env, LANDFALL_LOCAL_DIR: root };
  cloud = await startLocalCloud({ region: 'eu-central-1', environment });
  access = localAccess(cloud);
  organizations = access.client(Organizations, 'us-east-1');
});

afterAll(async () => {
  await stopLocalCloud({ discard: true, environment });
  rmSync(root, { recursive: true, force: true });
});

const apply = (desired: DesiredOrganization) => applyOrganization({ desired, access, report: silent });
const differences = async (desired: DesiredOrganization): Promise<readonly OrganizationChange[]> =>
  compareOrganization(desired, await observeOrganization(access, desired));
const names = (changes: readonly OrganizationChange[]): readonly string[] => changes.map(({ action, name }) => `${action} ${name}`);

async function faults(rules: readonly object[]): Promise<void> {
  const answer = await fetch(`${cloud.endpoint}/_landfall/faults`, {
    method: 'PUT',
    headers: { 'x-landfall-token': cloud.token },
    body: JSON.stringify(rules),
  });
  expect(answer.status).toBe(200);
}

async function accountsByEmail(): Promise<ReadonlyMap<string, number>> {
  const { Accounts = [] } = await organizations.listAccounts({});
  const counts = new Map<string, number>();
  for (const { Email = '' } of Accounts) counts.set(Email, (counts.get(Email) ?? 0) + 1);
  return counts;
}

// One cloud through its life: each step stands on the one before.
describe('the account structure on the local cloud', () => {
  it('is made by a first run, though calls are throttled now and then', async () => {
    await faults([
      {
        service: 'organizations',
        operation: 'CreatePolicy',
        times: 1,
        answer: { code: 'ConcurrentModificationException', message: 'busy', status: 400 },
      },
      { service: 'organizations', operation: 'MoveAccount', times: 1, answer: 'throttle' },
      { service: 'sso', operation: 'CreateAccountAssignment', times: 2, answer: 'throttle' },
    ]);
    const { accounts, handSteps } = await apply(HARBOR);
    await faults([]);
    expect(Object.keys(accounts).toSorted()).toEqual(['dev', 'management', 'playground', 'prod', 'uat']);
    expect(handSteps).toEqual([]);
    const { Parents } = await organizations.listParents({ ChildId: accounts['prod'] ?? '' });
    const { OrganizationalUnit } = await organizations.describeOrganizationalUnit({ OrganizationalUnitId: Parents?.[0]?.Id ?? '' });
    expect(OrganizationalUnit?.Name).toBe('production');
  });

  it('has nothing left to change, and a second run changes nothing', async () => {
    expect(await differences(HARBOR)).toEqual([]);
    expect((await apply(HARBOR)).changes).toEqual([]);
  });

  it('shows drift, and a run mends it', async () => {
    const { Policies = [] } = await organizations.listPolicies({ Filter: 'SERVICE_CONTROL_POLICY' });
    const id = Policies.find(({ Name }) => Name === 'harbor-workloads')?.Id ?? '';
    await organizations.updatePolicy({ PolicyId: id, Content: '{"Version":"2012-10-17","Statement":[]}' });
    const { Accounts = [] } = await organizations.listAccounts({});
    const dev = Accounts.find(({ Name }) => Name === 'harbor-dev')?.Id ?? '';
    const { Parents } = await organizations.listParents({ ChildId: dev });
    const { Roots } = await organizations.listRoots({});
    await organizations.moveAccount({ AccountId: dev, SourceParentId: Parents?.[0]?.Id, DestinationParentId: Roots?.[0]?.Id });
    expect(names(await differences(HARBOR))).toEqual(['update harbor-workloads', 'update harbor-dev']);
    await apply(HARBOR);
    expect(await differences(HARBOR)).toEqual([]);
  });

  it('gives an account its name back', async () => {
    const changed = { ...HARBOR, accounts: HARBOR.accounts.map((account) => ({ ...account, name: `${account.name}-x` })) };
    await apply(changed);
    expect(names(await differences(HARBOR))).toEqual(HARBOR.accounts.map(({ name }) => `update ${name}`));
    await apply(HARBOR);
    expect(await differences(HARBOR)).toEqual([]);
  });

  // The second is held in the management account too.
  it.each(['harbor-Developer', 'harbor-Auditor'])('brings %s, which somebody changed, back into every account', async (name) => {
    const sso = access.client(SSOAdmin, 'eu-central-1');
    const InstanceArn = (await sso.listInstances({})).Instances?.[0]?.InstanceArn ?? '';
    const { PermissionSets = [] } = await sso.listPermissionSets({ InstanceArn });
    const sets = await Promise.all(PermissionSets.map((PermissionSetArn) => sso.describePermissionSet({ InstanceArn, PermissionSetArn })));
    const PermissionSetArn = sets.find(({ PermissionSet }) => PermissionSet?.Name === name)?.PermissionSet?.PermissionSetArn ?? '';
    await sso.putInlinePolicyToPermissionSet({ InstanceArn, PermissionSetArn, InlinePolicy: '{"Version":"2012-10-17","Statement":[]}' });
    await sso.attachManagedPolicyToPermissionSet({
      InstanceArn,
      PermissionSetArn,
      ManagedPolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    });
    expect(names(await differences(HARBOR))).toEqual([`update ${name}`]);
    await apply(HARBOR);
    expect(await differences(HARBOR)).toEqual([]);
  });

  it('leaves room for a second project, which touches nothing of the first', async () => {
    const { Policies: before } = await organizations.listPolicies({ Filter: 'SERVICE_CONTROL_POLICY' });
    await apply(LAGOON);
    expect(await differences(LAGOON)).toEqual([]);
    expect(await differences(HARBOR)).toEqual([]);
    const { Policies: after = [] } = await organizations.listPolicies({ Filter: 'SERVICE_CONTROL_POLICY' });
    expect(after.filter(({ Name }) => !Name?.startsWith('lagoon-'))).toEqual(before);
  });

  it('adopts an account by its address alone', async () => {
    const { CreateAccountStatus } = await organizations.createAccount({ AccountName: 'Somebody else', Email: 'AWS+reef-dev@reef.example' });
    const reef = desiredOrganization(projectOf({ name: 'reef', environments: { dev: 'development' } }));
    const { accounts } = await apply(reef);
    expect(accounts['dev']).toBe(CreateAccountStatus?.AccountId);
    expect(await differences(reef)).toEqual([]);
  });

  it('refuses in words what has our name and is not ours', async () => {
    await organizations.createPolicy({
      Name: 'delta-guardrails',
      Type: 'SERVICE_CONTROL_POLICY',
      Description: 'by hand',
      Content: '{"Version":"2012-10-17","Statement":[]}',
    });
    const delta = desiredOrganization(projectOf({ name: 'delta', environments: { dev: 'development' } }));
    const error = await apply(delta).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProblemsError)) throw new Error('it was not refused', { cause: error });
    expect(error.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^policy delta-guardrails \(p-\w+\) was not made by Landfall$/),
    ]);
    const accounts = await accountsByEmail();
    expect(accounts.get('aws+delta-dev@delta.example')).toBeUndefined();
  });

  it('waits for an account that AWS is creating when a run comes to it, and makes no second one', async () => {
    const bay = desiredOrganization(projectOf({ name: 'bay', environments: { dev: 'development', live: 'production' } }));
    await faults([{ service: 'organizations', operation: 'CreateAccount', times: 1, answer: 'in-progress', polls: 4 }]);
    const [first] = bay.accounts;
    // A run that was killed after its first CreateAccount.
    await organizations.createAccount({ AccountName: first?.name, Email: first?.email });
    const creating = (await differences(bay)).filter(({ reason }) => reason?.includes('waited for') === true);
    expect(names(creating)).toEqual(['create bay-dev']);
    await apply(bay);
    await faults([]);
    const accounts = await accountsByEmail();
    expect(bay.accounts.map(({ email }) => accounts.get(email))).toEqual([1, 1]);
    expect(await differences(bay)).toEqual([]);
  });

  it('is taken away but for its accounts, and comes back', async () => {
    const { kept } = await removeOrganization({ desired: HARBOR, access, report: silent });
    expect(kept.filter(({ kind }) => kind === 'account')).toHaveLength(4);
    for (const Filter of ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const) {
      const { Policies = [] } = await organizations.listPolicies({ Filter });
      expect(Policies.filter(({ Name }) => Name?.startsWith('harbor-'))).toEqual([]);
    }
    expect(await differences(LAGOON)).toEqual([]);
    await apply(HARBOR);
    expect(await differences(HARBOR)).toEqual([]);
    const accounts = await accountsByEmail();
    expect(HARBOR.accounts.map(({ email }) => accounts.get(email))).toEqual([1, 1, 1, 1]);
  });
});
