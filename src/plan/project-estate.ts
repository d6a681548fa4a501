import type { AccountKey, Addresses, AssemblyFiles, StackDescription } from '../assembly/index.ts';
import type { Target } from '../cloud/index.ts';
import { type Access, type Estate, type EstateException, type Organization, estateOfAssembly } from '../estate/index.ts';
import { type DesiredOrganization, type PolicyDocument, desiredOrganization, groupName, renderPolicy } from '../organization/index.ts';
import { MANAGEMENT, type Project, bootstrapStackName, qualifier } from '../project/index.ts';
import { regionsOf } from './observation.ts';
import { BOOTSTRAP_TEMPLATE } from './prepare.ts';

/** Ids that AWS gives when the organization is made; these stand for them, the same in every run. */
const PLANNED = { organization: 'o-0000000000', root: 'r-0000' } as const;

/** What AWS attaches to the root, each unit and each account while a type is switched on. */
const FULL_ACCESS: Readonly<Record<string, { readonly name: string; readonly content: object }>> = {
  SERVICE_CONTROL_POLICY: {
    name: 'FullAWSAccess',
    content: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  },
  RESOURCE_CONTROL_POLICY: {
    name: 'RCPFullAWSAccess',
    content: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
  },
};

interface Surrounded {
  readonly project: Project;
  readonly assembly: AssemblyFiles;
}

/**
 * The estate of a project as `landfall up` would make it: stacks and bootstraps of every account, policies, units and people. It follows
 * from the project alone, so accounts and organization have placeholders for ids.
 */
export async function projectEstate({ project, assembly }: Surrounded, target: Pick<Target, 'addresses'>): Promise<Estate> {
  const desired = desiredOrganization(project);
  const accounts = accountsOf(project, desired);
  const keys = Object.keys(accounts);
  // The ids that accounts get follow from their keys; nothing is read for them.
  const bare = await estateOfAssembly({ ...assembly, stacks: [] }, { accounts });
  const ids = new Map(keys.map((key, index) => [key, bare.accounts[index]?.id ?? '']));
  const bootstrap = bootstrapStackName(project.name);
  return estateOfAssembly(
    { ...assembly, stacks: [...keys.flatMap((key) => bootstraps(project, key)), ...assembly.stacks] },
    {
      accounts,
      addresses: addressesOf(project, target),
      organization: organizationOf(desired, ids),
      access: accessOf(desired, ids),
      exceptions: exceptionsOf(project, desired, ids),
      waivers: project.waivers,
      // The bootstrap is made by the access role itself.
      roleOf: ({ name, region }, id) =>
        name === bootstrap ? undefined : `arn:aws:iam::${id}:role/cdk-${qualifier(project.name)}-cfn-exec-role-${id}-${region}`,
    },
  );
}

function accountsOf({ environments }: Project, { accounts }: DesiredOrganization) {
  const units = new Map(accounts.map(({ key, unit }) => [key, unitId(unit)]));
  return {
    [MANAGEMENT]: { tier: 'management' as const, unit: PLANNED.root },
    ...Object.fromEntries(environments.map(({ name, tier }) => [name, { tier, unit: units.get(name) ?? PLANNED.root }])),
  };
}

function bootstraps(project: Project, account: AccountKey): readonly StackDescription[] {
  return regionsOf(project).map((region) => ({
    name: bootstrapStackName(project.name),
    account,
    region,
    capability: 'bootstrap',
    template: BOOTSTRAP_TEMPLATE,
    inputs: {},
    needs: [],
    needsDelegation: false,
    terminationProtection: false,
    holdsData: false,
  }));
}

function addressesOf({ environments }: Project, target: Pick<Target, 'addresses'>): Readonly<Record<string, Addresses>> {
  const running = environments.filter(({ runsProduct }) => runsProduct);
  return Object.fromEntries(running.map((environment) => [environment.name, target.addresses(environment)]));
}

function organizationOf(
  { units, policies, policyTypes, attachments }: DesiredOrganization,
  ids: ReadonlyMap<AccountKey, string>,
): Organization {
  const everywhere = [PLANNED.root, ...units.map(({ path }) => unitId(path)), ...ids.values()];
  const full = policyTypes.flatMap(({ type }) => {
    const policy = FULL_ACCESS[type];
    return policy === undefined ? [] : [{ ...policy, type, targets: everywhere }];
  });
  const own = policies.map(({ name, type, content }) => ({
    name,
    type,
    targets: attachments.filter(({ policy }) => policy === name).map(({ unit }) => unitId(unit)),
    content: filledIn(content),
  }));
  const management = ids.get(MANAGEMENT);
  return {
    id: PLANNED.organization,
    ...(management === undefined ? {} : { managementAccount: management }),
    root: PLANNED.root,
    units: units.map(({ path }) => ({ id: unitId(path), name: path.replace(/^.*\//, ''), parent: unitId(path.replace(/\/?[^/]*$/, '')) })),
    policies: [...full, ...own],
  };
}

function unitId(path: string): string {
  return path === '' ? PLANNED.root : `ou-0000-${path.replaceAll('/', '-')}`;
}

/** A policy with the placeholder id where the organization's own will be. */
function filledIn(content: PolicyDocument): object {
  return JSON.parse(renderPolicy(content, PLANNED.organization)) as object;
}

function accessOf(
  { assignments, memberships, permissionSets }: DesiredOrganization,
  ids: ReadonlyMap<AccountKey, string>,
): readonly Access[] {
  return assignments.map(({ group, permissionSet, account }) => {
    const { managedPolicies = [], inlinePolicy } = permissionSets.find(({ name }) => name === permissionSet) ?? {};
    return {
      group,
      members: memberships.filter((membership) => membership.group === group).map(({ user }) => user),
      account: ids.get(account) ?? account,
      permissionSet: {
        name: permissionSet,
        managedPolicies,
        ...(inlinePolicy === undefined ? {} : { inlinePolicy: filledIn(inlinePolicy) }),
      },
    };
  });
}

/** The project's exceptions let a group into an environment: from each account where it has a permission set. */
function exceptionsOf(
  { name, organization }: Project,
  { assignments }: DesiredOrganization,
  ids: ReadonlyMap<AccountKey, string>,
): readonly EstateException[] {
  return organization.exceptions.flatMap(({ from, to, reason }) =>
    assignments
      .filter(({ group, account }) => group === groupName(name, from) && account !== to)
      .map(({ account, permissionSet }) => ({
        from: { account: ids.get(account) ?? null, kind: 'permission-set', id: permissionSet },
        to: ids.get(to) ?? to,
        reason,
      })),
  );
}
