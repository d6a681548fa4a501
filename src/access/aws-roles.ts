import type { Access, Account, Estate } from '../estate/index.ts';
import { UNKNOWN } from '../iam/index.ts';
import { type SourcedPolicy, awsManaged, unknownPolicy } from './sourced-policy.ts';

/** A role that no template holds: AWS makes it, or a bootstrap that the estate doesn't show. */
export interface RoleOfAws {
  readonly arn: string;
  readonly account: string;
  readonly identity: readonly SourcedPolicy[];
  readonly boundary: readonly SourcedPolicy[];
  /** Who may assume it. */
  readonly trust: SourcedPolicy;
}

export const ACCESS_ROLE = 'OrganizationAccountAccessRole';

/** The role by which the management account enters a member account that Organizations made (Organizations User Guide, "Accessing member accounts"). */
function accessRole(account: string, management: string): RoleOfAws {
  return {
    arn: `arn:aws:iam::${account}:role/${ACCESS_ROLE}`,
    account,
    identity: [awsManaged('arn:aws:iam::aws:policy/AdministratorAccess')],
    boundary: [],
    trust: {
      name: `trust policy of ${ACCESS_ROLE}`,
      account,
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${management}:root` }, Action: 'sts:AssumeRole' }],
      },
    },
  };
}

/** What is known of a permission set; whatever else in it is about policies isn't. */
const READ_FIELDS: ReadonlySet<string> = new Set(['name', 'managedPolicies', 'inlinePolicy']);

/** The role that Identity Center makes of a permission set in an account; its end and its region are AWS's to choose. */
export function permissionSetRole({ account, permissionSet }: Access): RoleOfAws {
  const { name, managedPolicies = [], inlinePolicy } = permissionSet;
  const title = `permission set ${name}`;
  const rest = Object.keys(permissionSet).some((field) => !READ_FIELDS.has(field) && /polic|boundar/i.test(field));
  const inline = typeof inlinePolicy === 'object' && inlinePolicy !== null ? [{ name: title, account, document: inlinePolicy }] : [];
  return {
    arn: `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/${UNKNOWN}/AWSReservedSSO_${name}_${UNKNOWN}`,
    account,
    identity: [...managedPolicies.map(awsManaged), ...inline, ...(rest ? [unknownPolicy(title, account)] : [])],
    boundary: rest ? [unknownPolicy(title, account)] : [],
    trust: {
      name: `trust policy of ${title}`,
      account,
      document: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: `arn:aws:iam::${account}:saml-provider/AWSSSO_${UNKNOWN}_DO_NOT_DELETE` },
            Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
          },
        ],
      },
    },
  };
}

/** A session's ARN leaves the path out. */
const SSO_ROLE = /^(?:aws-reserved\/sso\.amazonaws\.com\/(?:[^/]+\/)?)?AWSReservedSSO_(.+)_[0-9a-f]{16}$/;
const TOOLKIT_ROLE = /^cdk-[a-z0-9]+-(?:cfn-exec|deploy|file-publishing|image-publishing|lookup)-role-/;

/** A role by its account and what stands behind `role/` in its ARN; undefined for one that AWS doesn't have by itself. */
export function roleOfAws(estate: Estate, account: Account, path: string): RoleOfAws | undefined {
  const arn = `arn:aws:iam::${account.id}:role/${path}`;
  const management = managementOf(estate);
  if (path === ACCESS_ROLE && management !== undefined && management !== account.id) return accessRole(account.id, management);
  const set = SSO_ROLE.exec(path)?.[1];
  const access = estate.access.find((one) => one.account === account.id && one.permissionSet.name === set);
  if (access !== undefined) return path.includes('/') ? { ...permissionSetRole(access), arn } : permissionSetRole(access);
  if (!path.startsWith('aws-service-role/') && !TOOLKIT_ROLE.test(path)) return undefined;
  // Its policies are AWS's, or those of a bootstrap that nobody shows.
  const unknown = unknownPolicy(`policies of ${path.replace(/^.*\//, '')}`, account.id);
  return { arn, account: account.id, identity: [unknown], boundary: [], trust: unknown };
}

export function managementOf(estate: Estate): string | undefined {
  if (estate.organization === undefined) return undefined;
  return estate.organization.managementAccount ?? estate.accounts.find(({ tier }) => tier === 'management')?.id;
}
