import { LandfallError } from '../../report/index.ts';
import { pages } from '../calls.ts';
import { anywhere, neverDone, NOTHING, type Kind } from '../kind.ts';
import type { DesiredIdentityCenter, IdentityCenter } from '../structure/people.ts';

/**
 * The instance of IAM Identity Center. AWS lets nobody make one in a management account by a call (CreateInstance is refused there), so this
 * is a step by hand; until it is taken everything but people's access is done.
 */
export const identityCenter: Kind<DesiredIdentityCenter, IdentityCenter> = {
  ...NOTHING,
  kind: 'identity-center',
  title: 'Identity Center',
  permissions: anywhere('sso:ListInstances'),
  quotas: [],
  desired: ({ region }) => [{ region }],
  async observe({ call, caller, clients }) {
    const instances = await pages(async (token) => {
      const { Instances, NextToken } = await call('call ListInstances', () => clients.sso.listInstances({ NextToken: token }));
      return { items: Instances, next: NextToken };
    });
    return instances
      .filter(({ OwnerAccountId, Status }) => OwnerAccountId === caller && Status === 'ACTIVE')
      .map(({ InstanceArn = '', IdentityStoreId = '' }) => ({ instanceArn: InstanceArn, identityStoreId: IdentityStoreId }));
  },
  compare: ({ region }, observed) =>
    observed.identityCenter.length > 0
      ? []
      : [{ action: 'create', kind: 'identity-center', name: region, reason: `a step by hand: ${consoleOf(region)}` }],
  apply: async ({ name }) => {
    throw new LandfallError('IdentityCenterMissing', `there is no IAM Identity Center instance of the organization in ${name}`, {
      fault: 'cloud',
      fix: `Enable it in the console (${consoleOf(name)}), which AWS lets no call do, then run the command again: it gives people their access.`,
    });
  },
  remove: async (change) => neverDone(change),
};

/** Where a person finds Identity Center. */
export function consoleOf(region: string): string {
  return `https://${region}.console.aws.amazon.com/singlesignon/home?region=${region}`;
}
