import type { Asked } from '../../access/index.ts';
import { type Resource, at, elements } from '../../estate/index.ts';
import { type GivenValue, UNKNOWN } from '../../iam/index.ts';

/** Services with one endpoint for all regions: of a request to them, the region is the first ("AWS global condition context keys"). */
const GLOBAL: ReadonlySet<string> = new Set(['cloudfront', 'globalaccelerator', 'iam', 'organizations', 'route53', 'shield', 'waf']);

type Context = Readonly<Record<string, GivenValue>>;

/** Condition keys of what a handler calls for a resource, as far as the resource says what they will be. */
export function contextsOf(resource: Resource, asked: Asked): (action: string) => Context {
  const said: Record<string, GivenValue> = { ...tagsOf(resource, asked), ...KEYS[resource.type]?.(resource, asked) };
  const region = resource.region ?? UNKNOWN;
  const here: Context = { ...said, 'aws:RequestedRegion': region };
  const first: Context = { ...said, 'aws:RequestedRegion': 'us-east-1' };
  return (action) => (GLOBAL.has(action.split(':', 1)[0] ?? '') ? first : here);
}

const KEYS: Readonly<Record<string, (resource: Resource, asked: Asked) => Context>> = {
  'AWS::IAM::Role': (role, asked) => ({ 'iam:PermissionsBoundary': asked.text(role.property('PermissionsBoundary')) ?? null }),
  'AWS::IAM::User': (user, asked) => ({ 'iam:PermissionsBoundary': asked.text(user.property('PermissionsBoundary')) ?? null }),
  'AWS::Lambda::EventSourceMapping': (mapping, asked) => ({ 'lambda:FunctionArn': functionArn(mapping, asked) }),
};

/** A function may be named by its name alone. */
function functionArn(mapping: Resource, asked: Asked): string {
  const name = asked.text(mapping.property('FunctionName')) ?? UNKNOWN;
  return name.startsWith('arn:') ? name : `arn:aws:lambda:${mapping.region ?? UNKNOWN}:${asked.account ?? UNKNOWN}:function:${name}`;
}

function tagsOf(resource: Resource, asked: Asked): Context {
  const pairs = elements(resource.property('Tags')).map((tag) => [asked.text(at(tag, 'Key')), asked.text(at(tag, 'Value'))] as const);
  return Object.fromEntries(pairs.flatMap(([key, value]) => (key === undefined ? [] : [[`aws:RequestTag/${key}`, value ?? UNKNOWN]])));
}
