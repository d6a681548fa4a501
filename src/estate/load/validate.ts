import { type Problem, closest } from '../../report/index.ts';
import { isArray, isObject } from '../template/records.ts';
import type { Schema } from './estate-schema.ts';

/** Every way in which a value isn't as its schema has it, in words. */
export function violations(value: unknown, schema: Schema, path = ''): readonly Problem[] {
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types !== undefined && !types.includes(typeOf(value))) {
    return [problem(path, `${shown(value)} is not ${types.map(named).join(' or ')}`, `give ${types.map(named).join(' or ')}`)];
  }
  if (schema.enum !== undefined && !schema.enum.some((allowed) => allowed === value)) {
    const near = typeof value === 'string' ? closest(value, schema.enum.map(String)) : undefined;
    const list = schema.enum.join(', ');
    return [problem(path, `${shown(value)} is not one of ${list}`, near === undefined ? `use one of ${list}` : `did you mean ${near}?`)];
  }
  if (typeof value === 'string') return textViolations(value, schema, path);
  if (isArray(value))
    return schema.items === undefined ? [] : value.flatMap((item, index) => violations(item, schema.items ?? {}, `${path}[${index}]`));
  return isObject(value) ? objectViolations(value, schema, path) : [];
}

function textViolations(value: string, { pattern, minLength = 0, description }: Schema, path: string): readonly Problem[] {
  if (pattern !== undefined && !new RegExp(pattern).test(value)) {
    return [problem(path, `${shown(value)} is not of the form ${pattern}`, description === undefined ? undefined : `give: ${description}`)];
  }
  return value.length < minLength ? [problem(path, 'is empty', 'give text')] : [];
}

function objectViolations(value: Readonly<Record<string, unknown>>, schema: Schema, path: string): readonly Problem[] {
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  const missing = (schema.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => problem(below(key), 'is missing', 'add it'));
  const wrong = Object.keys(value).flatMap((key) => {
    const known =
      schema.properties !== undefined && Object.hasOwn(schema.properties, key) ? schema.properties[key] : schema.additionalProperties;
    return known === undefined ? misspelt(key, value, schema, below(key)) : violations(value[key], known, below(key));
  });
  return [...missing, ...wrong];
}

/** What isn't known is passed over, as a later version may say more. But a word that is all but one that is left out was meant for it. */
function misspelt(key: string, value: object, { properties = {} }: Schema, path: string): readonly Problem[] {
  const meant = closest(
    key,
    Object.keys(properties).filter((name) => !Object.hasOwn(value, name)),
  );
  return meant === undefined ? [] : [problem(path, 'is no field there is', `did you mean ${meant}?`)];
}

function problem(path: string, message: string, fix?: string): Problem {
  return { path: path === '' ? '(the file)' : path, message, ...(fix === undefined ? {} : { fix }) };
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

const NAMES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
};
const named = (type: string) => NAMES[type] ?? type;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
