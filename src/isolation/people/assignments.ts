import { type Access, type Resource, Unknown, type Value, documentOf, elements, knownText } from '../../estate/index.ts';
import type { Doubt, Ground } from '../edge.ts';
import { plainDocument } from '../plain-document.ts';
import type { World } from '../world.ts';

/** A group, or a person, with a permission set in an account: as `estate.json` lists it, or as a template assigns it. */
export interface Assignment {
  readonly group: string;
  /** By their names in lower case, as Identity Center compares them; undefined where nobody says who is in the group. */
  readonly members: ReadonlyMap<string, string> | undefined;
  readonly account: string;
  readonly permissionSet: Access['permissionSet'];
  readonly place: Pick<Ground, 'template' | 'resource'>;
  /** The assignment in a template. */
  readonly by?: Resource;
}

/** Every assignment that can be told; a doubt for each whose account can't. */
export function assignmentsOf(world: World): { readonly assignments: readonly Assignment[]; readonly doubts: readonly Doubt[] } {
  const listed = world.estate.access.map(({ group, members, account, permissionSet }, index): Assignment => ({
    group,
    members: members === undefined ? undefined : new Map(members.map((member) => [member.toLowerCase(), member])),
    account,
    permissionSet,
    place: { template: 'estate.json', resource: `access[${index}]` },
  }));
  const doubts: Doubt[] = [];
  const written = world.resources('AWS::SSO::Assignment').flatMap((by): readonly Assignment[] => {
    const account = knownText(by.property('TargetId'));
    if (account !== undefined) return [ofTemplate(world, by, account)];
    doubts.push({ resource: by, path: ['Properties', 'TargetId'], why: 'into which account it lets people isn’t said' });
    return [];
  });
  return { assignments: [...listed, ...written], doubts };
}

function ofTemplate(world: World, by: Resource, account: string): Assignment {
  const who = by.property('PrincipalId');
  const name = world.text(who) ?? '';
  const isPerson = knownText(by.property('PrincipalType')) === 'USER' && !(who instanceof Unknown);
  return {
    group: isPerson ? `user ${name}` : name,
    members: isPerson ? new Map([[name.toLowerCase(), name]]) : undefined,
    account,
    permissionSet: setOf(world, by),
    place: { template: by.template, resource: by.logicalId },
    by,
  };
}

function setOf(world: World, by: Resource): Access['permissionSet'] {
  const set = world.estate.referencesFrom(by).find(({ to }) => to.type === 'AWS::SSO::PermissionSet')?.to;
  if (set === undefined) return { name: world.text(by.property('PermissionSetArn')) ?? '<unknown>', elsewhere: true };
  const inline = set.property('InlinePolicy');
  const own = set.property('CustomerManagedPolicyReferences');
  return {
    name: world.text(set.property('Name')) ?? set.logicalId,
    managedPolicies: elements(set.property('ManagedPolicies')).map((arn) => world.text(arn) ?? '<unknown>'),
    ...(inline === undefined ? {} : { inlinePolicy: inlineOf(world, inline) }),
    ...(own === undefined ? {} : { customerManagedPolicyReferences: true }),
  };
}

function inlineOf(world: World, value: Value): object {
  return documentOf(value) === undefined ? { Statement: ['<unknown>'] } : plainDocument(world, value);
}
