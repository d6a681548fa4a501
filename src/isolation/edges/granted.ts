import type { Resource, ResourcePath } from '../../estate/index.ts';
import type { Doubt, Hold, Passage, StepKind } from '../edge.ts';
import { receiversOf } from '../facts/receivers.ts';
import type { World } from '../world.ts';

/** Something that a property gives to whom it names. */
export interface Grant {
  readonly resource: Resource;
  readonly path: ResourcePath;
  /** As the property names them: accounts, ARNs, the organization. */
  readonly named: readonly string[];
  readonly kind: StepKind;
  readonly ability: Extract<Hold, { kind: 'resource' }>['ability'];
  readonly action: string;
  /** What is given; the resource itself where absent. */
  readonly id?: string;
}

/** Who gets what a property grants. */
export function* granted(world: World, { resource, path, named, kind, ability, action, id }: Grant): Generator<Passage | Doubt> {
  const account = resource.account ?? '';
  const address = id ?? world.addressOf(resource);
  const to: Hold = { kind: 'resource', account, ability, id: address };
  for (const receiver of receiversOf(world, named, account)) {
    if (receiver.why !== undefined) {
      yield { to, resource, path, why: receiver.why };
      continue;
    }
    const property = path.slice(1).join('.');
    const because = [{ policy: property, template: resource.template, resource: resource.logicalId, path: path.join('.') }];
    yield { from: receiver.hold, to, step: { kind, action, to: address, because } };
  }
}
