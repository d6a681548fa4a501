import { actionSetOf, type ActionSet } from './action-set.ts';
import { conditionOf, type Condition } from './condition.ts';
import { isFields, textsOf, type Fields } from './found-values.ts';
import { templateOf, type Template } from './policy-variables.ts';
import { principalEntryOf, type PrincipalEntry } from './principal-entry.ts';
import { UNKNOWN } from './text.ts';

export type Effect = 'Allow' | 'Deny';

/** What a statement names, or everything but that. */
export interface Named<Value> {
  readonly values: Value;
  readonly inverted: boolean;
}

/** A statement, read once. */
export interface Statement {
  readonly index: number;
  readonly sid: string | undefined;
  /** Undefined where it can't be read: it may allow or deny. */
  readonly effect: Effect | undefined;
  /** Undefined where it can't be read: it may be any. */
  readonly actions: Named<ActionSet> | undefined;
  /** Undefined where there is none: it depends on the policy's place whether one is needed. */
  readonly resources: Named<readonly Template[]> | undefined;
  readonly principals: Named<readonly PrincipalEntry[]> | undefined;
  readonly conditions: readonly Condition[];
  /** Why the statement applies at most perhaps: AWS would refuse it. */
  readonly flaws: readonly string[];
}

const ELEMENTS: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

/** Stands for what can't be read at all: it may allow or deny anything. */
export function unreadable(index: number, flaw: string): Statement {
  return {
    index,
    sid: undefined,
    effect: undefined,
    actions: undefined,
    resources: undefined,
    principals: undefined,
    conditions: [],
    flaws: [flaw],
  };
}

/** Reads a statement. `variables` is true for a policy whose version knows them; `flaws` are those of the whole policy. */
export function statementOf(raw: unknown, index: number, variables: boolean, flawsOfPolicy: readonly string[]): Statement {
  if (!isFields(raw)) return unreadable(index, `statement ${index} is no object`);
  const flaws = [...flawsOfPolicy];
  for (const key of Object.keys(raw)) if (!ELEMENTS.has(key)) flaws.push(`a statement has no element ${key}`);
  const effect = raw['Effect'] === 'Allow' || raw['Effect'] === 'Deny' ? raw['Effect'] : undefined;
  if (effect === undefined) flaws.push('Effect is neither Allow nor Deny');
  return {
    index,
    sid: typeof raw['Sid'] === 'string' ? raw['Sid'] : undefined,
    effect,
    actions: actionsIn(raw, flaws),
    resources: resourcesIn(raw, variables, flaws),
    principals: principalsIn(raw, flaws),
    conditions: conditionsIn(raw['Condition'], variables, flaws),
    flaws,
  };
}

/** The element or its opposite; a statement with both is refused by AWS. */
function oneOf(raw: Fields, name: string, flaws: string[]): { readonly value: unknown; readonly inverted: boolean } | undefined {
  const [plain, opposite] = [raw[name], raw[`Not${name}`]];
  if (plain !== undefined && opposite !== undefined) {
    flaws.push(`${name} and Not${name} exclude each other`);
    return undefined;
  }
  if (plain === undefined && opposite === undefined) return undefined;
  return { value: plain ?? opposite, inverted: plain === undefined };
}

function actionsIn(raw: Fields, flaws: string[]): Named<ActionSet> | undefined {
  const found = oneOf(raw, 'Action', flaws);
  const names = found === undefined ? undefined : textsOf(found.value);
  const values = names === undefined ? undefined : actionSetOf(names);
  if (values === undefined) flaws.push('Action names no action of the form service:Action');
  return found === undefined || values === undefined ? undefined : { values, inverted: found.inverted };
}

function resourcesIn(raw: Fields, variables: boolean, flaws: string[]): Named<readonly Template[]> | undefined {
  const found = oneOf(raw, 'Resource', flaws);
  if (found === undefined) return undefined;
  const names = textsOf(found.value);
  if (names === undefined) flaws.push('Resource holds no text');
  const values = (names ?? [UNKNOWN]).map((name) => {
    if (RESOURCE.test(name)) return resourceOf(name, variables);
    flaws.push(`Resource ${name} is no ARN`);
    return resourceOf(UNKNOWN, variables);
  });
  return { values, inverted: found.inverted };
}

/** A star, an ARN whose parts are all there unless a wildcard stands for the last, or what can't be known. */
const RESOURCE = /^(?:\*+$|arn:(?:[^:]*:){4}|arn:.*(?:[*?]|<unknown|\$\{)|<unknown[^>]*>|\$\{[^{}]*\}|execute-api:\/)/;

/** Variables may stand only behind an ARN's fifth colon (IAM User Guide, "Variables and tags"); before it one means nothing that is known. */
function resourceOf(name: string, variables: boolean): Template {
  const at = name.indexOf('${');
  if (variables && at >= 0 && name.slice(0, at).split(':').length < 6 && name.includes('}', at)) {
    return resourceOf(`${name.slice(0, at)}${UNKNOWN}${name.slice(name.indexOf('}', at) + 1)}`, variables);
  }
  // The policy of an API of API Gateway may leave out everything that names the API.
  const text = name.replace(/^execute-api:\//, 'arn:*:execute-api:*:*:*/');
  return templateOf(text, { wildcards: true, variables });
}

function principalsIn(raw: Fields, flaws: string[]): Named<readonly PrincipalEntry[]> | undefined {
  const found = oneOf(raw, 'Principal', flaws);
  if (found === undefined) return undefined;
  const { value, inverted } = found;
  // Only a star may stand without the kind of principal; fragments in which a reference was not resolved have any text.
  if (typeof value === 'string') {
    const isKnown = value === '*' || value.includes('<unknown') || value.includes('${');
    if (!isKnown) flaws.push(`Principal ${value} doesn't say of which kind it is`);
    return { values: [principalEntryOf('AWS', isKnown ? value : UNKNOWN)], inverted };
  }
  const values: PrincipalEntry[] = [];
  for (const type of isFields(value) ? Object.keys(value) : []) {
    const names = isFields(value) ? textsOf(value[type]) : undefined;
    if (names === undefined) flaws.push(`Principal.${type} holds no text`);
    for (const name of names ?? [UNKNOWN]) values.push(principalEntryOf(type, name));
  }
  if (values.length === 0) {
    flaws.push('Principal names nobody');
    values.push(principalEntryOf('AWS', UNKNOWN));
  }
  return { values, inverted };
}

function conditionsIn(raw: unknown, variables: boolean, flaws: string[]): readonly Condition[] {
  if (raw === undefined) return [];
  if (!isFields(raw)) {
    flaws.push('Condition is no object');
    return [];
  }
  return Object.keys(raw).flatMap((operator) => {
    const keys = raw[operator];
    if (!isFields(keys)) {
      flaws.push(`Condition.${operator} is no object`);
      return [];
    }
    return Object.keys(keys).map((key) => conditionOf(operator, key, textsOf(keys[key]), variables));
  });
}
