import { type Account, type Estate, type Resource, type Value, Unknown, elements, knownText } from '../estate/index.ts';
import { LandfallError, closest } from '../report/index.ts';
import { ACCESS_ROLE, type RoleOfAws, permissionSetRole, roleOfAws } from './aws-roles.ts';
import { assigned, labelled, labelsOf } from './labels.ts';
import { openEnds } from './open-ends.ts';
import type { PolicyText } from './policy-text.ts';
import { type SourcedPolicy, sourced, unknownPolicy } from './sourced-policy.ts';

/** Who asks, and what policies he has by himself. */
export interface FoundPrincipal {
  /** As the evaluator reads it. */
  readonly name: string;
  /** Undefined for who belongs to no account of the estate. */
  readonly account?: Account;
  readonly identity: readonly SourcedPolicy[];
  readonly boundary: readonly SourcedPolicy[];
  /** Of a session: the ARN of its role, which the session's own doesn't give. */
  readonly role?: string;
}

/** Finds a principal; throws `LandfallError` for one that the estate would know and doesn't. */
export function findPrincipal(estate: Estate, text: PolicyText, asked: string): FoundPrincipal {
  const resource = labelled(estate, asked)?.resource;
  if (resource !== undefined && isIdentity(resource)) return principalOfResource(estate, text, resource);
  const access = assigned(estate, asked);
  if (access !== undefined) return principalOfAws(estate, permissionSetRole(access));
  const [, service, id = '', kind = '', path = ''] = ARN.exec(asked) ?? (/^\d{12}$/.test(asked) ? ['', 'iam', asked, 'root'] : []);
  if (service === undefined) {
    if (/^(?:\*|anonymous|arn:aws[\w-]*:iam::\d{12}:(?:oidc|saml)-provider\/.+|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?)$/i.test(asked)) {
      return { name: asked, identity: [], boundary: [] };
    }
    throw unknownPrincipal(estate, text, asked);
  }
  const account = estate.account(id);
  // Of somebody else's account nothing is known but that it is his.
  if (account === undefined) return { name: asked, identity: [unknownPolicy(`policies in account ${id}`, id)], boundary: [] };
  if (kind === 'root') return { name: `arn:aws:iam::${id}:root`, account, identity: [], boundary: [] };
  const isSession = service === 'sts';
  const role = isSession ? (path.split('/')[0] ?? '') : path;
  const found = ofArn(estate, text, account, isSession ? 'role' : kind, role);
  if (found === undefined) throw unknownPrincipal(estate, text, asked);
  return isSession ? { ...found, name: asked, role: found.name } : found;
}

const ARN = /^arn:aws[\w-]*:(iam|sts)::(\d{12}):(root|role|user|assumed-role)(?:\/(.+))?$/;

const IDENTITIES = ['AWS::IAM::Role', 'AWS::IAM::User'] as const;
const isIdentity = ({ type }: Resource) => IDENTITIES.some((identity) => identity === type);

/** A role's name is unique in its account, whatever its path; so is a user's. */
function ofArn(estate: Estate, text: PolicyText, account: Account, kind: string, path: string): FoundPrincipal | undefined {
  const name = path.replace(/^.*\//, '');
  const resource = estate
    .resources(kind === 'user' ? 'AWS::IAM::User' : 'AWS::IAM::Role')
    .find((one) => one.account === account.id && text.text(one.reference) === name);
  if (resource !== undefined) return principalOfResource(estate, text, resource);
  const role = kind === 'role' ? roleOfAws(estate, account, path) : undefined;
  return role === undefined ? undefined : principalOfAws(estate, role);
}

/** A role that AWS makes. */
export function principalOfAws(estate: Estate, { arn, account: id, identity, boundary }: RoleOfAws): FoundPrincipal {
  const account = estate.account(id);
  return { name: arn, ...(account === undefined ? {} : { account }), identity, boundary };
}

/** A role or user that a template holds, with all policies that are his. */
export function principalOfResource(estate: Estate, text: PolicyText, resource: Resource): FoundPrincipal {
  const account = estate.account(resource.account);
  const groups = groupsOf(estate, resource);
  const identity = [resource, ...groups.known].flatMap((holder) => estate.identityPoliciesOf(holder));
  const boundary = estate.boundaryOf(resource);
  const open = [
    ...(resource.exists === true ? [] : [`${resource.logicalId}, which may not be made`]),
    ...openEnds(estate, account),
    ...straysOf(estate, resource),
    ...groups.unknown,
  ];
  return {
    name: text.text(resource.attribute('Arn')) ?? '',
    ...(account === undefined ? {} : { account }),
    identity: [
      // Names of roles and users are an account's own: a policy of another account means another role of that name.
      ...identity.filter((policy) => policy.resource.account === resource.account).map((policy) => sourced(policy, text)),
      ...open.map((why) => unknownPolicy(why, resource.account)),
    ],
    boundary: boundary === undefined ? [] : [sourced(boundary, text)],
  };
}

/** The groups of a user, and why he may have more of them. */
function groupsOf(estate: Estate, user: Resource): { readonly known: readonly Resource[]; readonly unknown: readonly string[] } {
  if (user.type !== 'AWS::IAM::User') return { known: [], unknown: [] };
  const additions = estate
    .resources('AWS::IAM::UserToGroupAddition')
    .filter((addition) => addition.account === user.account)
    .filter((addition) => elements(addition.property('Users')).some((one) => estate.named(one, addition).includes(user)));
  const named: readonly (readonly [Value, Resource])[] = [
    ...elements(user.property('Groups')).map((group) => [group, user] as const),
    ...additions.flatMap((addition) => elements(addition.property('GroupName')).map((group) => [group, addition] as const)),
  ];
  const types = new Set(['AWS::IAM::Group']);
  const found = named.map(([group, from]) => estate.named(group, from, types).filter(({ account }) => account === user.account));
  return { known: found.flat(), unknown: found.some(({ length }) => length === 0) ? ['policies of a group that no template holds'] : [] };
}

/** Policies of the account whose targets can't be told: they may be this principal's. */
function straysOf(estate: Estate, principal: Resource): readonly string[] {
  const property = principal.type === 'AWS::IAM::User' ? 'Users' : 'Roles';
  return estate
    .resources('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')
    .filter((policy) => policy.account === principal.account)
    .filter((policy) => elements(policy.property(property)).some((one) => isOpen(one) && estate.named(one, policy).length === 0))
    .map(({ logicalId }) => `${logicalId}, which may be attached to it`);
}

const isOpen = (value: Value) => knownText(value) === undefined || value instanceof Unknown;

function unknownPrincipal(estate: Estate, text: PolicyText, asked: string): LandfallError {
  const match = closest(asked, principalNames(estate, text));
  return new LandfallError('UnknownPrincipal', `there is no principal ${JSON.stringify(asked)} in the estate`, {
    fix:
      match === undefined
        ? 'give an ARN, <account>/<stack or template>#LogicalId, <account>/<permission set>, or a service as lambda.amazonaws.com'
        : `did you mean ${match}?`,
  });
}

function principalNames(estate: Estate, text: PolicyText): readonly string[] {
  return [
    ...estate.resources(...IDENTITIES).flatMap((resource) => [text.text(resource.attribute('Arn')) ?? '', ...labelsOf(estate, resource)]),
    ...estate.access.flatMap(({ account, permissionSet: { name } }) =>
      [account, estate.account(account)?.name ?? account].map((one) => `${one}/${name}`),
    ),
    ...estate.accounts.map(({ id }) => `arn:aws:iam::${id}:root`),
    ...estate.accounts.flatMap((account) => roleOfAws(estate, account, ACCESS_ROLE)?.arn ?? []),
  ];
}
