import { ACCESS_ROLES } from '../access/roles.ts';
import { inParallel, pages } from '../calls.ts';
import { differences } from '../differences.ts';
import { anywhere, type Kind } from '../kind.ts';
import { READS_AT_ONCE, type Look } from '../look.ts';
import { marked, notOurs, ownerByMark } from '../ownership.ts';
import { writePermissionSet } from '../permission-set-writing.ts';
import { renderPolicy, statementsOf } from '../policy-document.ts';
import type { DesiredPermissionSet, SeenPermissionSet } from '../structure/access.ts';
import { identityCenter } from './identity-center.ts';

const LIMITS = 'https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html';

/** What a group may do in an account. AWS makes a role of it in each account that it is assigned to. */
export const permissionSets: Kind<DesiredPermissionSet, SeenPermissionSet> = {
  kind: 'permission-set',
  title: 'permission sets',
  permissions: anywhere(
    'sso:AttachManagedPolicyToPermissionSet',
    'sso:CreatePermissionSet',
    'sso:DeleteInlinePolicyFromPermissionSet',
    'sso:DeletePermissionSet',
    'sso:DescribePermissionSet',
    'sso:DescribePermissionSetProvisioningStatus',
    'sso:DetachCustomerManagedPolicyReferenceFromPermissionSet',
    'sso:DetachManagedPolicyFromPermissionSet',
    'sso:GetInlinePolicyForPermissionSet',
    'sso:ListAccountsForProvisionedPermissionSet',
    'sso:ListCustomerManagedPolicyReferencesInPermissionSet',
    'sso:ListManagedPoliciesInPermissionSet',
    'sso:ListPermissionSets',
    'sso:ProvisionPermissionSet',
    'sso:PutInlinePolicyToPermissionSet',
    'sso:UpdatePermissionSet',
  ),
  quotas: [
    { name: 'characters of a permission set name', value: 32, source: LIMITS },
    { name: 'characters of a permission set description', value: 700, source: LIMITS },
    {
      name: "characters of a role's inline policies",
      value: 10_240,
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
    {
      name: 'managed policies of a permission set',
      value: 20,
      source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html',
    },
  ],
  desired: (project) =>
    ACCESS_ROLES.map(({ name, description, hours, managedPolicies, inlinePolicy }) => ({
      name: `${project.name}-${name}`,
      description: marked(description, project.name),
      sessionDuration: `PT${hours}H`,
      managedPolicies: [...managedPolicies].sort(),
      inlinePolicy: inlinePolicy?.(project),
    })),
  async observe(look) {
    const [center] = await look.of(identityCenter);
    if (center === undefined) return [];
    const arns = await pages(async (token) => {
      const { PermissionSets, NextToken } = await look.call('call ListPermissionSets', () =>
        look.clients.sso.listPermissionSets({ InstanceArn: center.instanceArn, NextToken: token }),
      );
      return { items: PermissionSets, next: NextToken };
    });
    // A listing has no names, so each is described. All are kept: an assignment of any of them to our groups needs its name.
    return inParallel(arns, READS_AT_ONCE, (arn) => seePermissionSet(look, center.instanceArn, arn));
  },
  limits: (desired) =>
    desired.permissionSets.flatMap(({ name, description, inlinePolicy, managedPolicies }) => [
      ...(name.length > 32
        ? [
            {
              path: 'name',
              message: `permission set ${name} has a name of more than 32 characters`,
              fix: 'Shorten the name of the project.',
            },
          ]
        : []),
      ...(description.length > 700 || managedPolicies.length > 20
        ? [
            {
              path: 'organization.access',
              message: `permission set ${name} has a description of more than 700 characters or more than 20 policies`,
            },
          ]
        : []),
      ...(inlinePolicy !== undefined && renderPolicy(inlinePolicy, undefined).length > 10_240
        ? [{ path: 'organization.access', message: `permission set ${name} has an inline policy of more than 10,240 characters` }]
        : []),
    ]),
  problems: ({ project, permissionSets: wanted }, observed) => {
    const names = new Set(wanted.map(({ name }) => name));
    return observed.permissionSets
      .filter(({ name, owner }) => names.has(name) && owner !== project)
      .map(({ name, owner }) => ({
        path: 'organization.access',
        message: `permission set ${name} ${notOurs(owner)}`,
        fix: 'Rename the project: a permission set can not be renamed.',
      }));
  },
  compare: (desired, observed) => {
    const heldIn = (name: string): readonly string[] => [
      ...new Set(observed.assignments.filter(({ permissionSet }) => permissionSet === name).map(({ accountId }) => accountId)),
    ];
    return differences<DesiredPermissionSet, SeenPermissionSet>({
      kind: 'permission-set',
      desired: desired.permissionSets,
      seen: observed.permissionSets.filter(({ owner }) => owner === desired.project),
      name: ({ name }) => name,
      wanted: ({ description, sessionDuration, managedPolicies, inlinePolicy }) => ({
        description,
        sessionDuration,
        managedPolicies,
        customerPolicies: [],
        'accounts with an older version': [],
        ...(inlinePolicy === undefined ? {} : statementsOf(renderPolicy(inlinePolicy, undefined))),
      }),
      found: ({ name, description, sessionDuration, managedPolicies, customerPolicies, outdated, inlinePolicy }) => ({
        description,
        sessionDuration,
        managedPolicies,
        customerPolicies,
        'accounts with an older version': heldIn(name).filter((account) => outdated.includes(account)),
        ...statementsOf(inlinePolicy),
      }),
    });
  },
  async apply(change, work) {
    const wanted = work.desired.permissionSets.find(({ name }) => name === change.name);
    if (wanted !== undefined) await writePermissionSet(wanted, change, work);
  },
  async remove({ name }, { call, clients, ids }) {
    await call(
      `call DeletePermissionSet ${name}`,
      () => clients.sso.deletePermissionSet({ InstanceArn: ids.identityCenter().instanceArn, PermissionSetArn: ids.permissionSet(name) }),
      { expect: ['ResourceNotFoundException'] },
    );
  },
};

async function seePermissionSet(look: Look, InstanceArn: string, PermissionSetArn: string): Promise<SeenPermissionSet> {
  const { call, clients, desired } = look;
  const of = { InstanceArn, PermissionSetArn };
  const { PermissionSet } = await call(`call DescribePermissionSet ${PermissionSetArn}`, () => clients.sso.describePermissionSet(of));
  const { Name = '', Description = '', SessionDuration = '' } = PermissionSet ?? {};
  const about = {
    name: Name,
    arn: PermissionSetArn,
    owner: ownerByMark(Description),
    description: Description,
    sessionDuration: SessionDuration,
  };
  if (about.owner !== desired.project) return { ...about, managedPolicies: [], customerPolicies: [], inlinePolicy: '', outdated: [] };
  const [managed, customer, { InlinePolicy = '' }, outdated] = await Promise.all([
    pages(async (token) => {
      const answer = await call(`call ListManagedPoliciesInPermissionSet ${Name}`, () =>
        clients.sso.listManagedPoliciesInPermissionSet({ ...of, NextToken: token }),
      );
      return { items: answer.AttachedManagedPolicies, next: answer.NextToken };
    }),
    pages(async (token) => {
      const answer = await call(`call ListCustomerManagedPolicyReferencesInPermissionSet ${Name}`, () =>
        clients.sso.listCustomerManagedPolicyReferencesInPermissionSet({ ...of, NextToken: token }),
      );
      return { items: answer.CustomerManagedPolicyReferences, next: answer.NextToken };
    }),
    call(`call GetInlinePolicyForPermissionSet ${Name}`, () => clients.sso.getInlinePolicyForPermissionSet(of)),
    pages(async (token) => {
      const answer = await call(`call ListAccountsForProvisionedPermissionSet ${Name}`, () =>
        clients.sso.listAccountsForProvisionedPermissionSet({
          ...of,
          ProvisioningStatus: 'LATEST_PERMISSION_SET_NOT_PROVISIONED',
          NextToken: token,
        }),
      );
      return { items: answer.AccountIds, next: answer.NextToken };
    }),
  ]);
  return {
    ...about,
    managedPolicies: managed.map(({ Arn = '' }) => Arn).sort(),
    customerPolicies: customer.map(({ Path = '/', Name: policy }) => `${Path}${policy}`).sort(),
    inlinePolicy: InlinePolicy,
    outdated,
  };
}
