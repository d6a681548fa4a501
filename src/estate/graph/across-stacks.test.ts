import { describe, expect, it } from 'vitest';

import { asText, equals, whyUnknown } from '../index.ts';
import { type TestStack, estateOfStacks, resourceOf } from '../testing/templates.ts';

const producer = (over: Partial<TestStack> = {}): TestStack => ({
  name: 'data',
  template: {
    Parameters: { Suffix: { Type: 'String', Default: 'a' } },
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::Sub': 'events-${Suffix}' } } },
    },
    Outputs: {
      Bucket: { Value: { Ref: 'Bucket' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-bucket' } } },
      Topic: { Value: { Ref: 'Topic' } },
    },
  },
  ...over,
});

const consumer = (value: unknown, over: Partial<TestStack> = {}): TestStack => ({
  name: 'app',
  template: { Parameters: { Input: { Type: 'String' } }, Resources: { Probe: { Type: 'Test::Probe', Properties: { Value: value } } } },
  ...over,
});

describe('values of other stacks', () => {
  it('are imported within an account and region', () => {
    const estate = estateOfStacks([consumer({ 'Fn::ImportValue': 'data-bucket' }), producer()]);
    const probe = resourceOf(estate, 'Probe');
    expect(equals(probe.property('Value'), resourceOf(estate, 'Bucket').reference)).toBe(true);
    expect(estate.referencesFrom(probe).map(({ to, path }) => [to.logicalId, path])).toEqual([['Bucket', ['Properties', 'Value']]]);
  });

  it('are not imported from another account or region', () => {
    for (const elsewhere of [{ account: '333333333333' }, { region: 'us-east-1' }]) {
      const estate = estateOfStacks([consumer({ 'Fn::ImportValue': 'data-bucket' }), producer(elsewhere)]);
      expect(whyUnknown(resourceOf(estate, 'Probe').property('Value'))).toBe('no stack exports data-bucket');
    }
  });

  it('are read from outputs, of another account through a role, of another region by name', () => {
    const wanted = { StackName: 'data', OutputName: 'Topic' };
    const of = (argument: object, stack: TestStack) =>
      asText(
        resourceOf(estateOfStacks([consumer({ 'Fn::GetStackOutput': { ...wanted, ...argument } }), stack]), 'Probe').property('Value'),
      );
    expect(of({}, producer())).toBe('arn:aws:sns:eu-central-1:222222222222:events-a');
    expect(of({ Region: 'us-east-1' }, producer({ region: 'us-east-1' }))).toBe('arn:aws:sns:us-east-1:222222222222:events-a');
    const role = { RoleArn: 'arn:aws:iam::333333333333:role/reader' };
    expect(of(role, producer({ account: '333333333333' }))).toBe('arn:aws:sns:eu-central-1:333333333333:events-a');
    expect(of(role, producer())).toBe('<unknown>');
  });

  it('come in by parameters that are bound to outputs, across accounts, and are the same resource', () => {
    const estate = estateOfStacks([
      consumer(
        { 'Fn::Sub': 'arn:aws:s3:::${Input}/*' },
        { account: '333333333333', inputs: { Input: { stack: 'data', output: 'Bucket', account: '222222222222' } } },
      ),
      producer(),
    ]);
    const [probe, bucket] = [resourceOf(estate, 'Probe'), resourceOf(estate, 'Bucket')];
    expect(asText(probe.property('Value'))).toBe('arn:aws:s3:::<unknown>/*');
    expect(estate.referencesFrom(probe)).toMatchObject([{ to: bucket, path: ['Properties', 'Value'] }]);
    expect(estate.referencesTo(bucket)).toMatchObject([{ from: probe }]);
  });

  it('end in unknown where they go round', () => {
    const round = (name: string, other: string): TestStack => ({
      name,
      template: {
        Parameters: { Input: { Type: 'String' } },
        Resources: { [name]: { Type: 'T', Properties: { V: { Ref: 'Input' } } } },
        Outputs: { O: { Value: { Ref: 'Input' } } },
      },
      inputs: { Input: { stack: other, output: 'O' } },
    });
    const estate = estateOfStacks([round('One', 'Two'), round('Two', 'One')]);
    expect(whyUnknown(resourceOf(estate, 'One').property('V'))).toMatch(/refers to itself/);
    expect(estate.referencesFrom(resourceOf(estate, 'One'))).toEqual([]);
  });

  it('end in unknown where the chain is longer than can be followed', () => {
    const chain = Array.from({ length: 3000 }, (_, index) => [`C${index}`, { 'Fn::Not': [{ Condition: `C${index + 1}` }] }]);
    const template = {
      Conditions: { ...Object.fromEntries(chain), C3000: { 'Fn::Equals': [1, 1] } },
      Resources: { Probe: { Type: 'T', Properties: { V: { 'Fn::If': ['C0', 1, 2] } } } },
    };
    expect(whyUnknown(resourceOf(estateOfStacks([{ name: 'long', template }]), 'Probe').property('V'))).toMatch(/nested too deeply/);
  });
});
