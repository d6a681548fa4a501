import { type Resource, type ResourcePath, Unknown, type Value, at, elements, isMap, knownText } from '../../estate/index.ts';
import type { Doubt, Edge } from '../edge.ts';
import type { World } from '../world.ts';
import { type Found, propertiesOf } from './properties.ts';

/** Types that say what somebody of their own account may do, or take away: nobody gets in by them. */
const LETS_NOBODY_IN: ReadonlySet<string> = new Set([
  'AWS::CDK::Metadata',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::EC2::VPCEndpoint',
  'AWS::IAM::Group',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::ServiceLinkedRole',
  'AWS::IAM::User',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::UserToGroupAddition',
  'AWS::Organizations::Account',
  'AWS::Organizations::Organization',
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Policy',
  'AWS::SSO::Assignment',
  'AWS::SSO::PermissionSet',
]);

/**
 * Resources of the target and of trusted accounts that no edge knows and that may let somebody in or out all the same: they hold a policy
 * for others than their account, a role or an id of another account, or a share. Nobody has judged them, so they aren't nothing.
 */
export function* unjudged(world: World, edges: readonly Edge[]): Generator<Doubt> {
  const known = new Set(edges.flatMap(({ covers }) => covers));
  for (const resource of world.resources()) {
    if (known.has(resource.type) || LETS_NOBODY_IN.has(resource.type)) continue;
    for (const found of propertiesOf(resource)) {
      const why = suspicion(world, resource, found);
      if (why === undefined) continue;
      yield { resource, path: found.path, why: `nobody knows what a resource of type ${resource.type} lets others do, and ${why}` };
      break;
    }
  }
}

function suspicion(world: World, resource: Resource, { name, value, path }: Found): string | undefined {
  if (isMap(value)) return isGrant(world, resource, value) ? 'it has a policy' : undefined;
  const text = world.text(value) ?? '';
  const [, role] = /^arn:aws[\w-]*:iam::(\d{12}):(?:role|user)\//.exec(text) ?? [];
  if (role !== undefined && role !== resource.account) return `it names ${text}`;
  const stranger = strangerIn(world, text, name, path);
  if (stranger !== undefined) return `it names account ${stranger}`;
  const isShare = /principal|share|account|grantee|consumer/i.test(name) && !path.includes('Statement');
  if (!isShare) return undefined;
  if (/^(?:\*|all|arn:aws[\w-]*:organizations::.*|o-[a-z0-9]{10,32}|r-[a-z0-9]+|ou-[a-z0-9-]+)$/i.test(text))
    return `its ${name} is ${text}`;
  const parameter = value instanceof Unknown && value.origin?.kind === 'parameter' && value.alternatives === undefined;
  return parameter && /account(?:id)?s?$|principals?$/i.test(name) ? `its ${name} depends on what nobody has said` : undefined;
}

/** An attacker's account: of the estate wherever its id stands, another where twelve digits can only be an account. */
function strangerIn(world: World, text: string, name: string, path: ResourcePath): string | undefined {
  for (const [id] of text.matchAll(/(?<!\d)\d{12}(?!\d)/g)) {
    if (world.standing(id) !== 'attacker') continue;
    const isSure =
      world.estate.account(id) !== undefined || text.includes(`:${id}:`) || (text === id && /account|principal|owner|share/i.test(name));
    if (isSure && !path.includes('Metadata')) return id;
  }
  return undefined;
}

/** Whether a map is a policy that allows something to somebody else than the resource's own account and those that are trusted. */
function isGrant(world: World, resource: Resource, value: Value): boolean {
  return elements(at(value, 'Statement')).some((statement) => {
    if (!isMap(statement) || knownText(at(statement, 'Effect')) === 'Deny') return false;
    if (at(statement, 'NotPrincipal') !== undefined) return true;
    const principal = at(statement, 'Principal');
    return principal !== undefined && !principalsOf(principal).every((one) => isOwn(world, resource, one));
  });
}

function principalsOf(principal: Value): readonly Value[] {
  return isMap(principal) ? Object.values(principal).flatMap((one) => elements(one)) : elements(principal);
}

function isOwn(world: World, resource: Resource, principal: Value): boolean {
  const text = world.text(principal) ?? '';
  const id = /^(\d{12})$/.exec(text)?.[1] ?? /^arn:aws[\w-]*:(?:iam|sts)::(\d{12}):/.exec(text)?.[1];
  return id !== undefined && (id === resource.account || world.standing(id) === 'trusted' || world.standing(id) === 'target');
}
