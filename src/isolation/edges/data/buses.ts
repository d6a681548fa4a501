import type { Resource } from '../../../estate/index.ts';
import type { World } from '../../world.ts';
import { type PolicyPlace, policyEdge } from '../policy-edge.ts';

/** Who may put events on a bus, or rules that take them from it, by its policy. */
const ACTS = [
  { kind: 'invoke', ability: 'use', actions: ['events:PutEvents'] },
  { kind: 'read', ability: 'read', actions: ['events:PutRule', 'events:PutTargets'] },
] as const;

export const buses = policyEdge({
  id: 'buses',
  title: 'who may use an event bus',
  types: ['AWS::Events::EventBus'],
  acts: ACTS,
});

/** The same of an account's default bus, which no template makes: a policy for it stands alone. */
export const defaultBuses = policyEdge({
  id: 'default-buses',
  title: "who may use an account's default event bus",
  types: ['AWS::Events::EventBusPolicy'],
  arnOf: (policy, world) => {
    const name = world.text(policy.property('EventBusName')) ?? 'default';
    return name.startsWith('arn:') ? name : `arn:aws:events:${policy.region ?? '<unknown>'}:${policy.account ?? ''}:event-bus/${name}`;
  },
  documents: policyOf,
  acts: ACTS,
});

/** The newer form holds a statement; the older one is a statement by its properties. */
function policyOf(policy: Resource, _world: World): readonly PolicyPlace[] {
  const statement = policy.property('Statement');
  const principal = policy.property('Principal');
  if (statement !== undefined) return [{ document: { Version: '2012-10-17', Statement: statement }, resource: policy }];
  if (principal === undefined) return [];
  const condition = policy.property('Condition');
  const type = condition === undefined ? undefined : policy.property('Condition', 'Type');
  const key = policy.property('Condition', 'Key');
  const value = policy.property('Condition', 'Value');
  const isKnown = typeof type === 'string' && typeof key === 'string' && value !== undefined;
  return [
    {
      resource: policy,
      document: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: principal === '*' ? '*' : { AWS: principal },
          Action: policy.property('Action') ?? 'events:PutEvents',
          Resource: '*',
          ...(isKnown ? { Condition: { [type]: { [key]: value } } } : {}),
        },
      },
    },
  ];
}
