/**
 * `node bench/estate.ts`: CPU milliseconds in which an estate of 1,000 resources in 10 accounts is loaded, resolved, and asked for its
 * references and policies, of JSON and of YAML. In processes of their own, so that nothing is warm that wouldn't be.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { loadEstate } from '../src/estate/index.ts';
import { median } from './measure.ts';

const ACCOUNTS = 10;
const GROUPS = 20;
const ROUNDS = 7;
/** Milliseconds of CPU to the resolved estate. Parsing YAML is a library's work, and nine tenths of the time. */
const LIMITS = { json: 250, yaml: 1000 };

/** Five resources that refer to each other, as an ordinary service has them. */
function group(index: number): Readonly<Record<string, unknown>> {
  const arn = (id: string) => ({ 'Fn::GetAtt': [`${id}${index}`, 'Arn'] });
  return {
    [`Key${index}`]: {
      Type: 'AWS::KMS::Key',
      Properties: {
        EnableKeyRotation: true,
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] } },
              Action: 'kms:*',
              Resource: '*',
            },
          ],
        },
      },
    },
    [`Bucket${index}`]: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      Properties: {
        BucketName: { 'Fn::Sub': `files-${index}-\${AWS::AccountId}-\${Stage}` },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn('Key') } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        Tags: [
          { Key: 'owner', Value: 'platform' },
          { Key: 'stage', Value: { Ref: 'Stage' } },
        ],
      },
    },
    [`Queue${index}`]: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: arn('Key'), MessageRetentionPeriod: 1_209_600 } },
    [`Role${index}`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        Policies: [
          {
            PolicyName: 'own',
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: ['s3:GetObject'], Resource: { 'Fn::Sub': [`\${B}/*`, { B: arn('Bucket') }] } },
                { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: arn('Queue') },
              ],
            },
          },
        ],
      },
    },
    [`Function${index}`]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: arn('Role'),
        MemorySize: { 'Fn::If': ['IsProd', 1024, 512] },
        Environment: { Variables: { QUEUE: { Ref: `Queue${index}` }, BUCKET: { Ref: `Bucket${index}` } } },
        TracingConfig: { Mode: 'Active' },
      },
    },
  };
}

function writeEstateFolder(directory: string, kind: 'json' | 'yaml'): void {
  const template = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Resources: Object.assign({}, ...Array.from({ length: GROUPS }, (_, index) => group(index))) as unknown,
  };
  const text = kind === 'json' ? JSON.stringify(template, undefined, 1) : stringify(template);
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => {
    const path = `account-${index}/service.${kind}`;
    mkdirSync(join(directory, `account-${index}`), { recursive: true });
    // No two are the same, so that each is parsed.
    writeFileSync(join(directory, path), `${text}${' '.repeat(index)}`);
    const stack = { name: `service-${index}`, region: 'eu-central-1', template: path, parameters: { Stage: index === 0 ? 'prod' : 'dev' } };
    return { id: String(100_000_000_000 + index), stacks: [stack] };
  });
  writeFileSync(join(directory, 'estate.json'), JSON.stringify({ version: 1, accounts }));
}

async function once(
  directory: string,
): Promise<readonly [loaded: number, resolved: number, referred: number, attached: number, lines: number]> {
  const begun = process.cpuUsage();
  const soFar = () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  };
  const estate = await loadEstate(directory);
  const loaded = soFar();
  const resolved = estate.resources().reduce((sum, resource) => sum + Object.keys(resource.properties).length, 0);
  const afterResolving = soFar();
  const references = estate.resources().reduce((sum, resource) => sum + estate.referencesFrom(resource).length, 0);
  const afterReferences = soFar();
  const policies = estate
    .resources()
    .reduce((sum, one) => sum + estate.identityPoliciesOf(one).length + estate.resourcePoliciesOf(one).length, 0);
  const afterPolicies = soFar();
  const line = estate.resources().reduce((sum, resource) => sum + resource.line('Properties'), 0);
  if (estate.errors.length > 0 || resolved === 0 || references === 0 || policies === 0 || line === 0)
    throw new Error('the estate is not what it should be');
  return [loaded, afterResolving, afterReferences, afterPolicies, soFar()];
}

const [, , folder] = process.argv;
if (folder !== undefined) console.log(JSON.stringify(await once(folder)));
else {
  const root = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  try {
    for (const kind of ['json', 'yaml'] as const) {
      const directory = join(root, kind);
      writeEstateFolder(directory, kind);
      const rounds = Array.from({ length: ROUNDS }, () => {
        const { stdout, status, stderr } = spawnSync(process.execPath, [import.meta.filename, directory], { encoding: 'utf8' });
        if (status !== 0) throw new Error(stderr);
        return JSON.parse(stdout) as readonly number[];
      });
      const [loaded = 0, resolved = 0, referred = 0, attached = 0, lines = 0] = [0, 1, 2, 3, 4].map((step) =>
        median(rounds.map((round) => round[step] ?? NaN)),
      );
      const count = ACCOUNTS * GROUPS * 5;
      console.log(
        `${count} resources in ${ACCOUNTS} accounts, ${kind}: loaded after ${loaded.toFixed(0)} ms of CPU, resolved after ${resolved.toFixed(0)}, ` +
          `references after ${referred.toFixed(0)}, policies after ${attached.toFixed(0)}, lines after ${lines.toFixed(0)} (median of ${ROUNDS})`,
      );
      if (resolved > LIMITS[kind]) {
        console.log(`  TOO SLOW: resolved in more than ${LIMITS[kind]} ms`);
        process.exitCode = 1;
      }
    }
  } finally {
    rmSync(root, { recursive: true });
  }
}
