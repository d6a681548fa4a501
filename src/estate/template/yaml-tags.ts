import type { CollectionTag, ScalarTag } from 'yaml';

/** The intrinsic function that a tag is the short form of: `!Ref` is `Ref`, `!Sub` is `Fn::Sub`. Undefined for YAML's own tags. */
export function intrinsicOfTag(tag: string): string | undefined {
  if (!tag.startsWith('!') || tag.length === 1 || tag.startsWith('!!')) return undefined;
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return name;
  return name.startsWith('Fn::') ? name : `Fn::${name}`;
}

/** What a short form's text is as an argument: `!GetAtt Queue.Arn` names a resource and an attribute. */
export function shortArgument(intrinsic: string, argument: unknown): unknown {
  if (intrinsic !== 'Fn::GetAtt' || typeof argument !== 'string') return argument;
  const dot = argument.indexOf('.');
  return dot === -1 ? argument : [argument.slice(0, dot), argument.slice(dot + 1)];
}

const NAMES = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Contains',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'GetStackOutput',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Ref',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

/** Tags as the parser wants to know them. One that it doesn't know is read all the same, but it makes a warning with a stack of each. */
export const SHORT_FORMS: readonly (ScalarTag | CollectionTag)[] = NAMES.flatMap((name) => {
  const tag = `!${name}`;
  return [
    { tag, resolve: (text: string) => text },
    { tag, collection: 'map' as const, resolve: (map: unknown) => map },
    { tag, collection: 'seq' as const, resolve: (list: unknown) => list },
  ];
});
