import { type Resource, type Value, elements } from '../../../estate/index.ts';
import type { Hold } from '../../edge.ts';
import type { Actor, World } from '../../world.ts';

type RoleHold = Extract<Hold, { kind: 'principal' }>;

/** The hold of the role that an ARN or a name means; undefined for nothing, and for what can't be told. */
export function roleHold(world: World, value: Value | undefined, account?: string): RoleHold | undefined {
  const text = world.text(value);
  if (text === undefined) return undefined;
  const named = actorNamed(world, text);
  if (named !== undefined) return named.hold;
  const [, owner] = /^arn:aws[\w-]*:iam::(\d{12}):role\/(?!<unknown>$)/.exec(text) ?? [];
  const of = owner ?? account;
  return of === undefined || !text.startsWith('arn:') ? undefined : { kind: 'principal', account: of, arn: text, of: 'role' };
}

function actorNamed(world: World, arn: string): Actor | undefined {
  return world.actors.find(({ hold }) => hold.arn === arn);
}

/** The actor of a role or user in a template. */
function actorOf(world: World, resource: Resource | undefined): Actor | undefined {
  return resource === undefined ? undefined : world.actors.find((actor) => actor.resource === resource);
}

/** The roles that a property of a resource names: by reference, ARN or name, of an instance profile those in it. */
export function rolesNamed(world: World, value: Value | undefined, from: Resource): readonly RoleHold[] {
  return elements(value).flatMap((one) => {
    const found = world.estate.named(one, from).filter(({ account }) => account === from.account);
    const roles = found.flatMap((resource) =>
      resource.type === 'AWS::IAM::InstanceProfile'
        ? elements(resource.property('Roles')).flatMap((role) => world.estate.named(role, resource, new Set(['AWS::IAM::Role'])))
        : [resource],
    );
    const holds = roles.flatMap((role) => actorOf(world, role)?.hold ?? []);
    if (holds.length > 0) return holds;
    const text = world.text(one) ?? '';
    const named = text.includes('/') || text.startsWith('arn:') ? text : `:role/${text}`;
    const actor = world.actors.find(({ hold }) => hold.account === from.account && hold.arn.endsWith(named));
    return actor === undefined ? [] : [actor.hold];
  });
}
