import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { PACK_NAMES, judgeByPacks } from './judge-by-packs.ts';

const TEMPLATE = `Parameters:
  Encrypted: {Type: String}
  Public: {Type: String, Default: "true"}
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.small
      StorageEncrypted: {Ref: Encrypted}
      PubliclyAccessible: {Ref: Public}
      MultiAZ: true
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: []}
      Policies:
        - {PolicyName: all, PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]}}
`;

describe('packs of cdk-nag', { timeout: 60_000 }, () => {
  it('say of each resource what holds, what is found and what is unknown', async () => {
    const templates = [{ path: 'app.yaml', text: JSON.stringify(parse(TEMPLATE)), parameters: { Public: 'true' } }];
    const { answers, errors } = await judgeByPacks({ packs: ['aws-solutions', 'nist-800-53-r5'], templates });
    expect(errors).toEqual([]);
    const said = new Map(answers.map((answer) => [`${answer.rule} ${answer.resource}`, answer]));
    expect(said.get('AwsSolutions-RDS2 Orders')).toMatchObject({
      outcome: 'unknown',
      check: 'RDSStorageEncrypted',
      pack: 'aws-solutions',
      level: 'error',
    });
    expect(said.get('AwsSolutions-RDS3 Orders')?.outcome).toBe('holds');
    expect(said.get('NIST.800.53.R5-RDSInstancePublicAccess Orders')?.outcome, [...said.keys()].join('\n')).toBe('found');
    expect(said.get('AwsSolutions-IAM5 Role')).toMatchObject({ outcome: 'found', details: ['Action::s3:*', 'Resource::*'] });
    expect(said.has('AwsSolutions-S1 Orders'), 'what doesn’t concern a resource isn’t said of it').toBe(false);
  });

  it('are all there, and judge the others where one template can’t be loaded', async () => {
    const text = JSON.stringify({
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket' },
        Work: { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile: 'x' }, Role: 'arn:aws:iam::111111111111:role/work' } },
      },
    });
    const sound = { path: 'sound.json', text, parameters: {} };
    const odd = { path: 'odd.json', text: '{', parameters: {} };
    const { answers, errors } = await judgeByPacks({ packs: PACK_NAMES, templates: [odd, sound] });
    expect(errors).toMatchObject([{ template: 'odd.json' }]);
    expect(new Set(answers.map(({ template }) => template))).toEqual(new Set(['sound.json']));
    expect(new Set(answers.map(({ pack }) => pack))).toEqual(new Set(PACK_NAMES));
  });

  it('leave out a resource that CDK refuses, and take references to nothing', async () => {
    const Resources = {
      Bare: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } },
      Map: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { FunctionName: { Ref: 'Bare' }, EventSourceArn: { 'Fn::GetAtt': ['Gone', 'Arn'] } },
      },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: 'Elsewhere' } } },
    };
    const templates = [{ path: 'part.json', text: JSON.stringify({ Resources }), parameters: {} }];
    const { answers, errors } = await judgeByPacks({ packs: ['aws-solutions'], templates });
    expect(errors).toMatchObject([
      { template: 'part.json', message: expect.stringMatching(/^Bare \[AWS::Lambda::Function\] is missing/) as string },
    ]);
    expect(answers.filter(({ rule }) => rule === 'AwsSolutions-SQS2')).toMatchObject([{ resource: 'Queue', outcome: 'holds' }]);
  });
});
