import { beforeAll, describe, expect, it } from 'vitest';

import { actionsOf, statementsOf } from '../testing/policies.ts';
import { ORCHARD, PIER } from '../testing/projects.ts';
import { resourcesOf, stackOf, synthesized } from '../testing/synthesized.ts';
import type { SynthesizedStack } from '../testing/synthesized.ts';

let one: SynthesizedStack;
let two: SynthesizedStack;
beforeAll(async () => {
  one = stackOf(await synthesized(PIER), 'prod', 'compute');
  two = stackOf(await synthesized(ORCHARD), 'live', 'compute');
}, 60_000);

const properties = (stack: SynthesizedStack, id: string) => stack.content.Resources[id]?.Properties as Record<string, unknown> | undefined;
const variables = (stack: SynthesizedStack, id: string) =>
  (properties(stack, id)?.['Environment'] as { Variables: object } | undefined)?.Variables;

describe('a function', () => {
  it('takes its code from the release that is bound when the stack is applied', () => {
    expect(properties(one, 'BerthsApi')).toMatchObject({
      FunctionName: 'pier-prod-berths-api',
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 1024,
      Code: { S3Bucket: { Ref: 'ArtifactBucket' }, S3Key: { 'Fn::Sub': 'releases/${Release}/berths-api.zip' } },
    });
    expect(one.inputs['Release']).toEqual({ from: 'release' });
    expect(one.inputs['ArtifactBucket']).toEqual({ from: 'output', stack: 'pier-prod-baseline', output: 'ArtifactBucketName' });
  });

  it('stands behind an alias that no infrastructure change ever moves', () => {
    for (const stack of [one, two]) {
      const aliases = resourcesOf(stack, 'AWS::Lambda::Alias');
      expect(aliases).toHaveLength(resourcesOf(stack, 'AWS::Lambda::Function').length);
      for (const [id, { Properties }] of aliases) {
        expect(Properties).toEqual({ FunctionName: { Ref: id.replace(/Live$/, '') }, FunctionVersion: '$LATEST', Name: 'live' });
      }
      expect(resourcesOf(stack, 'AWS::Lambda::Version')).toEqual([]);
      for (const [, { Properties }] of resourcesOf(stack, 'AWS::Lambda::EventSourceMapping')) {
        expect(Properties?.['FunctionName']).toEqual({ Ref: expect.stringMatching(/Live$/) });
      }
    }
  });

  it('finds what is its service’s own in its environment', () => {
    expect(variables(one, 'BerthsApi')).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      LANDFALL_PROJECT: 'pier',
      LANDFALL_ENVIRONMENT: 'prod',
      LANDFALL_SERVICE: 'berths',
      TABLE_BERTHS: { Ref: 'BerthsBerthsTableName' },
      BUCKET_DOCUMENTS: { Ref: 'BerthsDocumentsBucketName' },
      TOPIC_BERTH_TAKEN: { Ref: 'BerthTakenTopicArn' },
      SIGN_IN_ISSUER: { 'Fn::Join': ['', ['https://cognito-idp.eu-central-1.amazonaws.com/', { Ref: 'UserPoolId' }]] },
      SIGN_IN_CLIENT_ID: { Ref: 'UserPoolClientId' },
      SIGN_IN_KEYS: { 'Fn::Join': ['', [{ Ref: 'KeysAddress' }, '/', { Ref: 'UserPoolId' }, '/.well-known/jwks.json']] },
      WEB_ORIGIN: { Ref: 'WebAddress' },
    });
    expect(one.inputs['KeysAddress']).toEqual({ from: 'address', environment: 'prod', address: 'keys' });
    expect(Object.keys(variables(one, 'BerthsBill') ?? {})).toEqual([
      'NODE_OPTIONS',
      'LANDFALL_PROJECT',
      'LANDFALL_ENVIRONMENT',
      'LANDFALL_SERVICE',
      'TABLE_BERTHS',
      'BUCKET_DOCUMENTS',
      'TOPIC_BERTH_TAKEN',
    ]);
    expect(Object.keys(variables(two, 'HarvestApi') ?? {})).toEqual(expect.arrayContaining(['TABLE_FRUIT_KINDS', 'TOPIC_ROW_FINISHED']));
  });

  it('may use nothing of another service', () => {
    const role = JSON.stringify(properties(two, 'MailTellRole'));
    expect(role).not.toMatch(/dynamodb:|s3:|sns:Publish|Harvest/);
    expect(role).toContain('{"Ref":"MailTellQueueArn"}');
    expect(Object.keys(variables(two, 'MailTell') ?? {})).toEqual([
      'NODE_OPTIONS',
      'LANDFALL_PROJECT',
      'LANDFALL_ENVIRONMENT',
      'LANDFALL_SERVICE',
    ]);
  });

  it('writes to its own log group only', () => {
    for (const stack of [one, two]) {
      for (const [id, { Properties }] of resourcesOf(stack, 'AWS::Lambda::Function')) {
        expect(Properties?.['LoggingConfig']).toEqual({ LogFormat: 'JSON', LogGroup: { Ref: `${id}Log` } });
        const writes = statementsOf(stack.content).filter(
          ({ resource, statement }) => resource === `${id}Role` && actionsOf(statement).includes('logs:PutLogEvents'),
        );
        expect(writes).toHaveLength(1);
        expect(JSON.stringify(writes[0]?.statement.Resource)).toContain(`{"Ref":"${id}Log"}`);
      }
    }
  });

  it('opens its own settings only', () => {
    const decrypt = statementsOf(one.content).find(
      ({ resource, statement }) => resource === 'BerthsBillRole' && statement.Sid === 'ReadSettings',
    );
    expect(JSON.stringify(decrypt?.statement.Condition)).toContain(':function:pier-prod-berths-bill');
  });
});

describe('a consumer', () => {
  it('works on its queue in batches of which each event fails alone, and on no more at once than the profile says', () => {
    expect(properties(one, 'BerthsBillEvents')).toEqual({
      BatchSize: 10,
      EventSourceArn: { Ref: 'BerthsBillQueueArn' },
      FunctionName: { Ref: 'BerthsBillLive' },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 20 },
    });
    expect(resourcesOf(two, 'AWS::Lambda::EventSourceMapping').map(([id]) => id)).toEqual(['HarvestWeighEvents', 'MailTellEvents']);
  });
});
