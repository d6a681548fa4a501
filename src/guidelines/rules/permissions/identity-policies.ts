import { type Estate, type Resource, at, elements } from '../../../estate/index.ts';
import { type Statement, entriesOf, statementsOf } from './policy-statements.ts';

/** Types that hold policies of what an identity may do, and where: one document, or a list of policies with one each. */
const PLACES: Readonly<Record<string, 'PolicyDocument' | 'Policies' | 'InlinePolicy' | 'Policy'>> = {
  'AWS::IAM::Role': 'Policies',
  'AWS::IAM::User': 'Policies',
  'AWS::IAM::Group': 'Policies',
  'AWS::IAM::Policy': 'PolicyDocument',
  'AWS::IAM::ManagedPolicy': 'PolicyDocument',
  'AWS::IAM::RolePolicy': 'PolicyDocument',
  'AWS::IAM::UserPolicy': 'PolicyDocument',
  'AWS::IAM::GroupPolicy': 'PolicyDocument',
  'AWS::IoT::Policy': 'PolicyDocument',
  'AWS::SSO::PermissionSet': 'InlinePolicy',
  'AWS::EKS::PodIdentityAssociation': 'Policy',
};

export const IDENTITY_POLICY_TYPES: readonly string[] = Object.keys(PLACES);

/** Every statement of what the identities of an estate may do. */
export function identityStatements(resource: Resource, estate: Estate): readonly Statement[] {
  if (resource.type === 'AWS::IAM::ManagedPolicy' && isBoundary(resource, estate)) return [];
  const place = PLACES[resource.type];
  if (place === undefined) return [];
  if (place !== 'Policies') return statementsOf(resource, ['Properties', place], resource.property(place));
  return entriesOf(resource.property('Policies'), ['Properties', 'Policies']).flatMap(({ value, path }) =>
    statementsOf(resource, [...path, 'PolicyDocument'], at(value, 'PolicyDocument')),
  );
}

/**
 * A policy that is used as a permissions boundary only grants nothing: it is the most that others may. Found once for an estate, as every
 * rule asks.
 */
function isBoundary(policy: Resource, estate: Estate): boolean {
  const attached = ['Roles', 'Users', 'Groups'].some((property) => elements(policy.property(property)).length > 0);
  return !attached && boundariesOf(estate).has(policy) && !grantedIn(estate).has(policy);
}

const boundaries = new WeakMap<Estate, ReadonlySet<Resource>>();
const granted = new WeakMap<Estate, ReadonlySet<Resource>>();

function boundariesOf(estate: Estate): ReadonlySet<Resource> {
  let found = boundaries.get(estate);
  if (found === undefined) {
    const bounded = estate.resources('AWS::IAM::Role', 'AWS::IAM::User').map((principal) => estate.boundaryOf(principal)?.resource);
    found = new Set(bounded.filter((resource) => resource?.type === 'AWS::IAM::ManagedPolicy')) as ReadonlySet<Resource>;
    boundaries.set(estate, found);
  }
  return found;
}

function grantedIn(estate: Estate): ReadonlySet<Resource> {
  let found = granted.get(estate);
  if (found === undefined) {
    const principals = estate.resources('AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group');
    found = new Set(principals.flatMap((one) => estate.identityPoliciesOf(one).map(({ resource }) => resource)));
    granted.set(estate, found);
  }
  return found;
}
