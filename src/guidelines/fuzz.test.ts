import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type TemplateText, estateOfTemplates } from '../estate/index.ts';
import { mutatedText, mutatedValue, textMutations, valueMutations } from '../estate/testing/mutations.ts';
import { RICH_TEMPLATE } from '../estate/testing/rich-template.ts';
import { FINDINGS_SCHEMA } from './findings-schema.ts';
import { judge } from './judge.ts';
import { RULES } from './rules/index.ts';
import { ruleTemplates } from './testing/rule-templates.ts';

/** How many broken templates are tried, each time others. `LANDFALL_FUZZ=100000` for a thorough run of minutes. */
const CASES = Number(process.env['LANDFALL_FUZZ'] ?? 10_000);

/** A template whose findings nothing in the same call may change. */
const GOOD = {
  path: 'good.yaml',
  text: 'Resources:\n  Group:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: people\n      SecurityGroupIngress: {CidrIp: 0.0.0.0/0, IpProtocol: -1}\n',
};

const TEMPLATES: readonly string[] = [RICH_TEMPLATE, ...ruleTemplates()];

const values = TEMPLATES.flatMap((text) => {
  const [stack] = estateOfTemplates([{ path: '', text }]).stacks;
  return stack === undefined ? [] : [stack.source.value];
});

const validate = new Ajv2020({ allowUnionTypes: true }).compile(FINDINGS_SCHEMA);

function judged(...templates: readonly TemplateText[]) {
  return judge(estateOfTemplates(templates), { rules: RULES, today: '2026-11-24' });
}

const expected = judged(GOOD).result.findings;

/** Whatever the text is: a result as it is published, no rule that failed, and all of the other template's findings. */
function survives(text: string): void {
  const { result, faults } = judged({ path: 'odd', text }, GOOD);
  for (const { rule, error } of faults) throw new Error(`the rule ${rule} failed`, { cause: error });
  if (!validate(result)) throw new Error(JSON.stringify(validate.errors));
  expect(result.findings.filter(({ template }) => template === GOOD.path)).toEqual(expected);
  for (const { message } of result.errors) expect(message).toMatch(/^\w/);
}

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const resources = (count: number) =>
  Array.from({ length: count }, (_, index) => `  B${index}: {Type: AWS::S3::Bucket, DependsOn: B${(index + 1) % count}}\n`);

describe('a template', { timeout: 3_600_000 }, () => {
  it.each([
    ['empty', ''],
    ['only space', ' \n\t\n'],
    ['no text', '\u0000\u0001\uFFFD'],
    ['a number', '42'],
    ['null', 'null'],
    ['a list', '[1, 2]'],
    ['without resources', 'AWSTemplateFormatVersion: "2010-09-09"'],
    ['with resources that are none', 'Resources: {A: null, B: 1, C: [], D: {Type: 7}, E: {Type: AWS::S3::Bucket, Properties: []}}'],
    ['an alias to itself', 'Resources: &r\n  A: *r\n'],
    ['a merge into itself', 'Resources: &r\n  <<: *r\n'],
    [
      'aliases of aliases',
      `a: &a [x, x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [*${index === 0 ? 'a' : `b${index - 1}`}, *${index === 0 ? 'a' : `b${index - 1}`}]\n`).join('')}Resources: {}`,
    ],
    [
      'resources that refer to each other in a circle',
      'Resources:\n  A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref B}}\n  B: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref A}}\n',
    ],
    [
      'conditions that refer to each other in a circle',
      'Conditions: {A: {Condition: B}, B: {Condition: A}}\nResources: {Q: {Type: AWS::SQS::Queue, Condition: A}}',
    ],
    ['nested deeply in YAML', `Resources: ${nested('[', ']', 20_000)}`],
    [
      'nested deeply in JSON',
      `{"Resources": {"A": {"Type": "AWS::SQS::Queue", "Properties": {"Tags": ${nested('{"a":', '}', 20_000).replace('}', '1}')}}}}`,
    ],
    [
      'nested functions',
      `Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: ${'{"Fn::Sub": ['.repeat(150)}x${']}'.repeat(150)}}}}`,
    ],
    ['huge', `Resources:\n${resources(5_000).join('')}`],
    ['larger than anything', 'x'.repeat(5 * 1024 * 1024)],
    [
      'names that every object has',
      'Resources: {__proto__: {Type: AWS::S3::Bucket}, constructor: {Type: AWS::S3::Bucket, Properties: {toString: 1}}}',
    ],
  ])('that is %s, or has such, is judged or refused in words', (_case, text) => survives(text));

  it('whose text somebody broke is judged or refused in words', () => {
    const property = fc.property(fc.nat(), textMutations, (which, mutations) =>
      survives(mutatedText(TEMPLATES[which % TEMPLATES.length] ?? '', mutations)),
    );
    fc.assert(property, { numRuns: Math.ceil(CASES / 3) });
  });

  it('whose values somebody changed to what they can’t be is judged, and no rule fails', () => {
    const property = fc.property(fc.nat(), valueMutations, (which, mutations) =>
      survives(JSON.stringify(mutatedValue(values[which % values.length], mutations)) ?? ''),
    );
    fc.assert(property, { numRuns: Math.ceil((CASES * 2) / 3) });
  });
});
