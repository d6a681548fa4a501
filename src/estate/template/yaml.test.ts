import { describe, expect, it } from 'vitest';

import { parseTemplate } from './parse.ts';
import type { Source } from './source.ts';

function valueOf(property: string): unknown {
  const source = parseTemplate('x', `Resources:\n  A:\n    Type: X\n    Properties:\n      P: ${property}\n`);
  if ('message' in source) throw new Error(source.message);
  return ((source as Source).value as any).Resources.A.Properties.P;
}

describe('YAML as CloudFormation reads it', () => {
  it.each<[string, unknown]>([
    ['!Ref Queue', { Ref: 'Queue' }],
    ['!GetAtt Queue.Arn', { 'Fn::GetAtt': ['Queue', 'Arn'] }],
    ['!GetAtt Nested.Outputs.Name', { 'Fn::GetAtt': ['Nested', 'Outputs.Name'] }],
    ['!GetAtt [Queue, Arn]', { 'Fn::GetAtt': ['Queue', 'Arn'] }],
    ['!Sub "${A}"', { 'Fn::Sub': '${A}' }],
    ['!Join [",", [a, !Ref B]]', { 'Fn::Join': [',', ['a', { Ref: 'B' }]] }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['!Condition C', { Condition: 'C' }],
    ['!If [C, !Ref yes, 2]', { 'Fn::If': ['C', { Ref: 'yes' }, 2] }],
    ['!FindInMap [A, !Ref B, c]', { 'Fn::FindInMap': ['A', { Ref: 'B' }, 'c'] }],
    ['!Base64 text', { 'Fn::Base64': 'text' }],
    ['!ImportValue x', { 'Fn::ImportValue': 'x' }],
    ['!Cidr [a, 1]', { 'Fn::Cidr': ['a', 1] }],
    ['!And [!Condition a, !Not [!Equals [1, 2]]]', { 'Fn::And': [{ Condition: 'a' }, { 'Fn::Not': [{ 'Fn::Equals': [1, 2] }] }] }],
    ['!Transform {Name: M}', { 'Fn::Transform': { Name: 'M' } }],
    ['!Length [1]', { 'Fn::Length': [1] }],
    ['!ToJsonString {a: 1}', { 'Fn::ToJsonString': { a: 1 } }],
    ['2012-10-17', '2012-10-17'],
    ['yes', true],
    ['Off', false],
    ['"yes"', 'yes'],
    ['012345678901', '012345678901'],
    ['123456789012', 123456789012],
    ['99999999999999999999', '99999999999999999999'],
    ['22:22', '22:22'],
    ['1.5', 1.5],
    ['1e3', 1000],
    ['0x1F', 31],
    ['~', null],
    ['', null],
    ['!!str 12', '12'],
    ['.', '.'],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it('follows anchors and merges', () => {
    const text = 'Resources:\n  A: &a\n    Type: X\n    Properties: {P: 1}\n  B:\n    <<: *a\n    Type: Y\n  C: *a\n';
    expect((parseTemplate('x', text) as any).value.Resources).toMatchObject({ B: { Type: 'Y', Properties: { P: 1 } }, C: { Type: 'X' } });
  });
});
