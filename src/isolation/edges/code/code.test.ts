import { describe, expect, it } from 'vitest';

import { ACCOUNTS, policy } from '../../testing/sketch.ts';
import { findings, twin } from '../../testing/twin.ts';
import { portfolios } from './portfolios.ts';
import { registryPolicies } from './registry-policies.ts';
import { supplied } from './supplied.ts';
import { thirdPartyTypes } from './third-party-types.ts';

const { dev, prod } = ACCOUNTS;
const one = (Type: string, Properties: object) => ({ Thing: { Type, Properties } });
const lambda = (account: string, name: string) => `arn:aws:lambda:eu-central-1:${account}:function:${name}`;

interface Supplied {
  readonly title: string;
  readonly open: Readonly<Record<string, object>>;
  readonly closed: Readonly<Record<string, object>>;
  readonly kind?: 'artifact' | 'invoke';
  readonly action: string;
}

const CASES: readonly Supplied[] = [
  {
    title: 'a custom resource that a function of another account answers',
    open: one('Custom::Thing', { ServiceToken: lambda(dev.id, 'maker') }),
    closed: one('Custom::Thing', { ServiceToken: lambda(prod.id, 'maker') }),
    action: 'ServiceToken',
  },
  {
    title: 'a macro that a function of another account is',
    open: one('AWS::CloudFormation::Macro', { Name: 'M', FunctionName: lambda(dev.id, 'macro') }),
    closed: one('AWS::CloudFormation::Macro', { Name: 'M', FunctionName: lambda(prod.id, 'macro') }),
    action: 'FunctionName',
  },
  {
    title: 'a hook that a function of another account is',
    open: one('AWS::CloudFormation::LambdaHook', { LambdaFunction: lambda(dev.id, 'hook') }),
    closed: one('AWS::CloudFormation::LambdaHook', { LambdaFunction: lambda(prod.id, 'hook') }),
    action: 'LambdaFunction',
  },
  {
    title: 'a configuration that is a parameter of another account',
    open: one('AWS::AppConfig::ConfigurationProfile', { LocationUri: `ssm-parameter://arn:aws:ssm:eu-central-1:${dev.id}:parameter/x` }),
    closed: one('AWS::AppConfig::ConfigurationProfile', { LocationUri: 'ssm-parameter:///x' }),
    action: 'LocationUri',
  },
  {
    title: 'an extension of configurations that a function of another account is',
    open: one('AWS::AppConfig::Extension', { Actions: { PRE_START_DEPLOYMENT: [{ Uri: lambda(dev.id, 'x') }] } }),
    closed: one('AWS::AppConfig::Extension', { Actions: { PRE_START_DEPLOYMENT: [{ Uri: lambda(prod.id, 'x') }] } }),
    action: 'Actions.PRE_START_DEPLOYMENT.*.Uri',
  },
  {
    title: 'a machine image that a parameter of another account names',
    open: one('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { ImageId: `resolve:ssm:arn:aws:ssm:eu-central-1:${dev.id}:parameter/x` },
    }),
    closed: one('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { ImageId: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/x' } }),
    action: 'LaunchTemplateData.ImageId',
  },
  {
    title: 'an image that is built on one of another account',
    open: one('AWS::ImageBuilder::ImageRecipe', { ParentImage: `arn:aws:imagebuilder:eu-central-1:${dev.id}:image/base/x.x.x` }),
    closed: one('AWS::ImageBuilder::ImageRecipe', { ParentImage: 'arn:aws:imagebuilder:eu-central-1:aws:image/base/x.x.x' }),
    action: 'ParentImage',
  },
  {
    title: 'a layer of another account',
    open: one('AWS::Lambda::Function', { Layers: [`arn:aws:lambda:eu-central-1:${dev.id}:layer:tools:1`] }),
    closed: one('AWS::Lambda::Function', { Layers: [`arn:aws:lambda:eu-central-1:${prod.id}:layer:tools:1`] }),
    action: 'Layers.*',
  },
  {
    title: 'an image of a registry of another account',
    open: one('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Image: `${dev.id}.dkr.ecr.eu-central-1.amazonaws.com/app:1` }] }),
    closed: one('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Image: `${prod.id}.dkr.ecr.eu-central-1.amazonaws.com/app:1` }] }),
    action: 'ContainerDefinitions.*.Image',
  },
  {
    title: 'events of a queue of another account',
    open: one('AWS::Lambda::EventSourceMapping', { EventSourceArn: `arn:aws:sqs:eu-central-1:${dev.id}:orders` }),
    closed: one('AWS::Lambda::EventSourceMapping', { EventSourceArn: `arn:aws:sqs:eu-central-1:${prod.id}:orders` }),
    kind: 'invoke',
    action: 'EventSourceArn',
  },
  {
    title: 'a secret that a function of another account rotates',
    open: one('AWS::SecretsManager::RotationSchedule', { RotationLambdaARN: lambda(dev.id, 'rotate') }),
    closed: one('AWS::SecretsManager::RotationSchedule', { RotationLambdaARN: lambda(prod.id, 'rotate') }),
    action: 'RotationLambdaARN',
  },
  {
    title: 'a sign-in that a function of another account decides',
    open: one('AWS::Cognito::UserPool', { LambdaConfig: { PreTokenGeneration: lambda(dev.id, 'claims') } }),
    closed: one('AWS::Cognito::UserPool', { LambdaConfig: { PreTokenGeneration: lambda(prod.id, 'claims') } }),
    action: 'LambdaConfig.PreTokenGeneration',
  },
  {
    title: 'a document of another account that is applied to machines',
    open: one('AWS::SSM::Association', { Name: `arn:aws:ssm:eu-central-1:${dev.id}:document/setup` }),
    closed: one('AWS::SSM::Association', { Name: 'AWS-RunPatchBaseline' }),
    action: 'Name',
  },
];

for (const { title, open, closed, kind = 'artifact', action } of CASES) {
  twin(title, {
    edge: supplied,
    open: { prod: open },
    closed: { prod: closed },
    finds: { from: 'dev', kind, action, to: /./, because: ['Thing'] },
  });
}

const bucket = { Artifacts: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'artifacts' } } };
const archive = one('AWS::Lambda::Function', { Code: { S3Bucket: 'artifacts', S3Key: 'app.zip' } });

twin('code out of a bucket of another account', {
  edge: supplied,
  open: { prod: archive, dev: bucket },
  closed: { prod: { ...archive, ...bucket } },
  finds: { from: 'dev', kind: 'artifact', action: 'Code.S3Bucket', to: /Thing$/ },
});

const nested = one('AWS::CloudFormation::Stack', { TemplateURL: 'https://artifacts.s3.eu-central-1.amazonaws.com/app.json' });

twin('a template out of a bucket of another account', {
  edge: supplied,
  open: { prod: nested, dev: bucket },
  closed: { prod: { ...nested, ...bucket } },
  finds: { from: 'dev', kind: 'artifact', action: 'TemplateURL', to: /Thing$/ },
});

describe('what is supplied', () => {
  it('comes from whoever may write a bucket of a trusted account', () => {
    const { passages } = findings(supplied, { prod: archive, shared: bucket });
    expect(passages.map(({ from }) => from)).toContainEqual({
      kind: 'resource',
      account: ACCOUNTS.shared.id,
      ability: 'write',
      id: 'arn:aws:s3:::artifacts',
    });
  });
  it('is driven by whoever may send to a queue of a trusted account', () => {
    const queue = { Orders: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } } };
    const mapping = one('AWS::Lambda::EventSourceMapping', { EventSourceArn: `arn:aws:sqs:eu-central-1:${ACCOUNTS.shared.id}:orders` });
    const { passages } = findings(supplied, { prod: mapping, shared: queue });
    expect(passages.map(({ from }) => (from.kind === 'resource' ? from.ability : from.kind))).toEqual(
      expect.arrayContaining(['use', 'write']),
    );
  });
  it('leaves open who may write what no template of a trusted account holds', () => {
    const role = { Reader: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'reader', AssumeRolePolicyDocument: policy() } } };
    const layer = one('AWS::Lambda::Function', { Layers: [`arn:aws:lambda:eu-central-1:${ACCOUNTS.shared.id}:layer:tools:1`] });
    const { doubts } = findings(supplied, { prod: layer, shared: role });
    expect(doubts.map(({ from }) => (from?.kind === 'principal' ? from.arn : undefined))).toContain(
      `arn:aws:iam::${ACCOUNTS.shared.id}:role/reader`,
    );
  });
  it("is in doubt where a bucket's name is all there is, as anybody may have it", () => {
    expect(findings(supplied, { prod: archive }).doubts.map(({ why }) => why)).toEqual([
      'nobody can tell whose the bucket artifacts in its Code.S3Bucket is',
    ]);
  });
  it('is in doubt for a machine image that its id alone names', () => {
    const machine = (ImageId: string) => findings(supplied, { prod: one('AWS::EC2::Instance', { ImageId }) }).doubts.length;
    expect(machine('ami-0123456789abcdef0')).toBe(1);
    expect(machine('{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}')).toBe(0);
  });
  it('is of nobody for public images and documents of AWS', () => {
    const { passages, doubts } = findings(supplied, {
      prod: one('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Image: 'public.ecr.aws/docker/library/nginx:1' }] }),
    });
    expect([passages, doubts]).toEqual([[], []]);
  });
});

twin('a registry that another account may replicate into', {
  edge: registryPolicies,
  open: { prod: one('AWS::ECR::RegistryPolicy', { PolicyText: policy(replicate(dev.id)) }) },
  closed: { prod: one('AWS::ECR::RegistryPolicy', { PolicyText: policy(replicate(prod.id)) }) },
  finds: { from: 'dev', kind: 'artifact', action: 'ecr:ReplicateImage', to: /Thing$/ },
});

function replicate(account: string) {
  return { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'ecr:ReplicateImage', Resource: '*' };
}

twin('products that another account gets', {
  edge: portfolios,
  open: { prod: one('AWS::ServiceCatalog::PortfolioShare', { PortfolioId: 'port-1', AccountId: dev.id }) },
  closed: { prod: one('AWS::ServiceCatalog::PortfolioShare', { PortfolioId: 'port-1', AccountId: ACCOUNTS.shared.id }) },
  finds: { from: 'dev', kind: 'read', to: /Thing$/ },
});

describe('types that are not of AWS', () => {
  it('leave open whose code runs', () => {
    expect(findings(thirdPartyTypes, { prod: one('Example::Cloud::Cluster', {}) }).doubts).toHaveLength(1);
    expect(findings(thirdPartyTypes, { prod: one('AWS::S3::Bucket', {}) }).doubts).toEqual([]);
    expect(
      findings(portfolios, { prod: one('AWS::ServiceCatalog::AcceptedPortfolioShare', { PortfolioId: 'port-1' }) }).doubts,
    ).toHaveLength(1);
  });
});
