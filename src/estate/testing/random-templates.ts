import fc from 'fast-check';

/** Values that a parameter can be given in random templates. */
export const CHOICES = ['a', 'b', 'a,b', '', 'x/y', '1'] as const;

const text = fc.constantFrom('a', 'b', 'x/y', 'a,b', '', '1', 'arn:aws:s3:::');

/** A value of a template that may depend on the parameter `Open` and on conditions about it, nested a few levels. */
export const randomValue = fc.letrec<{ value: unknown; scalar: unknown; list: unknown }>((tie) => {
  const value = tie('value');
  const scalar = tie('scalar');
  const list = tie('list');
  const condition = fc.constantFrom('IsA', 'IsB', 'Not', 'Either', 'Both');
  const pair = fc.tuple(fc.constantFrom(',', '/', '-'), scalar);
  const when = (branch: fc.Arbitrary<unknown>) => fc.record({ 'Fn::If': fc.tuple(condition, branch, branch) });
  const none = fc.constant({ Ref: 'AWS::NoValue' });
  return {
    scalar: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.constant({ Ref: 'Open' }),
      fc.constant({ Ref: 'Queue' }),
      fc.constant({ 'Fn::GetAtt': ['Queue', 'Arn'] }),
      fc.constant({ 'Fn::Sub': 'p-${Open}-${AWS::Region}' }),
      fc.record({ 'Fn::Sub': fc.tuple(fc.constantFrom('${V}', '<${V}>${Open}'), fc.record({ V: scalar })) }),
      fc.record({ 'Fn::Join': fc.tuple(fc.constantFrom(',', '', '/'), list) }),
      fc.record({ 'Fn::Select': fc.tuple(fc.constantFrom(0, 1), list) }),
      fc.record({ 'Fn::Base64': scalar }),
      fc.record({ 'Fn::Length': list }),
      fc.record({ 'Fn::FindInMap': fc.tuple(fc.constant('Map'), scalar, fc.constantFrom('k', 'l'), fc.record({ DefaultValue: text })) }),
      fc.record({ 'Fn::ToJsonString': value }),
      fc.record({ 'Fn::Equals': fc.tuple(scalar, scalar) }),
      when(scalar),
    ),
    list: fc.oneof(
      { maxDepth: 4 },
      fc.array(fc.oneof(scalar, when(fc.oneof(scalar, none))), { maxLength: 4 }),
      fc.record({ 'Fn::Split': pair }),
      when(list),
    ),
    value: fc.oneof(
      { maxDepth: 4 },
      scalar,
      list,
      fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.oneof(value, when(fc.oneof(value, none))), { maxKeys: 3 }),
      when(value),
    ),
  };
}).value;

/** A template with a value in it, and with conditions and a mapping that depend on the parameter `Open`. */
export function templateWith(value: unknown): Readonly<Record<string, unknown>> {
  return {
    Parameters: { Open: { Type: 'String' } },
    Mappings: { Map: { a: { k: 'one', l: 'two' }, b: { k: 'three' } } },
    Conditions: {
      IsA: { 'Fn::Equals': [{ Ref: 'Open' }, 'a'] },
      IsB: { 'Fn::Equals': [{ 'Fn::Sub': '${Open}!' }, 'b!'] },
      Not: { 'Fn::Not': [{ Condition: 'IsA' }] },
      Either: { 'Fn::Or': [{ Condition: 'IsA' }, { Condition: 'IsB' }] },
      Both: { 'Fn::And': [{ Condition: 'Not' }, { Condition: 'IsB' }] },
    },
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Open' } } },
      Probe: { Type: 'Test::Probe', Properties: { Value: value } },
    },
  };
}
