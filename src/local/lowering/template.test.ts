import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Template } from '../../assembly/index.ts';
import { SUPPORTED_TYPES } from './supported-types.ts';
import { lowerTemplate } from './template.ts';

const ACL = { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: 'arn' } };
const QUEUE = { Type: 'AWS::SQS::Queue' };

describe('a refused resource', () => {
  test('is taken out and named with the reason', () => {
    const { template, standIns } = lowerTemplate({ Resources: { Queue: QUEUE, Guard: ACL } });
    expect(template.Resources).toEqual({ Queue: QUEUE });
    expect(standIns).toEqual([{ name: 'AWS::WAFv2::WebACLAssociation', why: expect.stringContaining('firewall') as string }]);
  });

  test('without a stand-in of its own is taken out as well', () => {
    const { template, standIns } = lowerTemplate({ Resources: { Queue: QUEUE, Trail: { Type: 'AWS::CloudTrail::Trail' } } });
    expect(Object.keys(template.Resources)).toEqual(['Queue']);
    expect(standIns.map(({ name }) => name)).toEqual(['AWS::CloudTrail::Trail']);
  });

  test('leaves texts of its shape wherever it was referred to', () => {
    const { template } = lowerTemplate({
      Resources: {
        All: { Type: 'AWS::CloudWatch::CompositeAlarm' },
        Role: {
          Type: 'AWS::IAM::Role',
          DependsOn: ['All', 'Queue'],
          Properties: {
            Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'x', Resource: { 'Fn::GetAtt': ['All', 'Arn'] } }] } }],
            Description: { 'Fn::Sub': ['${All} of ${Queue.Arn}, ${!All}, ${own}', { own: { Ref: 'All' } }] },
          },
        },
        Queue: { ...QUEUE, DependsOn: 'All' },
      },
      Outputs: { Name: { Value: { 'Fn::Join': ['-', ['x', { Ref: 'All' }]] } }, Address: { Value: { 'Fn::Sub': 'a:${All.Arn}' } } },
    });
    const arn = 'arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:All';
    expect(template).toEqual({
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          DependsOn: ['Queue'],
          Properties: {
            Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'x', Resource: { 'Fn::Sub': arn } }] } }],
            Description: { 'Fn::Sub': ['All of ${Queue.Arn}, ${!All}, ${own}', { own: 'All' }] },
          },
        },
        Queue: QUEUE,
      },
      Outputs: { Name: { Value: { 'Fn::Join': ['-', ['x', 'All']] } }, Address: { Value: { 'Fn::Sub': `a:${arn}` } } },
    });
  });

  test('leaves a template that can be deployed even if it was the only one', () => {
    expect(Object.keys(lowerTemplate({ Resources: { Guard: ACL } }).template.Resources)).toEqual(['StandInForNothing']);
  });
});

test("a variable of a Sub's own isn't taken for the resource of the same name", () => {
  const value = { 'Fn::Sub': ['${Guard}', { Guard: 'mine' }] };
  expect(lowerTemplate({ Resources: { Guard: ACL, Queue: QUEUE }, Outputs: { A: { Value: value } } }).template.Outputs).toEqual({
    A: { Value: value },
  });
});

test('a group of records becomes its records, and what depended on it waits for all of them', () => {
  const { template } = lowerTemplate({
    Resources: {
      Names: {
        Type: 'AWS::Route53::RecordSetGroup',
        Condition: 'Public',
        Properties: {
          HostedZoneId: { Ref: 'Zone' },
          RecordSets: [
            { Name: 'a.x', Type: 'A' },
            { Name: 'a.x', Type: 'AAAA' },
          ],
        },
      },
      NamesRecord2: QUEUE,
      Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'x' }, DependsOn: 'Names' },
    },
  });
  expect(template.Resources).toMatchObject({
    NamesRecord1: {
      Type: 'AWS::Route53::RecordSet',
      Condition: 'Public',
      Properties: { HostedZoneId: { Ref: 'Zone' }, Name: 'a.x', Type: 'A' },
    },
    NamesRecord2: QUEUE,
    NamesRecord2X: { Type: 'AWS::Route53::RecordSet', Properties: { HostedZoneId: { Ref: 'Zone' }, Type: 'AAAA' } },
    Zone: { DependsOn: ['NamesRecord1', 'NamesRecord2X'] },
  });
});

test('an alarm on an expression watches its first plain metric', () => {
  const alarm = (properties: object) =>
    lowerTemplate({ Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { ...properties } } } }).template.Resources['Alarm']
      ?.Properties;
  const metric = { Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Function' } }] };
  expect(
    alarm({
      AlarmName: 'errors',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 5,
      EvaluationPeriods: 1,
      Metrics: [
        { Id: 'rate', Expression: 'errors / calls' },
        { Id: 'errors', MetricStat: { Metric: metric, Period: 300, Stat: 'Sum' }, ReturnData: false },
      ],
    }),
  ).toEqual({
    AlarmName: 'errors',
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 5,
    EvaluationPeriods: 1,
    ...metric,
    Period: 300,
    Statistic: 'Sum',
  });
  expect(
    alarm({
      ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold',
      ThresholdMetricId: 'band',
      Metrics: [{ Id: 'm', MetricStat: { Metric: { Namespace: 'N', MetricName: 'M' }, Period: 60, Stat: 'p95' } }],
    }),
  ).toEqual({
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 0,
    Namespace: 'N',
    MetricName: 'M',
    Period: 60,
    ExtendedStatistic: 'p95',
  });
});

describe('a trust policy', () => {
  const root = { AWS: 'arn:aws:iam::1:root' };
  const lowered = (statement: object) => {
    const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [statement] } } };
    return lowerTemplate({ Resources: { Role: role } }).template.Resources['Role']?.Properties?.['AssumeRolePolicyDocument'];
  };

  test('names the caller that its only condition names', () => {
    const statement = {
      Effect: 'Allow',
      Principal: root,
      Action: 'sts:AssumeRole',
      Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:x' } },
    };
    expect(lowered(statement)).toEqual({ Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:x' }, Action: 'sts:AssumeRole' }] });
  });

  test.each([
    ['refuses', { Effect: 'Deny', Principal: root, Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:x' } } }],
    ['lets everybody but one in', { Effect: 'Allow', Principal: root, Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:x' } } }],
    [
      'has a second key',
      { Effect: 'Allow', Principal: root, Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:x', 'aws:SourceIp': '192.0.2.1' } } },
    ],
    [
      'has a second operator',
      { Effect: 'Allow', Principal: root, Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:x' }, Bool: { a: 'true' } } },
    ],
    ['names a pattern', { Effect: 'Allow', Principal: root, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:*' } } }],
    ['is for a service', { Effect: 'Allow', Principal: { Service: 'x' }, Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:x' } } }],
  ])('is left as it is where it %s', (_, statement) => {
    expect(lowered(statement)).toEqual({ Statement: [statement] });
  });
});

describe('a bucket policy for CloudFront', () => {
  const lowered = (Condition: object, Principal: object = { Service: 'cloudfront.amazonaws.com' }) => {
    const Properties = { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal, Condition }] } };
    const { template, standIns } = lowerTemplate({ Resources: { Policy: { Type: 'AWS::S3::BucketPolicy', Properties } } });
    const after = template.Resources['Policy']?.Properties as typeof Properties;
    return { condition: after.PolicyDocument.Statement[0]?.Condition, counted: standIns.length };
  };
  const account = { 'AWS:SourceAccount': '1' };
  const arn = { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::1:distribution/*' } };

  test('is held to the distributions alone where it names them', () => {
    expect(lowered({ StringEquals: account, ...arn })).toEqual({ condition: arn, counted: 1 });
    expect(lowered({ StringEquals: { ...account, a: 'b' }, ...arn })).toEqual({
      condition: { StringEquals: { a: 'b' }, ...arn },
      counted: 1,
    });
  });

  test('is left as it is where it names the account alone, or is for somebody else', () => {
    expect(lowered({ StringEquals: account })).toEqual({ condition: { StringEquals: account }, counted: 0 });
    const both = { StringEquals: account, ...arn };
    expect(lowered(both, { Service: 'logging.s3.amazonaws.com' })).toEqual({ condition: both, counted: 0 });
  });
});

test('an attribute that the emulator lacks is replaced, and said, only where it is read', () => {
  const pool = { Type: 'AWS::Cognito::UserPool' };
  const read = lowerTemplate({ Resources: { Pool: pool }, Outputs: { Issuer: { Value: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } } } });
  expect(read.template.Outputs).toEqual({ Issuer: { Value: { 'Fn::Sub': 'https://${Pool.ProviderName}' } } });
  expect(read.standIns.map(({ name }) => name)).toEqual(['AWS::Cognito::UserPool ProviderURL']);
  expect(lowerTemplate({ Resources: { Pool: pool } }).standIns).toEqual([]);
});

test('properties without effect are sent and named, also behind a condition', () => {
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { 'Fn::If': ['C', { Tags: [] }, { BucketEncryption: {} }] } };
  const table = {
    Type: 'AWS::DynamoDB::Table',
    Properties: { SSESpecification: { SSEEnabled: true }, TimeToLiveSpecification: { Ref: 'AWS::NoValue' } },
  };
  const stage = { Type: 'AWS::ApiGateway::Stage', Properties: { MethodSettings: [{ CachingEnabled: true }, { HttpMethod: '*' }] } };
  const { template, ignored } = lowerTemplate({ Resources: { Bucket: bucket, Table: table, Stage: stage } });
  expect(template.Resources).toEqual({ Bucket: bucket, Table: table, Stage: stage });
  expect(ignored.map(({ name }) => name)).toEqual([
    'AWS::S3::Bucket BucketEncryption',
    'AWS::S3::Bucket Tags',
    'AWS::DynamoDB::Table SSESpecification',
    'AWS::ApiGateway::Stage MethodSettings[].CachingEnabled',
  ]);
});

describe('whatever the template', () => {
  const ids = ['A', 'B', 'C', 'D', 'E', 'ARecord1'];
  const id = fc.constantFrom(...ids);
  const attribute = fc.constantFrom('Arn', 'Id', 'ProviderURL', 'Nested.Name');
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      id.map((name) => ({ Ref: name })),
      fc.tuple(id, attribute).map((pair) => ({ 'Fn::GetAtt': pair })),
      fc.tuple(id, attribute).map(([name, a]) => ({ 'Fn::GetAtt': `${name}.${a}` })),
      fc.tuple(id, attribute).map(([name, a]) => ({ 'Fn::Sub': `x-\${${name}}-\${ ${name}.${a} }-\${!${name}}` })),
      fc.tuple(id, tie('value')).map(([name, inner]) => ({ 'Fn::Sub': [`\${${name}} \${own}`, { own: inner }] })),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('Metrics', 'RecordSets', 'Tags', 'x'), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  const resource = fc.record(
    {
      Type: fc.constantFrom(
        'AWS::SQS::Queue',
        'AWS::Cognito::UserPool',
        'AWS::CloudWatch::Alarm',
        'AWS::CloudWatch::CompositeAlarm',
        'AWS::Route53::RecordSetGroup',
        'AWS::WAFv2::IPSet',
        'AWS::Unknown::Thing',
        'Custom::Thing',
      ),
      Properties: fc.dictionary(fc.constantFrom('Metrics', 'RecordSets', 'Tags', 'Name'), value),
      DependsOn: fc.oneof(id, fc.array(id, { maxLength: 3 })),
    },
    { requiredKeys: ['Type'] },
  );
  const template = fc
    .record({
      Resources: fc.dictionary(id, resource, { minKeys: 1 }),
      Outputs: fc.dictionary(
        fc.constantFrom('One', 'Two'),
        value.map((Value) => ({ Value })),
      ),
    })
    .map((made) => structuredClone(made) as Template);

  test('lowering leaves no refused type and no reference to what is gone, is the same twice, and leaves its input as it is', () => {
    fc.assert(
      fc.property(template, (original) => {
        const before = JSON.stringify(original);
        const { template: lowered } = lowerTemplate(original);
        expect(JSON.stringify(original)).toBe(before);

        const types = Object.values(lowered.Resources).map(({ Type }) => Type);
        expect(types.filter((type) => !SUPPORTED_TYPES.has(type) && !type.startsWith('Custom::'))).toEqual([]);

        const gone = Object.keys(original.Resources).filter((name) => !Object.hasOwn(lowered.Resources, name));
        const text = JSON.stringify(lowered);
        const reference = (name: string) => new RegExp(`"Ref":"${name}"|"Fn::GetAtt":(?:\\["${name}"|"${name}\\.)|\\$\\{ ?${name}[.}]`);
        expect(gone.filter((name) => reference(name).test(text))).toEqual([]);
        const dependencies = Object.values(lowered.Resources).flatMap(({ DependsOn }) => ([DependsOn ?? []] as string[][]).flat());
        expect(gone.filter((name) => dependencies.includes(name))).toEqual([]);

        expect(lowerTemplate(lowered).template).toEqual(lowered);
      }),
    );
  });
});
