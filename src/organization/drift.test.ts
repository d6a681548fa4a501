import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HARBOR, applied, apply, desiredOf, differencesIn } from './testing/applied.ts';
import { ModelCloud } from './testing/model-cloud.ts';

describe('drift', () => {
  it('is an update that names the statement which was taken out of a policy', async () => {
    const { cloud, desired } = await applied();
    const policy = cloud.organizations.policies.find(({ Name }) => Name === 'harbor-guardrails');
    if (policy === undefined) throw new Error('no guardrails');
    const content = JSON.parse(policy.Content) as { Statement: { Sid: string }[] };
    policy.Content = JSON.stringify({ ...content, Statement: content.Statement.filter(({ Sid }) => Sid !== 'NoRootUser') });
    const [change, ...others] = await differencesIn(cloud, desired);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ action: 'update', kind: 'policy', name: 'harbor-guardrails' });
    expect(change?.properties?.map(({ path, before }) => [path, before])).toEqual([['statements.NoRootUser', undefined]]);
  });

  it('is found in a policy that was attached elsewhere, and in one that was detached', async () => {
    const { cloud, desired } = await applied();
    const policy = cloud.organizations.policies.find(({ Name }) => Name === 'harbor-workloads');
    policy?.targets.clear();
    policy?.targets.add('ou-root-elsewhere');
    expect((await differencesIn(cloud, desired)).map(({ action, name }) => `${action} ${name}`)).toEqual([
      'create harbor-workloads on harbor/workloads',
      'delete harbor-workloads on ou-root-elsewhere',
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('is an account that was moved or renamed', async () => {
    const { cloud, desired } = await applied();
    const prod = cloud.organizations.accounts.find(({ Name }) => Name === 'harbor-prod');
    if (prod === undefined) throw new Error('no prod');
    Object.assign(prod, { parent: cloud.organizations.root, Name: 'mine' });
    expect(await differencesIn(cloud, desired)).toEqual([
      {
        action: 'update',
        kind: 'account',
        name: 'harbor-prod',
        account: 'prod',
        properties: [
          { path: 'name', before: 'mine', after: 'harbor-prod' },
          { path: 'unit', before: 'r-root', after: 'harbor/workloads/production' },
        ],
      },
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('is whatever somebody assigned by hand to a group of ours, and who was put into it', async () => {
    const { cloud, desired } = await applied();
    const [group] = cloud.identity.groups;
    cloud.identity.assignments.push({ AccountId: '999999999999', PermissionSetArn: 'arn:other', PrincipalId: group?.GroupId ?? '' });
    cloud.identity.users.push({ UserId: 'u-mallory', UserName: 'mallory', Email: 'mallory@elsewhere.example' });
    cloud.identity.memberships.push({ MembershipId: 'm-mallory', GroupId: group?.GroupId ?? '', UserId: 'u-mallory' });
    expect((await differencesIn(cloud, desired)).map(({ action, name }) => `${action} ${name}`)).toEqual([
      'delete mallory in harbor-administrators',
      'delete harbor-administrators as arn:other in 999999999999',
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('in a permission set is mended and reaches the accounts that hold it', async () => {
    const { cloud, desired } = await applied();
    const operator = cloud.identity.permissionSets.find(({ Name }) => Name === 'harbor-Operator');
    if (operator === undefined) throw new Error('no operator');
    operator.managed.add('arn:aws:iam::aws:policy/AdministratorAccess');
    operator.customer.add('more');
    const held = cloud.identity.assignments.find(({ PermissionSetArn }) => PermissionSetArn === operator.PermissionSetArn);
    operator.outdated.add(held?.AccountId ?? '');
    operator.SessionDuration = 'PT12H';
    const [change] = await differencesIn(cloud, desired);
    expect(change?.properties?.map(({ path }) => path)).toEqual([
      'sessionDuration',
      'managedPolicies',
      'customerPolicies',
      'accounts with an older version',
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
    expect([...operator.managed, ...operator.customer, ...operator.outdated]).toEqual([]);
  });

  it('of any kind is gone after one run', async () => {
    const desired = desiredOf(HARBOR);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.boolean()), async (lost) => {
        const cloud = new ModelCloud();
        await apply(cloud, desired);
        const loses = (): boolean => lost.next().value === true;
        const { organizations, identity } = cloud;
        for (const things of [identity.assignments, identity.memberships])
          for (let index = things.length - 1; index >= 0; index -= 1) if (loses()) things.splice(index, 1);
        for (const policy of organizations.policies) {
          if (loses()) policy.targets.clear();
          if (loses()) policy.Content = '{"Version":"2012-10-17","Statement":[]}';
        }
        for (const account of organizations.accounts.slice(1)) {
          if (loses()) account.parent = organizations.root;
          if (loses()) account.Name = 'changed';
        }
        for (const set of identity.permissionSets) if (loses()) set.InlinePolicy = '';
        for (const tags of organizations.tags.values())
          if (loses() && tags.size > 0 && !organizations.policies.some(({ Id }) => organizations.tags.get(Id) === tags)) tags.clear();
        if (loses()) organizations.policyTypes.clear();
        if (loses()) organizations.services.clear();
        await apply(cloud, desired);
        expect(await differencesIn(cloud, desired)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
