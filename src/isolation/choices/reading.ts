import type { PolicyInput } from '../../iam/index.ts';

/** One operator with one key, both in lower case, and its values as they are written. */
export interface ReadCondition {
  readonly key: string;
  readonly operator: string;
  readonly set: 'all' | 'any' | undefined;
  readonly ifExists: boolean;
  readonly values: readonly string[];
}

/** A statement as it is written: what it speaks of, so that values can be chosen. Whether it applies is the evaluator's to say. */
export interface ReadStatement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly isNotAction: boolean;
  readonly resources: readonly string[];
  /** Undefined where there is none. */
  readonly principals: readonly (readonly [kind: string, name: string])[] | undefined;
  readonly isNotPrincipal: boolean;
  readonly conditions: readonly ReadCondition[];
}

type Fields = Readonly<Record<string, unknown>>;

const read = new WeakMap<object, readonly ReadStatement[]>();

/** The statements of a document as far as they can be read. What can't be is left to the evaluator, which answers unknown. */
export function readStatements(document: PolicyInput): readonly ReadStatement[] {
  const policy = typeof document === 'string' ? parsed(document) : document;
  if (!isFields(policy)) return [];
  const known = read.get(policy);
  if (known !== undefined) return known;
  const written = policy['Statement'];
  const statements = (Array.isArray(written) ? written : [written]).filter(isFields).map(readStatement);
  read.set(policy, statements);
  return statements;
}

/** Whether a statement may be about an action, by name alone. */
export function mayConcern({ actions, isNotAction }: ReadStatement, action: string): boolean {
  return isNotAction || actions.length === 0 || actions.some((one) => mayMatch(one, action));
}

function mayMatch(pattern: string, action: string): boolean {
  if (pattern === '*' || pattern.toLowerCase() === action.toLowerCase()) return true;
  const vague = pattern.search(/[*?<$]/);
  if (vague < 0 || pattern.slice(0, vague).toLowerCase() !== action.slice(0, vague).toLowerCase()) return false;
  const source = pattern
    .replaceAll(/<unknown[^<>]*>|\$\{[^}]*\}/g, '*')
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'is').test(action);
}

function readStatement(statement: Fields): ReadStatement {
  const principal = statement['Principal'] ?? statement['NotPrincipal'];
  return {
    effect: String(statement['Effect']),
    actions: actionsOf(statement['Action'] ?? statement['NotAction']),
    isNotAction: statement['NotAction'] !== undefined,
    resources: texts(statement['Resource'] ?? statement['NotResource']),
    principals: principal === undefined ? undefined : principalsOf(principal),
    isNotPrincipal: statement['NotPrincipal'] !== undefined,
    conditions: conditionsOf(statement['Condition']),
  };
}

function principalsOf(principal: unknown): readonly (readonly [string, string])[] {
  // Without its kind only a star is a principal; whom else it means nobody can tell.
  if (!isFields(principal)) return texts(principal).map((name) => [name === '*' ? 'AWS' : '', name] as const);
  return Object.entries(principal).flatMap(([kind, names]) =>
    isText(names) ? texts(names).map((name) => [kind, name] as const) : [['', ''] as const],
  );
}

/** None where one of them can't be read: then all of them may be meant. */
function actionsOf(actions: unknown): readonly string[] {
  const found = texts(actions);
  return isText(actions) && found.every((one) => /^[*?]+$|:|<unknown|\$\{/.test(one)) ? found : [];
}

/** One text or a list of nothing else. */
function isText(value: unknown): boolean {
  return texts(value).length === (Array.isArray(value) ? value.length : 1);
}

function conditionsOf(condition: unknown): readonly ReadCondition[] {
  if (!isFields(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    if (!isFields(keys)) return [];
    const [, set, base = '', suffix] = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
    return Object.entries(keys).map(([key, values]) => ({
      key: key.toLowerCase(),
      operator: base,
      set: set === undefined ? undefined : set === 'forallvalues' ? ('all' as const) : ('any' as const),
      ifExists: suffix !== undefined,
      values: texts(values),
    }));
  });
}

function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean').map(String);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
