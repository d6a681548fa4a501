import fc from 'fast-check';

const JUNK = [
  null,
  0,
  -1,
  1e308,
  true,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { Ref: 1 },
  { Ref: 'Bucket' },
  { Ref: ['a'] },
  { 'Fn::GetAtt': [] },
  { 'Fn::Sub': ['${', 1] },
  { 'Fn::If': ['Prod'] },
  { 'Fn::If': [{}, 1, 2] },
  { 'Fn::Join': [{}, {}] },
  { 'Fn::Select': ['x', 'y'] },
  { 'Fn::ForEach::X': [1, 2] },
  { 'Fn::Transform': [] },
  { Condition: [] },
  { Type: {} },
  { ['__proto__']: { a: 1 } },
  { constructor: null },
  'x'.repeat(2000),
] as const;

/** Text that replaces or is put into a template: what parsers stumble over. */
const SCRAPS = [
  '',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ':',
  ',',
  '\n',
  '\t',
  '- ',
  '&a ',
  '*a',
  '!',
  '!!',
  '!Ref',
  '!Sub\n',
  '<<: ',
  '? ',
  '|',
  '>',
  '#',
  '%YAML 9\n',
  '---\n',
  '...\n',
  '\\',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '${',
  '}}',
  '{{resolve:',
  '🏗️',
] as const;

/** One mutation of text: a piece of it removed, doubled, moved or replaced. */
const textMutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 400 })),
  put: fc.oneof(fc.constantFrom(...SCRAPS), fc.constant('double'), fc.constant('drop'), fc.string({ maxLength: 6 })),
});

export const textMutations = fc.array(textMutation, { minLength: 1, maxLength: 4 });

export function mutatedText(
  text: string,
  mutations: readonly { readonly at: number; readonly length: number; readonly put: string }[],
): string {
  return mutations.reduce((result, { at, length, put }) => {
    const start = Math.floor(at * result.length);
    const piece = result.slice(start, start + length);
    const instead = put === 'double' ? piece + piece : put === 'drop' ? '' : put;
    return result.slice(0, start) + instead + result.slice(start + length);
  }, text);
}

/** One mutation of a value: something in it, chosen by a number, becomes junk, goes, gets another name, or comes to lie within itself. */
const valueMutation = fc.record({
  which: fc.nat(),
  junk: fc.constantFrom(...JUNK),
  how: fc.constantFrom('junk', 'remove', 'rename', 'nest'),
});

export const valueMutations = fc.array(valueMutation, { minLength: 1, maxLength: 5 });

type Holder = Record<string | number, unknown>;

export function mutatedValue(
  template: unknown,
  mutations: readonly { readonly which: number; readonly junk: unknown; readonly how: string }[],
): unknown {
  const copy = structuredClone(template);
  for (const { which, junk, how } of mutations) {
    const places: (readonly [Holder, string])[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        places.push([value as Holder, key]);
        collect((value as Holder)[key]);
      }
    };
    collect(copy);
    const place = places[which % Math.max(places.length, 1)];
    if (place === undefined) return copy;
    const [holder, key] = place;
    if (how === 'junk') holder[key] = structuredClone(junk);
    else if (how === 'nest')
      holder[key] = [structuredClone(holder[key]), { 'Fn::If': ['Prod', structuredClone(holder[key]), structuredClone(junk)] }];
    else {
      const value = holder[key];
      delete holder[key];
      if (how === 'rename') holder[typeof junk === 'string' ? junk : 'Fn::Join'] = value;
    }
  }
  return copy;
}
