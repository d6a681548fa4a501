import { pages } from '../calls.ts';
import { differences } from '../differences.ts';
import { anywhere, neverDone, NOTHING, type Kind } from '../kind.ts';
import type { Look } from '../look.ts';
import type { TrustedService } from '../structure/root.ts';

/** Services that may act in all accounts. Switched off by nobody: what else relies on it isn't known here. */
export const trustedAccess: Kind<TrustedService, TrustedService> = {
  ...NOTHING,
  kind: 'trusted-access',
  title: 'trusted access',
  permissions: anywhere('organizations:EnableAWSServiceAccess', 'organizations:ListAWSServiceAccessForOrganization'),
  quotas: [],
  // Identity Center makes its roles in the accounts; account management renames a member from the management account.
  desired: () => [{ principal: 'account.amazonaws.com' }, { principal: 'sso.amazonaws.com' }],
  async observe({ call, clients }: Look) {
    const enabled = await pages(async (token) => {
      const answer = await call('call ListAWSServiceAccessForOrganization', () =>
        clients.organizations.listAWSServiceAccessForOrganization({ NextToken: token }),
      );
      return { items: answer.EnabledServicePrincipals, next: answer.NextToken };
    });
    return enabled.map(({ ServicePrincipal = '' }) => ({ principal: ServicePrincipal }));
  },
  compare: (desired, observed) => {
    const wanted = new Set(desired.trustedServices.map(({ principal }) => principal));
    return differences({
      kind: 'trusted-access',
      desired: desired.trustedServices,
      seen: observed.trustedServices.filter(({ principal }) => wanted.has(principal)),
      name: ({ principal }) => principal,
    });
  },
  async apply({ name }, { call, clients }) {
    await call(`call EnableAWSServiceAccess ${name}`, () => clients.organizations.enableAWSServiceAccess({ ServicePrincipal: name }));
  },
  remove: async (change) => neverDone(change),
};
