import type { Place } from '../resolve/pseudo.ts';
import { own } from '../template/records.ts';
import type { ResourceSource } from '../template/sections.ts';
import { Unknown, type Value, concat, identityOf, knownText, segmentsOf } from '../values/index.ts';
import { COMPUTE } from './compute.ts';
import { IDENTITY } from './identity.ts';
import { NETWORK } from './network.ts';
import { OPERATIONS } from './operations.ts';
import type { StandIn } from './stand-in.ts';
import { STORAGE } from './storage.ts';

const STAND_INS: ReadonlyMap<string, StandIn> = new Map(Object.entries({ ...IDENTITY, ...STORAGE, ...COMPUTE, ...NETWORK, ...OPERATIONS }));

/** What a stand-in is made from. */
export interface Surroundings {
  readonly place: Place;
  resolve(raw: unknown): Value | undefined;
  reference(name: string): Value | undefined;
}

/** The attributes of a type whose value is known in part, `Ref` left out. */
export function attributesOf(type: string): readonly string[] {
  return Object.keys(STAND_INS.get(type)?.attributes ?? {});
}

/** What `Ref` (the attribute `Ref`) or `Fn::GetAtt` gives of a resource that may not exist yet: everything known of it is in it. */
export function standIn(resource: ResourceSource, attribute: string, around: Surroundings): Value {
  const { type, logicalId } = resource;
  const known = STAND_INS.get(type);
  const text = known === undefined ? undefined : attribute === 'Ref' ? known.ref : own(known.attributes, attribute);
  if (typeof text === 'string') return filled(text, known?.name, resource, around);
  if (attribute.endsWith('Arn') && type.startsWith('AWS::')) {
    return concat([
      'arn:',
      around.reference('AWS::Partition'),
      ':',
      made(resource, attribute, around, `AWS makes the ${attribute} of ${logicalId}`),
    ]);
  }
  const whose = attribute === 'Ref' ? `the id of ${logicalId}` : `${attribute} of ${logicalId}`;
  return made(resource, attribute, around, type.startsWith('AWS::') ? `AWS makes ${whose}` : `${type} makes ${whose}`);
}

/** What AWS makes is the same value wherever it is referred to. */
function made({ logicalId }: ResourceSource, attribute: string, { place }: Surroundings, why: string): Unknown {
  return new Unknown(why, { origin: { kind: 'attribute', stack: place.key, resource: logicalId, attribute } });
}

const PLACE = /\{(\.?)([A-Za-z]+)(?:#([a-z]+))?(?:\|([^}]*))?\}/g;

function filled(text: string, name: string | undefined, resource: ResourceSource, around: Surroundings): Value {
  const parts: (Value | undefined)[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    const [whole, dot, key = '', form, defaulted] = match;
    parts.push(text.slice(end, match.index));
    parts.push(dot === '.' ? propertyOf(resource, key, form, defaulted, around) : placed(key, name, resource, around));
    end = match.index + whole.length;
  }
  return concat([...parts, text.slice(end)]);
}

function placed(key: string, name: string | undefined, resource: ResourceSource, around: Surroundings): Value | undefined {
  switch (key) {
    case 'partition':
      return around.reference('AWS::Partition');
    case 'region':
      return around.reference('AWS::Region');
    case 'account':
      return around.reference('AWS::AccountId');
    case 'suffix':
      return around.reference('AWS::URLSuffix');
    case 'name':
      return nameOf(name, resource, around);
    case 'random':
      return made(resource, '(random)', around, `AWS makes a part of the name of ${resource.logicalId}`);
    default:
      return made(resource, 'Ref', around, `AWS makes the id of ${resource.logicalId}`);
  }
}

function nameOf(property: string | undefined, resource: ResourceSource, around: Surroundings): Value {
  const given = property === undefined ? undefined : around.resolve(own(own(resource.definition, 'Properties'), property));
  if (given === undefined || given === null) return made(resource, 'Ref', around, `AWS names ${resource.logicalId}`);
  // A name that can't be told is still the name of this resource wherever it is referred to.
  if (identityOf(given) !== undefined) return given;
  return concat((segmentsOf(given) ?? []).map((segment, index) => named(segment, `(name ${index})`, resource, around)));
}

function named(segment: string | Unknown, part: string, { logicalId }: ResourceSource, { place }: Surroundings): string | Unknown {
  if (typeof segment === 'string' || segment.key !== undefined) return segment;
  const origin = { kind: 'attribute', stack: place.key, resource: logicalId, attribute: part } as const;
  return new Unknown(segment.why, { origin, alternatives: segment.alternatives });
}

function propertyOf(
  resource: ResourceSource,
  key: string,
  form: string | undefined,
  defaulted: string | undefined,
  around: Surroundings,
): Value {
  const raw = own(own(resource.definition, 'Properties'), key);
  const value = raw === undefined ? undefined : around.resolve(raw);
  if (value === undefined || value === null)
    return defaulted ?? made(resource, `(${key})`, around, `${key} of ${resource.logicalId} isn't there`);
  return formed(value, form) ?? made(resource, `(${key})`, around, `${key} of ${resource.logicalId} can't be told`);
}

/** A property as it stands in a name. */
function formed(value: Value, form: string | undefined): Value | undefined {
  const text = knownText(value);
  switch (form) {
    // The host and path of a URL.
    case 'host':
      return text === undefined ? hostIn(value) : text.replace(/^https?:\/\//, '').replace(/\/$/, '');
    case 'scope':
      return text === undefined ? undefined : text === 'CLOUDFRONT' ? 'global' : 'regional';
    // An event bus by name or ARN, with what separates it from its rule; the default one isn't named.
    case 'bar':
    case 'slash':
      return text === undefined ? undefined : text === 'default' ? '' : `${text.replace(/^.*\//, '')}${form === 'bar' ? '|' : '/'}`;
    case 'function':
      return functionName(value);
    default:
      return identityOf(value) === undefined ? undefined : value;
  }
}

/** The host and path of a URL that is known in part, from its beginning on. */
function hostIn(value: Value): Value | undefined {
  const [first, ...rest] = segmentsOf(value) ?? [];
  if (identityOf(value) === undefined || typeof first !== 'string' || !/^https?:\/\/[^/]/.test(first)) return undefined;
  return concat([first.replace(/^https?:\/\//, ''), ...rest]);
}

/** A function by name or ARN: what comes after `:function:`, to the next colon. */
function functionName(value: Value): Value | undefined {
  const segments = segmentsOf(value);
  if (segments === undefined || identityOf(value) === undefined) return undefined;
  const from = segments.findLastIndex((segment) => typeof segment === 'string' && segment.includes(':function:'));
  const cut = (segment: string | Unknown, index: number) =>
    typeof segment !== 'string' ? segment : (index === 0 ? segment.replace(/^.*:function:/, '') : segment).replace(/:.*$/, '');
  return concat(segments.slice(Math.max(from, 0)).map(cut));
}
