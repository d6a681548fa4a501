import { describe, expect, it } from 'vitest';

import { ProblemsError, silent } from '../report/index.ts';
import { observeOrganization, removeOrganization } from './index.ts';
import { HARBOR, applied, apply, desiredOf, differencesIn } from './testing/applied.ts';
import { ModelCloud } from './testing/model-cloud.ts';

async function problemsOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemsError)) throw new Error('no problems were found', { cause: error });
  return error.problems.map(({ message }) => message);
}

describe('what exists already', () => {
  it('is adopted: an account by its e-mail address in any case, a unit by its path', async () => {
    const cloud = new ModelCloud();
    const { organizations } = cloud;
    organizations.operations['CreateOrganization']?.({});
    organizations.accounts.push({
      Id: '333333333333',
      Name: 'Old one',
      Email: 'AWS+Harbor-DEV@harbor.example',
      State: 'ACTIVE',
      parent: organizations.root,
    });
    organizations.units.push({ Id: 'ou-root-harbor', Name: 'harbor', parent: organizations.root });
    const desired = desiredOf(HARBOR);
    const { accounts } = await apply(cloud, desired);
    expect(accounts['dev']).toBe('333333333333');
    expect(organizations.accounts.find(({ Id }) => Id === '333333333333')?.Name).toBe('harbor-dev');
    expect(organizations.units.filter(({ Name }) => Name === 'harbor')).toHaveLength(1);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('of another project stays as it is, also where one name begins with the other', async () => {
    const { cloud, desired } = await applied();
    const other = desiredOf({ name: 'harbor-two' });
    const before = cloud.organizations.policies.map(({ Name, Content }) => [Name, Content]);
    await apply(cloud, other);
    expect(await differencesIn(cloud, desired)).toEqual([]);
    expect(await differencesIn(cloud, other)).toEqual([]);
    expect(cloud.organizations.policies.slice(0, before.length).map(({ Name, Content }) => [Name, Content])).toEqual(before);
    await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    expect(await differencesIn(cloud, other)).toEqual([]);
  });

  it("and has our name but isn't ours is refused in words, all of it at once, with nothing changed", async () => {
    const cloud = new ModelCloud();
    const { organizations, identity } = cloud;
    organizations.operations['CreateOrganization']?.({});
    organizations.operations['CreatePolicy']?.({
      Name: 'harbor-guardrails',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: '{}',
      Description: '',
    });
    organizations.operations['CreateOrganizationalUnit']?.({ ParentId: organizations.root, Name: 'harbor' });
    organizations.accounts.push({
      Id: '444444444444',
      Name: 'Finance',
      Email: 'finance@elsewhere.example',
      State: 'ACTIVE',
      parent: organizations.units[0]?.Id ?? '',
    });
    organizations.accounts.push({
      Id: '555555555555',
      Name: 'gone',
      Email: 'aws+harbor-dev@harbor.example',
      State: 'SUSPENDED',
      parent: organizations.root,
    });
    identity.operations['CreateGroup']?.({ DisplayName: 'harbor-developers', Description: 'by hand' });
    identity.operations['CreatePermissionSet']?.({
      Name: 'harbor-Operator',
      Description: 'of somebody [landfall:project=other]',
      SessionDuration: 'PT1H',
    });
    expect(await problemsOf(apply(cloud, desiredOf(HARBOR)))).toEqual([
      'unit harbor was not made by Landfall and holds account Finance, on which the guardrails would fall',
      'policy harbor-guardrails (p-00000001) was not made by Landfall',
      'aws+harbor-dev@harbor.example belongs to account 555555555555, which is SUSPENDED',
      'group harbor-developers was not made by Landfall',
      'permission set harbor-Operator belongs to the project other',
    ]);
    expect(cloud.writes()).toEqual([]);
  });

  it('may be a closed account that nobody wants: it is in nobody’s way', async () => {
    const { cloud, desired } = await applied();
    cloud.organizations.accounts.push({
      Id: '666666666666',
      Name: 'old',
      Email: 'old@harbor.example',
      State: 'SUSPENDED',
      parent: 'ou-root-00000001',
    });
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('is not looked for by a member of the organization', async () => {
    const { cloud, desired } = await applied();
    await expect(observeOrganization({ ...cloud.access, id: '222222222222' }, desired)).rejects.toMatchObject({
      code: 'NotManagementAccount',
    });
  });
});

describe('an organization without Identity Center', () => {
  it('gets everything but people’s access, and the next run gives that', async () => {
    const cloud = new ModelCloud();
    cloud.identity.enabled = false;
    const desired = desiredOf(HARBOR);
    const { handSteps, accounts } = await apply(cloud, desired);
    expect(handSteps.map(({ code, fix }) => [code, fix])).toEqual([
      ['IdentityCenterMissing', expect.stringContaining('https://eu-central-1.console.aws.amazon.com/singlesignon/')],
    ]);
    expect(Object.keys(accounts)).toHaveLength(5);
    expect((await differencesIn(cloud, desired)).map(({ kind }) => kind)).toContain('identity-center');
    cloud.identity.enabled = true;
    expect((await apply(cloud, desired)).handSteps).toEqual([]);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });
});
