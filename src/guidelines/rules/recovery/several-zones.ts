import { type Resource, type Ternary, Unknown, type Value, doubt, isList, segmentsOf } from '../../../estate/index.ts';

/**
 * Whether a list of zones or subnets has two at least. Undefined where the property isn't there: then another one decides.
 * What comes from outside the template may stand for any number of them.
 */
export function severalOf(resource: Resource, ...path: readonly string[]): Ternary | undefined {
  const value = resource.property(...path);
  if (value === undefined || value === null) return undefined;
  // Every region has two zones at least.
  if (value instanceof Unknown) return isWritten(resource, path, 'Fn::GetAZs') || doubt(value);
  const items = isList(value) ? value : [value];
  if (items.flatMap(commaSeparated).length >= 2) return true;
  const [only] = items;
  // What is selected is one, whatever it is selected from.
  return only instanceof Unknown && standsForMany(only) && !isWritten(resource, path, 'Fn::Select') ? doubt(only) : false;
}

/** Auto Scaling also takes one text of several subnets: `subnet-1,subnet-2`. */
function commaSeparated(item: Value): readonly Value[] {
  const commas = (segmentsOf(item) ?? []).map((segment) => (typeof segment === 'string' ? segment.split(',').length - 1 : 0));
  return Array.from({ length: 1 + commas.reduce((sum, count) => sum + count, 0) }, () => item);
}

/** A subnet or a zone of a resource of this template is one; a parameter, an import or an output may be a list of its own. */
function standsForMany({ origin }: Unknown): boolean {
  return origin?.kind !== 'attribute' || origin.attribute.startsWith('Outputs.');
}

/** Whether a property, or the only element of its list, is written as a function. */
function isWritten({ definition }: Resource, path: readonly string[], name: string): boolean {
  const written = ['Properties', ...path].reduce<unknown>(
    (within, key) => (within as Record<string, unknown> | undefined)?.[key],
    definition,
  );
  const one: unknown = Array.isArray(written) ? written[0] : written;
  return typeof one === 'object' && one !== null && name in one;
}
