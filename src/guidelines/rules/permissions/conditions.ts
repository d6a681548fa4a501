import { type Ternary, Unknown, type Value, at, elements, isMap, knownText, or } from '../../../estate/index.ts';

/** One test of a statement's Condition. */
export interface Test {
  /** In lower case, without the prefix of a set: `stringequals`, `null`. */
  readonly operator: string;
  /** `forallvalues` or `foranyvalue`. */
  readonly set: string | undefined;
  readonly ifExists: boolean;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly Value[];
}

/** The tests of a statement's Condition; unknown where it can't be told what it tests. */
export function testsOf(statement: Value): readonly Test[] | Unknown {
  const condition = at(statement, 'Condition');
  if (condition instanceof Unknown) return condition;
  if (!isMap(condition)) return [];
  const tests: Test[] = [];
  for (const [name, keys] of Object.entries(condition)) {
    if (keys instanceof Unknown) return keys;
    if (!isMap(keys)) continue;
    const parts = name.toLowerCase().split(':');
    const operator = parts.at(-1) ?? '';
    const ifExists = operator.endsWith('ifexists');
    for (const [key, value] of Object.entries(keys)) {
      tests.push({
        operator: ifExists ? operator.slice(0, -'ifexists'.length) : operator,
        set: parts.length > 1 ? parts[0] : undefined,
        ifExists,
        key: key.toLowerCase(),
        values: elements(value),
      });
    }
  }
  return tests;
}

const POSITIVE = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'ipaddress',
  'bool',
  'numericequals',
]);

/** Whether a test must be met by a value that it names: a missing key doesn't meet it, and it isn't a wildcard. */
export function demands({ operator, set, ifExists, values }: Test): boolean {
  if (!POSITIVE.has(operator) || ifExists || set === 'forallvalues') return false;
  return values.length > 0 && values.every((value) => !isOpenValue(value, operator));
}

/** A value that everybody meets: `*`, an ARN of wildcards, the whole internet, `false`. */
function isOpenValue(value: Value, operator: string): boolean {
  const text = knownText(value);
  if (text === undefined) return false;
  if (operator === 'ipaddress') return text.endsWith('/0');
  if (operator === 'bool') return text.toLowerCase() !== 'true';
  if (operator !== 'stringlike' && !operator.startsWith('arn')) return false;
  return /^(?:\*+|arn:[^:]*:(?:\*|[a-z0-9-]*):\*?:\*?:\*+)$/.test(text);
}

/** Whether the statement has a test that `counts` and that demands a value. */
export function isNarrowed(statement: Value, counts: (test: Test) => boolean): Ternary {
  const tests = testsOf(statement);
  if (tests instanceof Unknown) return new Unknown(tests.why);
  return or(tests.map((test) => counts(test) && demands(test)));
}
