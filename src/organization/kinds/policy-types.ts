import type { PolicyType } from '@aws-sdk/client-organizations';

import { pages } from '../calls.ts';
import { differences } from '../differences.ts';
import { anywhere, neverDone, NOTHING, type Kind } from '../kind.ts';
import type { Look } from '../look.ts';
import type { DesiredPolicyType, SeenRootState } from '../structure/root.ts';

/** Sorts of policies that are switched on at the root. Switched off by nobody: other projects use them, too. */
export const policyTypes: Kind<DesiredPolicyType, SeenRootState> = {
  ...NOTHING,
  kind: 'policy-type',
  title: 'policy types',
  permissions: anywhere('organizations:EnablePolicyType', 'organizations:ListRoots'),
  quotas: [],
  desired: () => [{ type: 'SERVICE_CONTROL_POLICY' }, { type: 'RESOURCE_CONTROL_POLICY' }],
  async observe({ call, clients }: Look) {
    const roots = await pages(async (token) => {
      const { Roots, NextToken } = await call('call ListRoots', () => clients.organizations.listRoots({ NextToken: token }));
      return { items: Roots, next: NextToken };
    });
    return roots.map(({ Id = '', PolicyTypes = [] }) => ({
      rootId: Id,
      enabled: PolicyTypes.flatMap(({ Type, Status }) => (Type !== undefined && Status !== 'PENDING_DISABLE' ? [Type] : [])),
    }));
  },
  compare: (desired, observed) => {
    const enabled = new Set(observed.policyTypes.flatMap((root) => root.enabled));
    return differences({
      kind: 'policy-type',
      desired: desired.policyTypes,
      seen: desired.policyTypes.filter(({ type }) => enabled.has(type)),
      name: ({ type }) => type,
    });
  },
  async apply({ name }, { call, clients, ids }) {
    await call(
      `call EnablePolicyType ${name}`,
      () => clients.organizations.enablePolicyType({ RootId: ids.root(), PolicyType: name as PolicyType }),
      { expect: ['PolicyTypeAlreadyEnabledException'] },
    );
  },
  remove: async (change) => neverDone(change),
};
