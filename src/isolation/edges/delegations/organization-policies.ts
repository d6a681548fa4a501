import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { factsOf } from '../../facts/facts.ts';
import { wholeAccount } from '../../holds.ts';
import { plainDocument } from '../../plain-document.ts';
import type { Act, World } from '../../world.ts';
import { boundTo, managementAccount, organizationArn } from './organization.ts';
import { callersWithin } from './within-account.ts';

/** What changes which policies bind an account; its delegation is what AWS calls a resource-based delegation policy. */
const ATTACHING = [
  'organizations:AttachPolicy',
  'organizations:DetachPolicy',
  'organizations:EnablePolicyType',
  'organizations:DisablePolicyType',
];
const WRITING = ['organizations:UpdatePolicy', 'organizations:DeletePolicy'];
/** What takes an account out of its place, and can't be delegated. */
const MOVING = ['organizations:MoveAccount', 'organizations:RemoveAccountFromOrganization', 'organizations:CloseAccount'];
/** What gives others power over all of it. */
const DELEGATING = [
  'organizations:PutResourcePolicy',
  'organizations:RegisterDelegatedAdministrator',
  'organizations:EnableAWSServiceAccess',
];

/**
 * Who may change the policies that bind the target: in the management account, or by the organization's resource policy. A backup policy
 * copies its data, an SCP is what its isolation rests on.
 */
export const organizationPolicies: Edge = {
  id: 'organization-policies',
  title: 'who may change the policies of the organization that bind the target, also by its resource policy',
  covers: [
    'AWS::Organizations::ResourcePolicy',
    'AWS::Organizations::Policy',
    'AWS::Organizations::OrganizationalUnit',
    'AWS::Organizations::Organization',
  ],
  *find(world) {
    const management = managementAccount(world);
    if (management === undefined) return;
    const bound = boundTo(world);
    const target = organizationArn(world, 'account', world.target.id);
    const acts: readonly (readonly [readonly string[], readonly string[]])[] = [
      [ATTACHING, bound.length === 0 ? [target] : bound],
      [WRITING, policiesAbove(world)],
      [MOVING, [target]],
      [DELEGATING, ['*']],
    ];
    for (const [actions, arns] of acts) {
      for (const arn of arns) yield* changing(world, { actions, arn, account: management });
    }
  },
};

/** The policies that bind the target, of whatever type, but for those that are AWS's own; of one without an id, any of its type. */
function policiesAbove(world: World): readonly string[] {
  const { organization } = world.estate;
  const levels = new Set((world.estate.levelsOf(world.target, 'SERVICE_CONTROL_POLICY') ?? [world.target]).map(({ id }) => id));
  const binding = (organization?.policies ?? []).filter(
    ({ name, targets = [] }) => !/^(?:RCP)?FullAWSAccess$/.test(name) && targets.some((target) => levels.has(target)),
  );
  const start = organizationArn(world, 'account', '').replace(/:account\/(.*)\/$/, ':policy/$1');
  return [...new Set(binding.map(({ id = '*', type }) => `${start}/${type.toLowerCase()}/${id}`))];
}

function* changing(world: World, plain: Act): Generator<Passage | Doubt> {
  const to: Hold = wholeAccount(world.target.id);
  for (const act of delegated(world, plain)) {
    // Without a policy of the organization's own, others have no way into it.
    const callers = act.policies === undefined ? callersWithin(world, act) : world.callers(act);
    for (const caller of callers) {
      if ('why' in caller) yield { ...caller, to };
      else yield { from: caller.from, to, step: { kind: 'update', action: caller.action, to: act.arn, because: caller.because } };
    }
  }
}

/** The act under each resource policy that the organization has by a template or a fact. */
function delegated(world: World, act: Act): readonly Act[] {
  const policies = world.resources('AWS::Organizations::ResourcePolicy');
  const facts = factsOf(world, 'delegation-policy');
  return [
    ...policies.map((resource) => ({
      ...act,
      policies: [
        { name: `delegation policy ${resource.logicalId}`, document: plainDocument(world, resource.property('Content')), resource },
      ],
    })),
    ...facts.map(({ fact, place }) => ({ ...act, policies: [{ name: `delegation policy (${place})`, document: fact.content }] })),
    ...(policies.length + facts.length === 0 ? [act] : []),
  ];
}
