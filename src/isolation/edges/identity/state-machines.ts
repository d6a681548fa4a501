import { type Resource, type Value, documentOf, isList, isMap } from '../../../estate/index.ts';
import type { Doubt, Edge, Passage } from '../../edge.ts';
import type { World } from '../../world.ts';

/**
 * State machines that use a role of another account for a task (`Credentials`): their input goes there. Who may have such a role is that role's
 * trust, judged with the others.
 */
export const stateMachines: Edge = {
  id: 'state-machine-credentials',
  title: 'whose roles state machines work with',
  covers: ['AWS::StepFunctions::StateMachine'],
  *find(world) {
    for (const machine of world.resources('AWS::StepFunctions::StateMachine')) yield* ofMachine(world, machine);
  },
};

function* ofMachine(world: World, machine: Resource): Generator<Passage | Doubt> {
  const [property = 'Definition'] = ['Definition', 'DefinitionString'].filter((name) => machine.property(name) !== undefined);
  const path = ['Properties', property];
  for (const arn of rolesIn(documentOf(machine.property(property)))) {
    const text = substituted(world, machine, world.text(arn) ?? '<unknown>');
    const account = text.split(':')[4] ?? '';
    if (!/^\d{12}$/.test(account)) {
      yield { resource: machine, path, why: `the role that a task of ${machine.logicalId} works with isn’t known` };
    } else if (world.standing(account) === 'attacker') {
      const to = world.addressOf(machine);
      const because = [
        { policy: `Credentials of ${machine.logicalId}`, template: machine.template, resource: machine.logicalId, path: path.join('.') },
      ];
      yield {
        from: { kind: 'account', account },
        to: { kind: 'resource', account: machine.account ?? world.target.id, ability: 'read', id: to },
        step: { kind: 'read', action: 'states:StartExecution', to, because },
      };
    }
  }
}

/** The roles of all `Credentials`, wherever they stand; one that is taken from the input is unknown. */
function rolesIn(value: Value | undefined): readonly Value[] {
  if (isList(value)) return value.flatMap(rolesIn);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    if (key !== 'Credentials' || !isMap(entry)) return rolesIn(entry);
    return Object.entries(entry).flatMap(([name, role]) => (name === 'RoleArn' ? [role] : name.startsWith('RoleArn') ? ['<unknown>'] : []));
  });
}

/** `${Name}` is filled in from the resource's own property. */
function substituted(world: World, machine: Resource, text: string): string {
  return text.replaceAll(
    /\$\{([^}]+)\}/g,
    (_, name: string) => world.text(machine.property('DefinitionSubstitutions', name)) ?? '<unknown>',
  );
}
