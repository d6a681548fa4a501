import { describe, expect, it } from 'vitest';

import { Unknown, at } from '../index.ts';
import { estateOf, estateOfStacks, resourceOf } from '../testing/templates.ts';

const ids = (resources: readonly { readonly logicalId: string }[]) => resources.map(({ logicalId }) => logicalId);

describe('what there is', () => {
  const estate = estateOf(`
Parameters: {Stage: {Type: String}}
Conditions:
  Never: !Equals [a, b]
  Perhaps: !Equals [!Ref Stage, prod]
Resources:
  Gone: {Type: AWS::S3::Bucket, Condition: Never}
  Maybe: {Type: AWS::S3::Bucket, Condition: Perhaps, DeletionPolicy: !If [Perhaps, Retain, Delete]}
  Certain: {Type: AWS::SQS::Queue, DependsOn: Maybe}
`);

  it('lacks what a condition rules out, and doubts what it may rule out', () => {
    expect(ids(estate.resources())).toEqual(['Maybe', 'Certain']);
    expect(ids(estate.resources('AWS::S3::Bucket'))).toEqual(['Maybe']);
    expect(ids(estate.resources('AWS::SQS::Queue', 'AWS::S3::Bucket'))).toEqual(['Certain', 'Maybe']);
    expect(resourceOf(estate, 'Certain').exists).toBe(true);
    expect(resourceOf(estate, 'Maybe').exists).toBeInstanceOf(Unknown);
    expect((resourceOf(estate, 'Maybe').setting('DeletionPolicy') as Unknown).alternatives).toEqual(['Retain', 'Delete']);
    expect(resourceOf(estate, 'Certain').setting('DeletionPolicy')).toBeUndefined();
  });

  it('knows no account, region or stack of a template alone, and takes each for a world of its own', () => {
    const { account, region, template, stack } = resourceOf(estate, 'Certain');
    expect([account, region, template, stack.name]).toEqual([undefined, undefined, 'template', undefined]);
  });
});

describe('references', () => {
  it('are found as they are written, and by what values come to', () => {
    const estate = estateOfStacks([
      {
        name: 'one',
        template: {
          Resources: {
            Key: { Type: 'AWS::KMS::Key' },
            Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'orders', KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
            Queue: { Type: 'AWS::SQS::Queue', DependsOn: ['Topic'], Properties: { Env: [{ 'Fn::Sub': 'x/${Key.Arn}/${Topic}' }] } },
          },
        },
      },
      {
        name: 'two',
        account: '333333333333',
        template: {
          Resources: {
            Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: 'arn:aws:sns:eu-central-1:222222222222:orders' } },
          },
        },
      },
    ]);
    const from = (id: string) =>
      estate.referencesFrom(resourceOf(estate, id)).map(({ to, by, path }) => [to.logicalId, by, path.join('.')]);
    expect(from('Topic')).toEqual([['Key', 'GetAtt', 'Properties.KmsMasterKeyId']]);
    expect(from('Queue')).toEqual([
      ['Key', 'Sub', 'Properties.Env.0'],
      ['Topic', 'Sub', 'Properties.Env.0'],
      ['Topic', 'DependsOn', 'DependsOn'],
    ]);
    expect(from('Subscription')).toEqual([['Topic', 'value', 'Properties.TopicArn']]);
    expect(ids(estate.referencesTo(resourceOf(estate, 'Topic')).map((reference) => reference.from))).toEqual([
      'Queue',
      'Queue',
      'Subscription',
    ]);
  });

  it('find a bucket by the ARN of what is in it', () => {
    const estate = estateOf({
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'photos' } },
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: { Statement: { Resource: 'arn:aws:s3:::photos/raw/*' } } },
        },
      },
    });
    expect(ids(estate.referencesFrom(resourceOf(estate, 'Policy')).map(({ to }) => to))).toEqual(['Bucket']);
  });

  it('follow only the branch that is taken', () => {
    const estate = estateOf({
      Conditions: { No: { 'Fn::Equals': [1, 2] } },
      Resources: {
        A: { Type: 'T' },
        B: { Type: 'T' },
        C: { Type: 'T', Properties: { V: { 'Fn::If': ['No', { Ref: 'A' }, { Ref: 'B' }] } } },
      },
    });
    expect(ids(estate.referencesFrom(resourceOf(estate, 'C')).map(({ to }) => to))).toEqual(['B']);
  });
});

describe('security groups', () => {
  const estate = estateOf(`
Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: vpc-1
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
  Data: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: vpc-1}}
  FromWeb:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: {GroupId: !GetAtt Data.GroupId, SourceSecurityGroupId: !Ref Web, FromPort: 5432}
  Stray: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: sg-123}}
  Database: {Type: AWS::RDS::DBInstance, Properties: {VPCSecurityGroups: [!GetAtt Data.GroupId]}}
  Function: {Type: AWS::Lambda::Function, Properties: {VpcConfig: {SecurityGroupIds: [!Ref Web]}, Environment: {Variables: {GROUP: !Ref Data}}}}
`);

  it('have their inline and stand-alone rules', () => {
    const rules = (id: string) =>
      estate.rulesOf(resourceOf(estate, id)).map(({ resource, path, rule }) => [resource.logicalId, path.join('.'), at(rule, 'FromPort')]);
    expect(rules('Web')).toEqual([['Web', 'Properties.SecurityGroupIngress.0', 443]]);
    expect(rules('Data')).toEqual([['FromWeb', 'Properties', 5432]]);
    expect(ids(estate.strayRules.map(({ resource }) => resource))).toEqual(['Stray']);
  });

  it('guard what names them as its groups, and nothing that only knows them', () => {
    expect(ids(estate.guardedBy(resourceOf(estate, 'Data')))).toEqual(['Database']);
    expect(ids(estate.guardedBy(resourceOf(estate, 'Web')))).toEqual(['Function']);
    expect(ids(estate.groupsOf(resourceOf(estate, 'Function')))).toEqual(['Web']);
  });
});

describe('attached policies', () => {
  const estate = estateOf(`
Parameters: {Stage: {Type: String, AllowedValues: [dev, prod]}}
Conditions: {Prod: !Equals [!Ref Stage, prod]}
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      AssumeRolePolicyDocument: {Statement: trust}
      Policies:
        - {PolicyName: inline, PolicyDocument: {Statement: a}}
        - !If [Prod, {PolicyName: sometimes, PolicyDocument: {Statement: b}}, !Ref AWS::NoValue]
      ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess, !Ref Shared]
      PermissionsBoundary: !Ref Shared
  Shared: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: c}}}
  Added: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref Role], PolicyDocument: {Statement: d}}}
  ByName: {Type: AWS::IAM::RolePolicy, Properties: {RoleName: worker, PolicyDocument: {Statement: e}}}
  Another: {Type: AWS::IAM::Policy, Properties: {Roles: [other], PolicyDocument: {Statement: f}}}
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: photos}}
  BucketPolicy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: photos, PolicyDocument: {Statement: g}}}
  Queue: {Type: AWS::SQS::Queue}
  QueuePolicy: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref Queue], PolicyDocument: {Statement: h}}}
  Topic: {Type: AWS::SNS::Topic}
  TopicPolicy: {Type: AWS::SNS::TopicPolicy, Properties: {Topics: [!Ref Topic], PolicyDocument: {Statement: i}}}
  Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: j}}}
`);
  const of = (id: string) => resourceOf(estate, id);

  it('of a role are its inline, attached and managed ones', () => {
    const policies = estate.identityPoliciesOf(of('Role'));
    expect(
      policies.map(({ name, document, arn }) => [
        name,
        document instanceof Unknown ? document.alternatives : at(document, 'Statement'),
        arn,
      ]),
    ).toEqual([
      ['inline', 'a', undefined],
      ['inline policy 1', [{ Statement: 'b' }, undefined], undefined],
      ['Added', 'd', undefined],
      ['ByName', 'e', undefined],
      ['ReadOnlyAccess', undefined, 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
      ['Shared', 'c', undefined],
    ]);
    expect(estate.boundaryOf(of('Role'))?.name).toBe('Shared');
    expect(estate.boundaryOf(of('Key'))).toBeUndefined();
  });

  it('of a resource are its own and those that name it by Ref, URL, ARN or name', () => {
    const statements = (id: string) => estate.resourcePoliciesOf(of(id)).map(({ document }) => at(document, 'Statement'));
    expect(['Role', 'Bucket', 'Queue', 'Topic', 'Key'].map(statements)).toEqual([['trust'], ['g'], ['h'], ['i'], ['j']]);
    expect(ids(estate.targetsOf(of('BucketPolicy')))).toEqual(['Bucket']);
  });
});

it('leaves open what stacks apply of templates that are not here', () => {
  const { gaps } = estateOf(`Resources:
  Set: {Type: AWS::CloudFormation::StackSet, Properties: {StackSetName: a, PermissionModel: SERVICE_MANAGED}}
  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a}}
`);
  expect(gaps.map(({ resource, kind }) => [resource, kind])).toEqual([
    ['Set', 'addition'],
    ['Nested', 'nested'],
  ]);
});
