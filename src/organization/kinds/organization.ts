import { LandfallError } from '../../report/index.ts';
import { anywhere, neverDone, type Kind } from '../kind.ts';
import type { Look } from '../look.ts';
import type { DesiredRoot, SeenRoot } from '../structure/root.ts';

/** The organization itself: made with all features, as policies need them; one that exists is taken as it is. */
export const organization: Kind<DesiredRoot, SeenRoot> = {
  kind: 'organization',
  title: 'organization',
  permissions: [
    ...anywhere('organizations:CreateOrganization', 'organizations:DescribeOrganization'),
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: 'arn:aws:iam::*:role/aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations',
    },
  ],
  quotas: [],
  desired: () => [{ features: 'ALL' }],
  async observe({ call, caller, clients }: Look) {
    const answer = await call('call DescribeOrganization', () => clients.organizations.describeOrganization({}), {
      expect: ['AWSOrganizationsNotInUseException'],
    });
    if (answer?.Organization === undefined) return [];
    const { Id = '', MasterAccountId = '', FeatureSet = '' } = answer.Organization;
    if (MasterAccountId !== caller) {
      throw new LandfallError(
        'NotManagementAccount',
        `account ${caller} is a member of organization ${Id}, which account ${MasterAccountId} manages`,
        {
          fault: 'cloud',
          fix: `Use credentials of account ${MasterAccountId}.`,
        },
      );
    }
    return [{ id: Id, managementAccount: MasterAccountId, features: FeatureSet }];
  },
  limits: () => [],
  problems: (_desired, { organization: [found] }) =>
    found === undefined || found.features === 'ALL'
      ? []
      : [
          {
            path: 'organization',
            message: `organization ${found.id} has consolidated billing only, so it can have no policies`,
            fix: 'Enable all features (https://console.aws.amazon.com/organizations/v2/home/settings); every invited account has to accept.',
          },
        ],
  compare: (_desired, observed) =>
    observed.organization.length > 0
      ? []
      : [{ action: 'create', kind: 'organization', name: 'organization', properties: [{ path: 'features', after: 'ALL' }] }],
  async apply(_change, { call, clients }) {
    await call('call CreateOrganization', () => clients.organizations.createOrganization({ FeatureSet: 'ALL' }), {
      expect: ['AlreadyInOrganizationException'],
    });
  },
  remove: async (change) => neverDone(change),
};
