import { describe, expect, it } from 'vitest';

import { type PartlyKnown, Unknown, asText, isSecret, whyUnknown } from '../index.ts';
import { resolvedIn } from '../testing/templates.ts';

const SECTIONS = {
  Parameters: {
    Open: { Type: 'String' },
    Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] },
    Name: { Type: 'String', Default: 'harbor' },
    Count: { Type: 'Number', Default: '3' },
    Subnets: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Ids: { Type: 'List<AWS::EC2::Subnet::Id>' },
    Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/images/latest' },
    Password: { Type: 'String', NoEcho: true },
  },
  Mappings: {
    Sizes: { dev: { Size: 'small', Zones: ['a'] }, prod: { Size: 'large', Zones: ['a', 'b'] } },
    Single: { only: { Key: 'alone' } },
  },
  Conditions: {
    Always: { 'Fn::Equals': ['a', 'a'] },
    Never: { 'Fn::Not': [{ Condition: 'Always' }] },
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsThird: { 'Fn::Equals': [{ Ref: 'Stage' }, 'third'] },
    Circular: { 'Fn::Not': [{ Condition: 'Circular' }] },
    Either: { 'Fn::Or': [{ Condition: 'Never' }, { Condition: 'IsProd' }] },
    Both: { 'Fn::And': [{ Condition: 'Never' }, { Condition: 'IsProd' }] },
  },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Named: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'logs-${AWS::AccountId}' } } },
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'deploy', Path: '/ci/' } },
    Rule: { Type: 'AWS::Events::Rule', Properties: { Name: 'nightly', EventBusName: 'orders' } },
    Own: { Type: 'Custom::Thing' },
    Ouroboros: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Ouroboros', 'QueueName'] } } },
  },
};

const of = (value: unknown) => resolvedIn(SECTIONS, value);

describe('what is known', () => {
  it.each<[string, unknown, unknown]>([
    ['a parameter’s default', { Ref: 'Name' }, 'harbor'],
    ['a number', { Ref: 'Count' }, 3],
    ['a list with commas', { Ref: 'Subnets' }, ['a', 'b']],
    ['the account', { Ref: 'AWS::AccountId' }, '222222222222'],
    ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['the stack’s name', { Ref: 'AWS::StackName' }, 'data'],
    ['a named queue', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:sqs:eu-central-1:222222222222:orders'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Named.QueueName' }, 'orders'],
    ['a name that is computed', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::logs-222222222222'],
    ['a role with a path', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::222222222222:role/ci/deploy'],
    ['a rule on a bus', { Ref: 'Rule' }, 'orders|nightly'],
    ['a rule’s ARN', { 'Fn::GetAtt': ['Rule', 'Arn'] }, 'arn:aws:events:eu-central-1:222222222222:rule/orders/nightly'],
    ['Sub', { 'Fn::Sub': '${Name}-${Named.QueueName}-${!Literal}' }, 'harbor-orders-${Literal}'],
    ['Sub with variables', { 'Fn::Sub': ['${A}/${Name}', { A: { Ref: 'Count' } }] }, '3/harbor'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 1]] }, 'a-harbor-1'],
    ['Join of a list parameter', { 'Fn::Join': ['|', { Ref: 'Subnets' }] }, 'a|b'],
    ['Join without what isn’t there', { 'Fn::Join': [',', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a,b'],
    ['Split', { 'Fn::Split': ['/', 'a/b'] }, ['a', 'b']],
    ['Select', { 'Fn::Select': ['1', { Ref: 'Subnets' }] }, 'b'],
    ['a piece before the unknown', { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Sub': 'a/b/${Open}' }] }] }, 'b'],
    ['Length', { 'Fn::Length': { Ref: 'Subnets' } }, 2],
    ['Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    ['ToJsonString', { 'Fn::ToJsonString': { a: [{ Ref: 'Count' }] } }, '{"a":[3]}'],
    ['Cidr', { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, ['10.0.0.0/24', '10.0.1.0/24']],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'dev', 'Size'] }, 'small'],
    ['FindInMap of a list', { 'Fn::FindInMap': ['Sizes', 'prod', 'Zones'] }, ['a', 'b']],
    ['FindInMap’s default', { 'Fn::FindInMap': ['Sizes', 'test', 'Size', { DefaultValue: 'tiny' }] }, 'tiny'],
    ['If that holds', { 'Fn::If': ['Always', 'yes', 'no'] }, 'yes'],
    ['If that doesn’t', { 'Fn::If': ['Never', 'yes', 'no'] }, 'no'],
    ['a value that isn’t allowed', { 'Fn::If': ['IsThird', 'yes', 'no'] }, 'no'],
    ['And with what never holds', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
    ['no value in a list', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    ['no value in an object', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    [
      'a property called Condition',
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
    ['a loop in properties', { 'Fn::ForEach::Tags': ['X', { Ref: 'Subnets' }, { 'Key${X}': { Ref: 'X' } }] }, { Keya: 'a', Keyb: 'b' }],
    [
      'a loop with two identifiers',
      {
        'Fn::ForEach::Ports': [
          ['Name', { Ref: 'Name' }],
          [
            ['web', 443],
            ['ssh', 22],
          ],
          { 'Port${Name}': { Ref: 'harbor' } },
        ],
      },
      { Portweb: 443, Portssh: 22 },
    ],
    ['a loop over an object', { 'Fn::ForEach::L': [['K', 'V'], { 'a-1': 'x' }, { 'Key&{K}': '${V}!' }] }, { Keya1: 'x!' }],
    ['the only entry of a mapping', { 'Fn::FindInMap': ['Single', { Ref: 'Open' }, 'Key'] }, 'alone'],
    ['names that objects inherit', { constructor: 1, ['__proto__']: 2 }, JSON.parse('{"constructor":1,"__proto__":2}')],
  ])('%s', (_name, value, expected) => {
    expect(of(value)).toEqual(expected);
  });

  it('is absent where it has no value', () => {
    expect(of({ Ref: 'AWS::NoValue' })).toBeUndefined();
    expect(of({ 'Fn::If': ['Never', 'a', { Ref: 'AWS::NoValue' }] })).toBeUndefined();
  });
});

describe('what is known in part', () => {
  it.each<[string, unknown, string]>([
    ['a queue’s ARN', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-central-1:222222222222:<unknown>'],
    ['a queue’s URL', { Ref: 'Queue' }, 'https://sqs.eu-central-1.amazonaws.com/222222222222/<unknown>'],
    ['Sub', { 'Fn::Sub': 'arn:aws:s3:::logs-${Open}/*' }, 'arn:aws:s3:::logs-<unknown>/*'],
    ['Join', { 'Fn::Join': [':', ['a', { Ref: 'Open' }, 'b']] }, 'a:<unknown>:b'],
    [
      'Join with what may not be there',
      { 'Fn::Join': [',', ['a', { 'Fn::If': ['IsProd', 'b', { Ref: 'AWS::NoValue' }] }, 'c']] },
      'a<unknown>c',
    ],
    [
      'a secret in text',
      { 'Fn::Sub': 'https://{{resolve:secretsmanager:${Name}:SecretString:host}}/x' },
      'https://{{resolve:secretsmanager:harbor:SecretString:host}}/x',
    ],
    ['an ARN of a type that nobody knows', { 'Fn::GetAtt': ['Own', 'Arn'] }, '<unknown>'],
    ['the stack’s id', { Ref: 'AWS::StackId' }, 'arn:aws:cloudformation:eu-central-1:222222222222:stack/data/<unknown>'],
  ])('%s', (_name, value, shown) => {
    expect(asText(of(value))).toBe(shown);
  });
});

describe('what is unknown', () => {
  it.each<[string, unknown, string]>([
    ['an open parameter', { Ref: 'Open' }, 'depends on parameter Open'],
    ['a stored parameter', { Ref: 'Image' }, 'depends on the stored parameter /images/latest (parameter Image)'],
    ['a missing resource', { Ref: 'Nothing' }, 'refers to Nothing, which is not in the template'],
    ['a missing attribute’s resource', { 'Fn::GetAtt': ['Nothing', 'Arn'] }, 'refers to Nothing, which is not in the template'],
    ['a macro', { 'Fn::Transform': { Name: 'Mine' } }, 'a macro makes it when the stack is applied'],
    ['a macro among properties', { 'Fn::Transform': { Name: 'Mine' }, a: 1 }, 'a macro may add to it when the stack is applied'],
    ['a function that nobody knows', { 'Fn::Frobnicate': [] }, 'Fn::Frobnicate is no function that is known'],
    ['a missing export', { 'Fn::ImportValue': 'nothing' }, 'no stack exports nothing'],
    ['a condition that isn’t there', { 'Fn::If': ['Nothing', 1, 2] }, 'there is no condition Nothing'],
    ['a condition about itself', { 'Fn::If': ['Circular', 1, 2] }, 'condition Circular refers to itself'],
    ['zones', { 'Fn::GetAZs': '' }, 'which zones eu-central-1 has depends on the account'],
    ['a selection beyond the list', { 'Fn::Select': [5, ['a']] }, 'Fn::Select goes beyond its list'],
    ['JSON of an open value', { 'Fn::ToJsonString': { a: { Ref: 'Open' } } }, 'depends on parameter Open'],
    ['a loop over an open list', { 'Fn::ForEach::L': ['X', { Ref: 'Ids' }, { '${X}': 1 }] }, 'depends on parameter Ids'],
    ['what a custom resource makes', { 'Fn::GetAtt': ['Own', 'Secret'] }, 'Custom::Thing makes Secret of Own'],
    ['a resource named after itself', { Ref: 'Ouroboros' }, 'attribute Ouroboros.QueueName refers to itself'],
    [
      'a missing output',
      { 'Fn::GetStackOutput': { StackName: 'other', OutputName: 'X' } },
      "the output X of the stack other isn't in the estate",
    ],
    ['a function with the wrong argument', { 'Fn::Join': 'a' }, 'Fn::Join needs a delimiter and a list'],
  ])('%s', (_name, value, why) => {
    expect(whyUnknown(of(value))).toBe(why);
  });

  it('keeps both branches of a condition that can’t be decided', () => {
    const value = of({ 'Fn::If': ['IsProd', 'yes', { Ref: 'AWS::NoValue' }] });
    expect(value).toBeInstanceOf(Unknown);
    expect((value as Unknown).alternatives).toEqual(['yes', undefined]);
    expect((of({ 'Fn::If': ['Either', { 'Fn::If': ['IsProd', 1, 2] }, 3] }) as Unknown).alternatives).toEqual([1, 2, 3]);
  });

  it('keeps the values that a parameter allows, and those of a mapping that it chooses from', () => {
    expect((of({ Ref: 'Stage' }) as Unknown).alternatives).toEqual(['dev', 'prod']);
    expect((of({ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Size'] }) as Unknown).alternatives).toEqual(['small', 'large']);
  });

  it('knows secrets by where they come from', () => {
    expect(isSecret(of('{{resolve:ssm-secure:/db/password}}'))).toBe(true);
    expect(isSecret(of({ Ref: 'Password' }))).toBe(true);
    expect(isSecret(of('{{resolve:ssm:/db/host}}'))).toBe(false);
    expect(isSecret(of({ Ref: 'Open' }))).toBe(false);
    const named = of({ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Open' }, ':SecretString}}']] });
    expect(named).toBeInstanceOf(Unknown);
    expect(isSecret(named)).toBe(true);
  });

  it('takes given values before defaults', () => {
    expect(resolvedIn(SECTIONS, { Ref: 'Name' }, { Name: 'pier' })).toBe('pier');
    expect(resolvedIn(SECTIONS, { Ref: 'Ids' }, { Ids: 'subnet-1,subnet-2' })).toEqual(['subnet-1', 'subnet-2']);
    expect(resolvedIn(SECTIONS, { 'Fn::If': ['IsProd', 'a', 'b'] }, { Stage: 'prod' })).toBe('a');
  });

  it('is one value wherever the same resource is meant', () => {
    const pair = of([{ 'Fn::GetAtt': ['Queue', 'Arn'] }, { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}' }]);
    const [arn, same] = pair as readonly PartlyKnown[];
    expect(arn).toEqual(same);
  });
});
