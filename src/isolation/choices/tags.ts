import type { PolicyText } from '../../access/index.ts';
import { type Resource, Unknown, at, elements, isList, isMap, mayBeAbsent } from '../../estate/index.ts';
import { type GivenValue, UNKNOWN } from '../../iam/index.ts';

/** The value of a tag as a template gives it, by its key in lower case; null where there is none, `UNKNOWN` where nobody can say. */
export function tagOf(text: PolicyText, resource: Resource, key: string): GivenValue {
  const tags = resource.property('Tags') ?? resource.property('HostedZoneTags') ?? resource.property('FileSystemTags');
  if (tags === undefined) return null;
  if (tags instanceof Unknown) return UNKNOWN;
  if (isMap(tags) && !isList(tags)) {
    const name = Object.keys(tags).find((one) => one.toLowerCase() === key);
    return name === undefined ? null : (text.text(tags[name]) ?? UNKNOWN);
  }
  let isOpen = false;
  for (const tag of elements(tags)) {
    const name = text.text(at(tag, 'Key')) ?? UNKNOWN;
    if (name.toLowerCase() === key) return mayBeAbsent(tag) ? UNKNOWN : (text.text(at(tag, 'Value')) ?? UNKNOWN);
    if (name.includes(UNKNOWN)) isOpen = true;
  }
  return isOpen ? UNKNOWN : null;
}
