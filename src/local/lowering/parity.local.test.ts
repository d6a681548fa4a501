import { ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Template, TemplateResource } from '../../assembly/index.ts';
import { MISSING_ATTRIBUTES } from './missing-attributes.ts';
import { STAND_INS } from './stand-ins/index.ts';
import { lowerTemplate } from './template.ts';
import { EXAMPLES } from './testing/examples.ts';
import type { Ministack } from './testing/ministack.ts';
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
  return { Resources: { Zone: ZONE, Example: example }, Outputs: { Name: { Value: { Ref: 'Example' } } } };
}

test.each([...STAND_INS.values()])('$type: $why', async ({ type }) => {
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
