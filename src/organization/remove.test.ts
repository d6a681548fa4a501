import { describe, expect, it } from 'vitest';

import { silent } from '../report/index.ts';
import { removeOrganization } from './index.ts';
import { HARBOR, applied, apply, desiredOf, differencesIn } from './testing/applied.ts';
import { ModelCloud } from './testing/model-cloud.ts';

describe('removal', () => {
  it('takes policies and access away, keeps accounts and says why, and applying again brings all back', async () => {
    const { cloud, desired } = await applied();
    const accounts = structuredClone(cloud.organizations.accounts);
    const { kept } = await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    expect(cloud.organizations.policies).toEqual([]);
    expect([cloud.identity.groups, cloud.identity.memberships, cloud.identity.permissionSets, cloud.identity.assignments].flat()).toEqual(
      [],
    );
    expect(cloud.organizations.accounts).toEqual(accounts);
    expect(new Set(kept.map(({ kind }) => kind))).toEqual(
      new Set(['account', 'unit', 'user', 'organization', 'policy-type', 'trusted-access']),
    );
    expect(kept.every(({ reason }) => reason.length > 0)).toBe(true);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
    expect(cloud.organizations.accounts).toHaveLength(accounts.length);
  });

  it('deletes units that hold nothing, from the deepest up', async () => {
    const { cloud, desired } = await applied({ name: 'harbor', environments: { play: 'playground' } });
    await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    expect(cloud.organizations.units.map(({ Name }) => Name)).toEqual(['harbor', 'playground']);
  });

  it('keeps a permission set that somebody assigned to somebody else', async () => {
    const { cloud, desired } = await applied();
    const operator = cloud.identity.permissionSets.find(({ Name }) => Name === 'harbor-Operator');
    cloud.identity.assignments.push({
      AccountId: '777777777777',
      PermissionSetArn: operator?.PermissionSetArn ?? '',
      PrincipalId: 'somebody',
    });
    const { kept, changes } = await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    expect(kept).toContainEqual({
      kind: 'permission-set',
      name: 'harbor-Operator',
      reason: "it is assigned to somebody whom the project doesn't know",
    });
    expect(changes.map(({ name }) => name)).not.toContain('harbor-Operator');
    expect(cloud.identity.permissionSets).toEqual([operator]);
  });

  it('of what was never made does nothing', async () => {
    const cloud = new ModelCloud();
    const { changes, kept } = await removeOrganization({
      desired: desiredOf(HARBOR),
      access: cloud.access,
      report: silent,
      wait: cloud.wait,
    });
    expect([changes, kept, cloud.writes()]).toEqual([[], [], []]);
  });
});
