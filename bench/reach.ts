/**
 * `npm run bench:reach`: seconds in which an estate of 50 accounts and 2,500 roles is loaded and one of its accounts proven isolated, in processes
 * of their own. There is no peer that answers the same question offline, so a plain pass stands beside it: `can`, asked of one role
 * of each attacker for each role of the target.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { canInEstate } from '../src/access/index.ts';
import { loadEstate } from '../src/estate/index.ts';
import { reach } from '../src/isolation/index.ts';
import { median } from './measure.ts';

const ACCOUNTS = 50;
const ROLES = 50;
const ROUNDS = 3;
/** Seconds of CPU, loading included: of wall time as well, where nothing else runs. */
const LIMIT = 5;

const TIERS = ['management', 'security', 'log-archive', 'network', 'shared', 'production', 'acceptance', 'development', 'playground'];
const idOf = (index: number) => String(100_000_000_000 + index * 1_010_101);
const tierOf = (index: number) => (index < 5 ? TIERS[index] : TIERS[5 + (index % 4)]);
const nameOf = (index: number) => (index < 5 ? tierOf(index) : `${tierOf(index)}-${index}`);
/** The first of production. */
const TARGET = nameOf([...Array(ACCOUNTS).keys()].findIndex((index) => tierOf(index) === 'production'));

const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const root = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' };

/** A role as accounts have them: of functions, of machines, of people of the account, of the pipeline of the shared account. */
function role(index: number): object {
  const deployer = `arn:aws:iam::${idOf(4)}:role/role-1`;
  const trusts = [
    { Principal: { Service: 'lambda.amazonaws.com' } },
    { Principal: { Service: 'ec2.amazonaws.com' } },
    { Principal: { AWS: root }, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'platform' } } },
    { Principal: { AWS: deployer } },
    { Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } },
  ];
  const allows = [
    { Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } },
    { Action: ['s3:GetObject', 's3:PutObject'], Resource: { 'Fn::Sub': '${Files.Arn}/*' } },
    { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
    { Action: 'sqs:*', Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
  ];
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: `role-${index}`,
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', ...trusts[index % trusts.length] }),
      Policies: [
        {
          PolicyName: 'own',
          PolicyDocument: policy(...[0, 1].map((next) => ({ Effect: 'Allow', ...allows[(index + next) % allows.length] }))),
        },
      ],
    },
  };
}

function template(): object {
  const secure = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: { 'Fn::Sub': '${Files.Arn}/*' },
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  return {
    Resources: {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: { KeyPolicy: policy({ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }) },
      },
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], SSESpecification: { KMSMasterKeyId: { Ref: 'Key' } } },
      },
      Files: { Type: 'AWS::S3::Bucket', Properties: {} },
      FilesPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: policy(secure) } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: 'Key' } } },
      ...Object.fromEntries([...Array(ROLES).keys()].map((index) => [`Role${index}`, role(index)])),
    },
  };
}

function description(): object {
  const indices = [...Array(ACCOUNTS).keys()];
  const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
  const stay = policy({ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' });
  return {
    version: 1,
    organization: {
      id: 'o-exampleorg',
      managementAccount: idOf(0),
      root: 'r-root',
      units: [{ id: 'ou-root-workloads', name: 'Workloads', parent: 'r-root' }],
      policies: [
        {
          name: 'FullAWSAccess',
          type: 'SERVICE_CONTROL_POLICY',
          targets: ['r-root', 'ou-root-workloads', ...indices.map(idOf)],
          content: everything,
        },
        { name: 'stay', type: 'SERVICE_CONTROL_POLICY', targets: ['r-root'], content: stay },
      ],
    },
    accounts: indices.map((index) => ({
      id: idOf(index),
      name: nameOf(index),
      tier: tierOf(index),
      unit: index < 5 ? 'r-root' : 'ou-root-workloads',
      stacks: [{ name: 'app', region: 'eu-central-1', template: `${nameOf(index)}/app.template.json` }],
    })),
  };
}

function writeTo(directory: string): void {
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const path = join(directory, nameOf(index) ?? '', 'app.template.json');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(template()));
  }
  writeFileSync(join(directory, 'estate.json'), JSON.stringify(description()));
}

/** One run in this process: prints seconds of loading, of the proof, and of the plain pass. */
async function measured(directory: string): Promise<void> {
  const begun = performance.now();
  const before = process.cpuUsage();
  const estate = await loadEstate(directory);
  const loaded = performance.now();
  const { proven, checked, paths, unknown } = reach(estate, TARGET ?? '');
  const judged = performance.now();
  const { user, system } = process.cpuUsage(before);
  const target = estate.accounts.find(({ name }) => name === TARGET)?.id ?? '';
  let asked = 0;
  for (const { id } of estate.accounts.filter((account) => account.id !== target)) {
    for (let index = 0; index < ROLES; index += 1) {
      canInEstate(estate, {
        principal: `arn:aws:iam::${id}:role/role-2`,
        action: 'sts:AssumeRole',
        resource: `arn:aws:iam::${target}:role/role-${index}`,
      });
      asked += 1;
    }
    if (performance.now() - judged > 3000) break;
  }
  const passed = performance.now();
  process.stdout.write(
    JSON.stringify({
      load: loaded - begun,
      reach: judged - loaded,
      cpu: (user + system) / 1000,
      each: (passed - judged) / asked,
      proven,
      paths: paths.length,
      unknown: unknown.length,
      ...checked,
      looked: undefined,
    }),
  );
}

function main(): void {
  const directory = mkdtempSync(join(tmpdir(), 'landfall-reach-'));
  try {
    writeTo(directory);
    const runs = [...Array(ROUNDS).keys()].map(() => {
      const { stdout, stderr, status } = spawnSync(process.execPath, ['--conditions=landfall-source', import.meta.filename, directory], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    });
    const [first] = runs;
    const seconds = (field: string) => median(runs.map((run) => run[field])) / 1000;
    const report = seconds('cpu');
    const each = median(runs.map((run) => run.each));
    const plain = (each * (ACCOUNTS - 1) * ROLES * ROLES) / 1000;
    process.stdout.write(
      `${ACCOUNTS} accounts, ${ACCOUNTS * ROLES} roles: ${first.proven ? 'proven' : `not proven (${first.paths} paths, ${first.unknown} unknown)`}\n` +
        `  load ${seconds('load').toFixed(2)} s, reach ${seconds('reach').toFixed(2)} s, CPU of both ${report.toFixed(2)} s (limit ${LIMIT} s)\n` +
        `  asking \`can\` for each pair of roles: ${each.toFixed(3)} ms each, ${plain.toFixed(0)} s for all (${(plain / report).toFixed(0)} × as long, and without choices)\n`,
    );
    if (!first.proven || report > LIMIT) process.exitCode = 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const [, , directory] = process.argv;
if (directory === undefined) main();
else await measured(directory);
