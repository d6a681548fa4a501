import type { z } from 'zod';

import { closest, type Problem } from '../report/index.ts';

type Issue = z.core.$ZodIssue;
type Field = { readonly path: readonly PropertyKey[]; readonly input: unknown };

/** Every mistake that zod found, with the path, the value, what is allowed and the closest match. */
export function problemsOf(
  issues: readonly Issue[],
  input: unknown,
  known: (path: readonly PropertyKey[]) => readonly string[],
): Problem[] {
  return issues.flatMap((issue) => describe(issue, { path: issue.path, input: valueAt(input, issue.path) }, known));
}

export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`),
    '',
  );
}

function describe(issue: Issue, field: Field, known: (path: readonly PropertyKey[]) => readonly string[]): Problem[] {
  const path = formatPath(field.path) || '(the project)';
  const value = show(field.input);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const fields = known(field.path);
        return {
          path: formatPath([...field.path, key]),
          message: `there is no field ${show(key)} here`,
          fix: suggestion(key, fields) ?? (fields.length > 0 ? `remove it; the fields here are ${fields.join(', ')}` : 'remove it'),
        };
      });
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (field.input === undefined) return [{ path, message: 'is missing', fix: `add one of ${list(allowed)}` }];
      const fix = typeof field.input === 'string' ? suggestion(field.input, allowed) : undefined;
      return [{ path, message: `${value} is not one of ${list(allowed)}`, fix: fix ?? `use one of ${list(allowed)}` }];
    }
    case 'invalid_type':
      return field.input === undefined
        ? [{ path, message: 'is missing', fix: `add it (${article(issue.expected)})` }]
        : [{ path, message: `${value} is not ${article(issue.expected)}`, fix: `give ${article(issue.expected)}` }];
    case 'invalid_format':
      return [{ path, message: `${value} is not ${formatOf(issue)}`, fix: `give ${formatOf(issue)}` }];
    case 'too_small':
      return [
        {
          path,
          message: `${value} is too ${issue.origin === 'string' ? 'short' : 'small'}`,
          fix: `give at least ${issue.minimum}${unit(issue.origin)}`,
        },
      ];
    case 'too_big':
      return [
        {
          path,
          message: `${value} is too ${issue.origin === 'string' ? 'long' : 'large'}`,
          fix: `give at most ${issue.maximum}${unit(issue.origin)}`,
        },
      ];
    case 'invalid_key': {
      const key = issue.path.at(-1);
      return issue.issues.flatMap((nested) => describe(nested, { path: issue.path, input: key }, known));
    }
    case 'invalid_union':
      return [{ path, message: `${value} is no architecture`, fix: 'give what serverless({ … }) returns' }];
    default:
      return [{ path, message: `${value} is not valid: ${issue.message}` }];
  }
}

function suggestion(given: string, candidates: readonly string[]): string | undefined {
  const match = closest(given, candidates);
  return match === undefined ? undefined : `did you mean ${show(match)}?`;
}

const DESCRIBED_FORMATS: Readonly<Record<string, string>> = { email: 'an e-mail address' };

function formatOf(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  // A regular expression's own message says in words what it wants (schema.ts).
  return DESCRIBED_FORMATS[issue.format] ?? issue.message;
}

function article(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    int: 'a whole number',
    record: 'an object',
    array: 'a list',
    object: 'an object',
    boolean: 'true or false',
  };
  return names[expected] ?? (/^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`);
}

const unit = (origin: string) => (origin === 'string' ? ' characters' : '');

function list(values: readonly string[]): string {
  return values.length > 8 ? `${values.slice(0, 8).join(', ')} … (${values.length} in all)` : values.join(', ');
}

function show(value: unknown): string {
  const text = typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? 'undefined');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], input);
}
