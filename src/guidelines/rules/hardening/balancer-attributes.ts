import { type Resource, type ResourcePath, Unknown, type Value, at, decide, elements, equals, isList } from '../../../estate/index.ts';

interface Attribute {
  readonly value: Value | undefined;
  readonly path: ResourcePath;
}

/** An attribute of a load balancer, which is an entry of a list of keys and values; without it, the path of the list. */
export function attributeOf(resource: Resource, property: string, key: string): Attribute {
  const list = resource.property(property);
  const keys = property === 'AdditionalAttributes' ? ['Key', 'key'] : ['Key'];
  for (const [index, entry] of elements(list).entries()) {
    if (entry instanceof Unknown && entry.alternatives === undefined) return { value: entry, path: ['Properties', property] };
    if (!keys.some((name) => equals(at(entry, name), key) === true)) continue;
    return { value: at(entry, 'Value'), path: ['Properties', property, ...(isList(list) ? [index] : []), 'Value'] };
  }
  return { value: undefined, path: ['Properties', property] };
}

/** Whether a load balancer is one for HTTP; those for networks and appliances have no headers. */
export function isApplication(resource: Resource) {
  return decide(resource.property('Type'), (known) => known === undefined || known === 'application');
}
