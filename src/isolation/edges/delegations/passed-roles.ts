import { type Value, at, documentOf, elements, knownText } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import type { Actor, World } from '../../world.ts';
import { allowedTo, gained } from './allowed.ts';
import { PASSING_SERVICES, type PassingService } from './passing-services.ts';

/**
 * Who may pass a role to a service, and have the service do as he says, has the role. Asked of who has got into a trusted account: from
 * there it is the way to the role that leads to the target.
 */
export const passedRoles: Edge = {
  id: 'passed-roles',
  title: 'who, in a trusted account, gets a role by passing it to a service',
  covers: [],
  *find() {},
  *onward(world, hold) {
    if (hold.kind !== 'principal') return;
    for (const actor of world.actors) {
      const { hold: role, resource } = actor;
      if (role.account !== hold.account || role.of !== 'role' || role.arn === hold.arn || resource === undefined) continue;
      for (const service of trustedServices(actor)) yield* passed(world, hold, role, service);
    }
  },
};

/** The services of the catalogue that a role's trust policy may let in. */
function trustedServices({ resource }: Actor): readonly PassingService[] {
  const trust = documentOf(resource?.property('AssumeRolePolicyDocument'));
  const principals = elements(at(trust, 'Statement'))
    .filter((statement) => knownText(at(statement, 'Effect')) !== 'Deny')
    .flatMap((statement) => servicesIn(at(statement, 'Principal')));
  const known = principals.map((one) => knownText(one));
  if (trust === undefined || known.includes(undefined) || known.includes('*')) return PASSING_SERVICES;
  return PASSING_SERVICES.filter(({ principal }) => known.some((name) => name?.toLowerCase().replace(/\.cn$/, '') === principal));
}

function servicesIn(principal: Value | undefined): readonly Value[] {
  if (typeof principal === 'string') return principal === '*' ? ['*'] : [];
  return elements(at(principal, 'Service'));
}

function* passed(
  world: World,
  hold: Extract<Hold, { kind: 'principal' }>,
  role: Actor['hold'],
  service: PassingService,
): Generator<Passage | Doubt> {
  const { account } = hold;
  const acts = [
    { actions: ['iam:PassRole'], arn: role.arn, account, fixed: { 'iam:PassedToService': service.principal } },
    ...service.actions.map((actions) => ({ actions, arn: '*', account })),
  ];
  const allowed = allowedTo(world, hold, acts);
  if (allowed !== undefined) yield gained(hold, role, allowed, { kind: 'pass-role', to: role.arn });
}
