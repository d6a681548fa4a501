import { type Resource, type ResourcePath, Unknown } from '../../../estate/index.ts';

/** A property as it is written in the template: the branch of a condition that is taken, undefined where it can't be told. */
export function writtenAt(resource: Resource, path: ResourcePath): unknown {
  let current: unknown = resource.definition;
  for (const key of path) {
    current = entry(taken(current, resource), key);
    if (current === undefined) return undefined;
  }
  return taken(current, resource);
}

function taken(raw: unknown, resource: Resource): unknown {
  let current = raw;
  for (;;) {
    const branches = entry(current, 'Fn::If');
    if (!Array.isArray(branches) || typeof branches[0] !== 'string') return current;
    const holds = resource.stack.resolver.condition(branches[0]);
    if (holds instanceof Unknown) return undefined;
    current = branches[holds ? 1 : 2];
  }
}

function entry(raw: unknown, key: string | number): unknown {
  if (typeof raw !== 'object' || raw === null || raw instanceof Unknown) return undefined;
  if (Array.isArray(raw)) return raw[Number(key)];
  return Object.hasOwn(raw, String(key)) ? (raw as Readonly<Record<string, unknown>>)[String(key)] : undefined;
}

/** What a parameter is, as far as secrets are concerned. */
export interface ParameterUse {
  readonly name: string;
  readonly masked: boolean;
  /** Its default is text that everybody who has the template reads. */
  readonly hasDefault: boolean;
  /** Read from Parameter Store, where it isn't encrypted. */
  readonly isStored: boolean;
}

/** The parameters of its own stack that a written value refers to, in whatever depth. */
export function parametersIn(raw: unknown, resource: Resource, depth = 0): readonly ParameterUse[] {
  if (depth > 12 || typeof raw !== 'object' || raw === null || raw instanceof Unknown) return [];
  if (Array.isArray(raw)) return raw.flatMap((one) => parametersIn(one, resource, depth + 1));
  const reference = entry(raw, 'Ref');
  if (typeof reference === 'string') return used(reference, resource);
  const text = entry(raw, 'Fn::Sub');
  const pattern = Array.isArray(text) ? (text[0] as unknown) : text;
  const inText =
    typeof pattern === 'string' ? [...pattern.matchAll(/\$\{([A-Za-z0-9]+)\}/g)].flatMap(([, name = '']) => used(name, resource)) : [];
  return [...inText, ...Object.values(raw).flatMap((one) => parametersIn(one, resource, depth + 1))];
}

function used(name: string, { stack }: Resource): readonly ParameterUse[] {
  if (!Object.hasOwn(stack.parameters, name)) return [];
  const definition = stack.parameters[name];
  const initial = entry(definition, 'Default');
  const type = entry(definition, 'Type');
  const shown = typeof initial === 'string' || typeof initial === 'number' ? String(initial).trim() : '';
  return [
    {
      name,
      masked: stack.isNoEcho(name),
      hasDefault: shown !== '' && !/^\{\{resolve:(?:secretsmanager|ssm-secure):.*\}\}$/.test(shown),
      isStored: typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<'),
    },
  ];
}
