import { request } from 'node:http';

import { ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Template, TemplateResource } from '../../assembly/index.ts';
import { MISSING_ATTRIBUTES } from './missing-attributes.ts';
import { STAND_INS } from './stand-ins/index.ts';
import { lowerTemplate } from './template.ts';
import { EXAMPLES } from './testing/examples.ts';
import type { ClientSettings, Ministack } from './testing/ministack.ts';
import { deploy, startMinistack } from './testing/ministack.ts';

const ZONE: TemplateResource = { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com.' } };

let ministack: Ministack;
beforeAll(async () => {
  ministack = await startMinistack();
});
afterAll(() => ministack.stop());

const nameOf = (type: string) => `parity-${type.replaceAll('::', '-')}`;

function templateOf(type: string): Template {
  const example = EXAMPLES[type];
  if (example === undefined) throw new Error(`No example of ${type}: add one to testing/examples.ts`);
  return {
    Resources: { Zone: ZONE, Bucket: { Type: 'AWS::S3::Bucket' }, Example: example },
    Outputs: { Name: { Value: { Ref: 'Example' } } },
  };
}

/** Taken by the emulator, but useless as it is: shown by what it does, below. */
const TAKEN = new Set(['AWS::IAM::Role', 'AWS::S3::BucketPolicy']);

test.each([...STAND_INS.values()].filter(({ type }) => !TAKEN.has(type)))('$type: $why', async ({ type }) => {
  const original = templateOf(type);
  // Once the emulator takes it, the stand-in hides something that could be exercised.
  await expect(deploy(ministack.clientSettings(), `${nameOf(type)}-original`, original)).rejects.toThrow(
    /Unrecognized resource types|is not supported/,
  );
  const { template, standIns } = lowerTemplate(original);
  expect(standIns.map(({ name }) => name)).toEqual([type]);
  await deploy(ministack.clientSettings(), nameOf(type), template);
});

test.each(Object.entries(MISSING_ATTRIBUTES).flatMap(([type, texts]) => Object.keys(texts).map((attribute) => ({ type, attribute }))))(
  '$type lacks $attribute, and a text stands for it',
  async ({ type, attribute }) => {
    const properties = type === 'AWS::WAFv2::WebACL' ? { Scope: 'REGIONAL', DefaultAction: { Allow: {} }, VisibilityConfig: {} } : {};
    const original: Template = {
      Resources: { Thing: { Type: type, Properties: properties } },
      Outputs: { Value: { Value: { 'Fn::GetAtt': ['Thing', attribute] } } },
    };
    const name = `${nameOf(type)}-${attribute}`;
    await expect(deploy(ministack.clientSettings(), `${name}-original`, original)).rejects.toThrow(/ROLLBACK/);
    const { outputs } = await deploy(ministack.clientSettings(), name, lowerTemplate(original).template);
    expect(outputs['Value']).toMatch(/\w/);
  },
);

test('every record of a group is there', async () => {
  const { resources } = await deploy(
    ministack.clientSettings(),
    'records',
    lowerTemplate(templateOf('AWS::Route53::RecordSetGroup')).template,
  );
  const client = new Route53Client(ministack.clientSettings());
  const { ResourceRecordSets = [] } = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId: resources['Zone'] ?? '' }));
  expect(
    ResourceRecordSets.filter(({ Name }) => Name === 'a.example.com.').map(({ Type, ResourceRecords }) => [
      Type,
      ResourceRecords?.[0]?.Value,
    ]),
  ).toEqual([
    ['A', '192.0.2.1'],
    ['AAAA', '2001:db8::1'],
  ]);
});

test('an alarm on an expression is there under its name, on its plain metric', async () => {
  await deploy(ministack.clientSettings('eu-west-1'), 'alarm', lowerTemplate(templateOf('AWS::CloudWatch::Alarm')).template);
  const { endpoint } = ministack.clientSettings();
  const answer = await fetch(`${endpoint}/?Action=DescribeAlarms&Version=2010-08-01`, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=222222222222/20260101/eu-west-1/monitoring/aws4_request, SignedHeaders=host, Signature=0',
    },
  });
  const text = await answer.text();
  expect(text).toContain('<AlarmName>error-rate</AlarmName>');
  expect(text).toContain('<MetricName>Errors</MetricName>');
});

test('a distribution reads its bucket under the policy that stands in, and only under that', async () => {
  const policy = templateOf('AWS::S3::BucketPolicy').Resources['Example'];
  const original: Template = {
    Resources: {
      ...(policy === undefined ? {} : { Policy: policy }),
      Bucket: { Type: 'AWS::S3::Bucket' },
      Access: {
        Type: 'AWS::CloudFront::OriginAccessControl',
        Properties: {
          OriginAccessControlConfig: {
            Name: 'a',
            OriginAccessControlOriginType: 's3',
            SigningBehavior: 'always',
            SigningProtocol: 'sigv4',
          },
        },
      },
      Site: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            Enabled: true,
            DefaultCacheBehavior: { TargetOriginId: 'files', ViewerProtocolPolicy: 'allow-all' },
            Origins: [
              {
                Id: 'files',
                DomainName: { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] },
                OriginAccessControlId: { Ref: 'Access' },
                S3OriginConfig: { OriginAccessIdentity: '' },
              },
            ],
          },
        },
      },
    },
    Outputs: { Domain: { Value: { 'Fn::GetAtt': ['Site', 'DomainName'] } } },
  };
  const statusUnder = async (name: string, template: Template): Promise<number> => {
    const settings = ministack.clientSettings();
    const { resources, outputs } = await deploy(settings, name, template);
    const client = new S3Client({ ...settings, forcePathStyle: true });
    await client.send(new PutObjectCommand({ Bucket: resources['Bucket'] ?? '', Key: 'index.html', Body: 'page' }));
    return statusOf(settings.endpoint, outputs['Domain']?.replace(/net$/, 'localhost') ?? '');
  };
  expect(await statusUnder('page-original', original)).toBe(403);
  expect(await statusUnder('page', lowerTemplate(original).template)).toBe(200);
});

test('a role lets in the caller that its condition names under the trust policy that stands in, and only under that', async () => {
  const enforcing = await startMinistack({ enforced: true });
  try {
    const settings = enforcing.clientSettings();
    const caller: TemplateResource = {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'caller',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::222222222222:root' }, Action: 'sts:AssumeRole' }],
        },
        Policies: [
          {
            PolicyName: 'go-on',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::222222222222:role/*' }],
            },
          },
        ],
      },
    };
    await deploy(settings, 'caller', { Resources: { Caller: caller } });
    const assume = async (from: ClientSettings, name: string): Promise<ClientSettings> => {
      const RoleArn = `arn:aws:iam::222222222222:role/${name}`;
      const { Credentials } = await new STSClient(from).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
      return { ...from, credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken } };
    };
    const session = await assume(settings, 'caller');
    const original = templateOf('AWS::IAM::Role');
    const renamed = {
      ...original.Resources['Example'],
      Type: 'AWS::IAM::Role',
      Properties: { ...original.Resources['Example']?.Properties, RoleName: 'as-it-is' },
    };
    await deploy(settings, 'original', { Resources: { Example: renamed } });
    await deploy(settings, 'lowered', lowerTemplate(original).template);
    await expect(assume(session, 'as-it-is')).rejects.toThrow(/not authorized/);
    expect((await assume(session, 'target')).credentials.accessKeyId).toMatch(/^ASIA/);
  } finally {
    await enforcing.stop();
  }
});

/** Of a page that a browser asks for: unsigned, so that the emulator is told the account besides. */
function statusOf(endpoint: string, host: string): Promise<number> {
  const path = '/index.html?X-Amz-Credential=222222222222/20260101/eu-central-1/x/aws4_request';
  return new Promise((resolve, reject) => {
    request(`${endpoint}${path}`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
