import { type Ternary, Unknown, type Value, doubt, elements, isList } from '../../../estate/index.ts';

/**
 * Whether a list of zones or subnets has two at least. Undefined where it isn't there: then another property decides.
 * A parameter or a function may stand for any number of them.
 */
export function severalOf(value: Value | undefined): Ternary | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Unknown) return doubt(value);
  const items = isList(value) ? value : [value];
  const open = items.find((item) => item instanceof Unknown && standsForMany(item));
  if (items.length < 2 && open instanceof Unknown) return doubt(open);
  return elements(value).length >= 2;
}

/** One element that is a parameter may be a list of its own: `SubnetIds: [!Ref Subnets]` is written so now and then. */
function standsForMany({ origin, alternatives }: Unknown): boolean {
  return origin?.kind === 'parameter' || (alternatives?.some(isList) ?? false);
}
