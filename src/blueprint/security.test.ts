import { beforeAll, describe, expect, it } from 'vitest';

import { boundaryStatements } from './testing/boundary.ts';
import { actionsOf, refusesPlainText, statementsOf } from './testing/policies.ts';
import { ORCHARD, PIER } from './testing/projects.ts';
import { resourcesOf, synthesized } from './testing/synthesized.ts';
import type { SynthesizedStack } from './testing/synthesized.ts';

let stacks: readonly SynthesizedStack[];
beforeAll(async () => {
  stacks = [...(await synthesized(PIER)), ...(await synthesized(ORCHARD))];
}, 60_000);

const each = (type: string) => stacks.flatMap((stack) => resourcesOf(stack, type).map(([id, resource]) => ({ stack, id, resource })));

describe('encryption', () => {
  it('holds every log group, topic, queue, table and function to a customer’s key', () => {
    const key = (properties: Readonly<Record<string, unknown>> | undefined, ...path: string[]) =>
      path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], properties);
    const where: Readonly<Record<string, readonly string[]>> = {
      'AWS::Logs::LogGroup': ['KmsKeyId'],
      'AWS::SNS::Topic': ['KmsMasterKeyId'],
      'AWS::SQS::Queue': ['KmsMasterKeyId'],
      'AWS::DynamoDB::Table': ['SSESpecification', 'KMSMasterKeyId'],
      'AWS::Lambda::Function': ['KmsKeyArn'],
    };
    for (const [type, path] of Object.entries(where)) {
      expect(each(type).length, type).toBeGreaterThan(0);
      for (const { id, resource } of each(type)) {
        expect(JSON.stringify(key(resource.Properties, ...path)), `${type} ${id}`).toMatch(/KeyArn|"Key","Arn"/);
      }
    }
  });

  it('uses S3’s own keys only for the web app’s public files and for access logs, which take no other', () => {
    const own = each('AWS::S3::Bucket').filter(({ resource }) => JSON.stringify(resource.Properties).includes('AES256'));
    expect([...new Set(own.map(({ id }) => id))].sort()).toEqual(['AccessLogs', 'WebFiles']);
  });

  it('rotates every key', () => {
    for (const { resource } of each('AWS::KMS::Key')) expect(resource.Properties).toMatchObject({ EnableKeyRotation: true });
  });

  it('refuses plain text wherever a policy can', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SNS::Topic']) {
      for (const { stack, id } of each(type)) expect(refusesPlainText(stack.content, id), `${stack.name} ${id}`).toBe(true);
    }
  });
});

describe('what is stored', () => {
  it('is private, versioned and logged', () => {
    for (const { stack, id, resource } of each('AWS::S3::Bucket')) {
      expect(resource.Properties, `${stack.name} ${id}`).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
      });
      if (id !== 'AccessLogs') expect(resource.Properties).toHaveProperty('LoggingConfiguration.DestinationBucketName');
    }
  });

  it('can be restored', () => {
    for (const { resource } of each('AWS::DynamoDB::Table')) {
      expect(resource.Properties).toMatchObject({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
    }
  });
});

describe('roles', () => {
  it('all carry the account’s boundary', () => {
    expect(each('AWS::IAM::Role').length).toBeGreaterThan(0);
    for (const { stack, id, resource } of each('AWS::IAM::Role')) {
      const boundary = JSON.stringify(resource.Properties?.['PermissionsBoundary']);
      expect(boundary, `${stack.name} ${id}`).toMatch(/:policy\/(pier|orchard-9)-boundary"/);
    }
    expect(each('AWS::IAM::User')).toEqual([]);
  });

  it('may use no wildcard action, and a wildcard resource only where AWS knows no narrower', () => {
    for (const { name, content } of stacks) {
      for (const { resource, type, statement } of statementsOf(content)) {
        if (statement.Effect !== 'Allow' || !type.startsWith('AWS::IAM::')) continue;
        expect(
          actionsOf(statement).filter((action) => action.includes('*')),
          `${name} ${resource}`,
        ).toEqual([]);
        if (statement.Resource === '*') expect(statement.Sid).toBe('WriteTraces');
      }
    }
  });

  it('never make what bounds them', () => {
    expect(each('AWS::IAM::ManagedPolicy')).toEqual([]);
  });

  it('ask for nothing that their boundary refuses', () => {
    const own = stacks.filter(({ name }) => name.startsWith('pier-')).flatMap(({ content }) => statementsOf(content));
    const asked = own
      .filter(({ type, statement }) => type.startsWith('AWS::IAM::') && statement.Principal === undefined)
      .flatMap(({ statement }) => actionsOf(statement));
    const bounds = new Set(boundaryStatements('pier').flatMap((statement) => (statement.Effect === 'Allow' ? actionsOf(statement) : [])));
    expect([...new Set(asked)].filter((action) => !bounds.has(action))).toEqual([]);
  });
});

describe('resource policies', () => {
  it('let in no other account, and a service only for this one', () => {
    for (const { name, content } of stacks) {
      for (const { resource, type, statement } of statementsOf(content)) {
        if (statement.Effect !== 'Allow' || statement.Principal === undefined) continue;
        const principal = statement.Principal as { readonly Service?: string; readonly AWS?: unknown };
        const condition = JSON.stringify(statement.Condition ?? {});
        if (principal.Service === undefined) {
          expect(JSON.stringify(principal.AWS), `${name} ${resource}`).toContain('{"Ref":"AWS::AccountId"},":root"');
        } else if (type !== 'AWS::IAM::Role') {
          expect(condition, `${name} ${resource} ${principal.Service}`).toMatch(
            /aws:SourceAccount|aws:SourceArn|kms:EncryptionContext:aws:logs:arn/,
          );
          expect(condition).toMatch(/AWS::AccountId|"Ref":"\w+Topic"/);
        }
      }
    }
  });

  it('let API Gateway call a service’s alias for that service’s paths only', () => {
    for (const { resource } of each('AWS::Lambda::Permission')) {
      expect(resource.Properties).toMatchObject({
        FunctionName: { Ref: expect.stringMatching(/Alias$/) },
        SourceAccount: { Ref: 'AWS::AccountId' },
      });
      expect(JSON.stringify(resource.Properties?.['SourceArn'])).toMatch(/\/\*\/\*\/\w+\*"/);
    }
  });
});

describe('what is public', () => {
  it('stands behind a firewall that logs, without tokens', () => {
    for (const { stack, id } of each('AWS::WAFv2::WebACL')) {
      const [logging] = resourcesOf(stack, 'AWS::WAFv2::LoggingConfiguration');
      expect(logging?.[1].Properties?.['ResourceArn']).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
      expect(logging?.[1].Properties?.['RedactedFields']).toContainEqual({ SingleHeader: { Name: 'authorization' } });
    }
    const guarded = each('AWS::WAFv2::WebACLAssociation').filter(({ stack }) => stack.name === 'pier-prod-api');
    expect(guarded.map(({ id }) => id)).toEqual(['GuardApi', 'GuardSignIn']);
  });
});
