import { describe, expect, it } from 'vitest';

import { estateOfTemplates } from '../index.ts';
import { estateOf } from '../testing/templates.ts';

const GOOD = { path: 'good.yaml', text: 'Resources:\n  Good:\n    Type: AWS::S3::Bucket\n' };

const laughs = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((name, index) => {
    const before = 'abcdefghi'[index];
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`;
  }),
  'Resources: {}',
].join('\n');

describe('a template that can’t be read', () => {
  it.each<[string, string, string | RegExp, number | undefined]>([
    ['empty', ' \n ', 'is empty', 1],
    ['only a comment', '# nothing\n', 'is empty', 1],
    ['no object', '[1, 2]', 'is not a template: it is no object', 1],
    ['text', 'hello', 'is not a template: it is no object', 1],
    ['not a template', '{"a": 1}', 'is not a template: it has no Resources', 1],
    ['Resources a list', 'A: 1\nResources:\n  - Type: X\n', 'is not a template: Resources is not an object', 2],
    ['broken JSON', '{\n  "Resources": {\n    "A": }\n}', /^is not valid JSON/, 3],
    ['cut JSON', '{\n  "Resources": {\n', /^is not valid JSON/, 3],
    ['broken YAML', 'Resources:\n  A:\n   Type: "X\n', /^is not valid YAML/, undefined],
    ['tabs', 'Resources:\n\tA:\n', /^is not valid YAML/, undefined],
    ['two documents', 'Resources: {}\n---\nResources: {}\n', 'holds more than one YAML document; a template is one', 3],
    ['an anchor in itself', 'Resources: &a\n  A: *a\n', 'has an anchor, a, that contains itself', 2],
    ['a missing anchor', 'Resources:\n  A: *b\n', /anchor|alias/i, 2],
    ['a billion laughs', laughs, 'has more than 500,000 values once its aliases are followed', undefined],
    ['deep JSON', `{"Resources": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'is nested more than 200 levels deep', undefined],
    ['deep objects', `{"Resources": {"A": ${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}}`, 'is nested more than 200 levels deep', undefined],
    ['deep YAML in flow', `Resources: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, /nested/, undefined],
    ['deep YAML in blocks', Array.from({ length: 1000 }, (_, index) => `${' '.repeat(index)}Resources:`).join('\n'), /nested/, undefined],
    [
      'too large',
      `{"Resources": {"A": "${'x'.repeat(4 * 1024 * 1024)}"}}`,
      'is larger than 4 MB; CloudFormation takes no more than 1 MB',
      undefined,
    ],
    ['binary', 'Resources:\u0000', 'is not text', undefined],
    ['Terraform', 'provider "aws" {\n  region = "eu-west-1"\n}\nresource "aws_s3_bucket" "b" {\n}\n', /is a configuration of Terraform/, 1],
    ['Terraform as JSON', '{"resource": {"aws_s3_bucket": {"b": {}}}}', /is a configuration of Terraform/, 1],
    ['a plan of Terraform', '{"format_version": "1.2", "terraform_version": "1.9.0"}', /is a plan or state of Terraform/, 1],
    ['Kubernetes', '# a pod\napiVersion: v1\nkind: Pod\nmetadata: {name: x}\n', /is a manifest of Kubernetes/, 1],
    ['Kubernetes, several', 'apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Service\n', /is a manifest of Kubernetes/, 1],
    ['Kubernetes as JSON', '{\n  "kind": "Pod",\n  "apiVersion": "v1"\n}', /is a manifest of Kubernetes/, 1],
    ['package.json', '{\n  "name": "x",\n  "version": "1.0.0"\n}', /is a package\.json of npm/, 1],
  ])('%s', (_name, text, message, line) => {
    const estate = estateOfTemplates([{ path: 'bad', text }, GOOD]);
    expect(estate.errors).toHaveLength(1);
    expect(estate.errors[0]?.template).toBe('bad');
    expect(estate.errors[0]?.message).toMatch(message);
    if (line !== undefined) expect(estate.errors[0]?.line).toBe(line);
    expect(estate.resources().map(({ logicalId }) => logicalId)).toEqual(['Good']);
  });

  it('that says that it is one is told its own mistake', () => {
    for (const text of ['AWSTemplateFormatVersion: x\napiVersion: v1\nkind: Pod\n', 'apiVersion: v1\nkind: Pod\nResources: []\n']) {
      expect(estateOf(text).errors[0]?.message).toMatch(/^is not a template: (?:it has no Resources|Resources is not)/);
    }
  });

  it('never has its own text in the message', () => {
    for (const text of [
      '{"Resources": {"Password": "hunter2-secret" "x"}}',
      'Resources:\n  A: "hunter2-secret\n  *hunter2-secret: [',
      '{"hunter2-secret"}',
    ]) {
      expect(JSON.stringify(estateOf(text).errors)).not.toContain('hunter2');
    }
  });
});

describe('a template of which a part is wrong', () => {
  it('loses that part only, and says which', () => {
    const { errors, ...estate } = estateOf(`Parameters: [1]
Mappings: text
Resources:
  List: []
  NoType:
    Properties: {}
  Typeless:
    Type: [X]
  Strange:
    Type: AWS::S3::Bucket
    Properties: text
  Good:
    Type: AWS::S3::Bucket
`);
    expect(estate.stacks.flatMap(({ resources }) => resources.map(({ logicalId }) => logicalId))).toEqual(['Good']);
    expect(errors.map(({ message, line }) => [line, message])).toEqual([
      [1, 'Parameters is not an object'],
      [2, 'Mappings is not an object'],
      [4, 'the resource List is not an object'],
      [5, 'the resource NoType has no Type'],
      [8, 'the resource Typeless has a Type that is not text'],
      [11, 'the resource Strange has Properties that are not an object'],
    ]);
  });

  it('is unknown where a macro may change it', () => {
    const estate = estateOf(
      'Transform: [AWS::LanguageExtensions, Company::Macro]\nResources:\n  Fn::Transform: {Name: Other}\n  A: {Type: X}\n  B: {Type: A::B::C::MODULE}\n',
    );
    expect(estate.gaps.map(({ line, why }) => [line, why])).toEqual([
      [1, 'the macro Company::Macro may change anything in the template'],
      [3, 'a macro adds resources when the stack is applied'],
      [5, 'the module A::B::C::MODULE is written out when the stack is applied'],
    ]);
    expect(estate.errors).toEqual([]);
  });

  it('doesn’t grow without end by loops in loops', () => {
    const items = JSON.stringify(Array.from({ length: 100 }, (_, index) => `i${index}`));
    const loop = (depth: number): string =>
      depth === 0
        ? '{"X${A}${B}${C}${D}": {"Type": "T"}}'
        : `{"Fn::ForEach::L${depth}": ["${'DCBA'[depth - 1]}", ${items}, ${loop(depth - 1)}]}`;
    const estate = estateOf(`{"Transform": "AWS::LanguageExtensions", "Resources": ${loop(4)}}`);
    expect(estate.gaps.map(({ why }) => why)).toContain('loops make more than can be judged');
  });

  it('doesn’t grow without end by names made of names', () => {
    const queue = (index: number) => ({
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: { 'Fn::Sub': `\${Q${index - 1}.QueueName}\${Q${index - 1}.QueueName}` } },
    });
    const queues = Array.from({ length: 60 }, (_, index) => [`Q${index + 1}`, queue(index + 1)]);
    for (const first of [{ QueueName: 'xx' }, {}]) {
      const template = { Resources: { Q0: { Type: 'AWS::SQS::Queue', Properties: first }, ...Object.fromEntries(queues) } };
      const last = estateOf(template).resources().at(-1);
      expect(last?.property('QueueName')).toMatchObject({ why: 'the text is longer than can be judged' });
    }
  });

  it('takes no longer for an address without end', () => {
    const template = { Resources: { A: { Type: 'T', Properties: { V: `arn:${'a:'.repeat(500_000)}` } } } };
    const estate = estateOf(template);
    expect(estate.resources().flatMap((resource) => estate.referencesFrom(resource))).toEqual([]);
  });
});
