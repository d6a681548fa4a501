import { describe, expect, it } from 'vitest';

import type { EstateDescription } from '../../estate/index.ts';
import { estateOfSources } from '../../estate/testing/templates.ts';
import { needOf } from './needed.ts';
import { type PermissionRehearsal, rehearsePermissions } from './rehearse.ts';

const ACCOUNT = '222222222222';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/deployer`;

type Statement = Readonly<Record<string, unknown>>;

interface Given {
  readonly allowed?: readonly Statement[];
  readonly boundary?: readonly Statement[];
  readonly scp?: readonly Statement[];
  readonly resources: Readonly<Record<string, unknown>>;
}

const EVERYTHING: Statement = { Effect: 'Allow', Action: '*', Resource: '*' };
const policy = (statements: readonly Statement[]) => ({ Version: '2012-10-17', Statement: statements });

/** A stack of these resources, which a role with these policies applies. */
function rehearse({ allowed = [EVERYTHING], boundary, scp = [], resources }: Given): Promise<PermissionRehearsal> {
  const description: EstateDescription = {
    version: 1,
    organization: {
      id: 'o-exampleorg',
      root: 'r-root',
      units: [],
      policies: [
        { name: 'FullAWSAccess', type: 'SERVICE_CONTROL_POLICY', targets: ['r-root', ACCOUNT], content: policy([EVERYTHING]) },
        { name: 'guardrails', type: 'SERVICE_CONTROL_POLICY', targets: ['r-root'], content: policy(scp) },
      ],
    },
    accounts: [
      {
        id: ACCOUNT,
        name: 'dev',
        unit: 'r-root',
        stacks: [
          { name: 'roles', region: 'eu-central-1', template: 'roles.json' },
          { name: 'app', region: 'eu-central-1', template: 'app.json', role: ROLE },
        ],
      },
    ],
  };
  const deployer = {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'deployer',
      AssumeRolePolicyDocument: policy([
        { Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]),
      Policies: [{ PolicyName: 'deploy', PolicyDocument: policy(allowed) }],
      ...(boundary === undefined ? {} : { PermissionsBoundary: { Ref: 'Boundary' } }),
    },
  };
  const roles = {
    Deployer: deployer,
    ...(boundary === undefined ? {} : { Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policy(boundary) } } }),
  };
  return rehearsePermissions(
    estateOfSources(description, [
      ['roles.json', { Resources: roles }],
      ['app.json', { Resources: resources }],
    ]),
  );
}

const TABLE = { Orders: { Type: 'AWS::DynamoDB::Table', Properties: {} } };
const certain = ({ refusals }: PermissionRehearsal) => refusals.filter(({ need }) => need === 'certain').map(({ action }) => action);

describe('the rehearsal of permissions', () => {
  it('finds nothing where the role may do everything', async () => {
    const { verdict, refusals, unknown, asked } = await rehearse({ resources: TABLE });
    expect({ verdict, refusals, unknown }).toEqual({ verdict: 'allowed', refusals: [], unknown: [] });
    expect(asked).toBeGreaterThan(30);
  });

  it('names what a guardrail will deny, with the statement', async () => {
    const made = await rehearse({
      scp: [{ Sid: 'NoTables', Effect: 'Deny', Action: 'dynamodb:CreateTable', Resource: '*' }],
      resources: TABLE,
    });
    expect(made.verdict).toBe('refused');
    expect(certain(made)).toEqual(['dynamodb:CreateTable']);
    expect(made.refusals[0]).toMatchObject({ stack: 'app', resource: 'Orders', operation: 'create', role: ROLE });
    expect(made.refusals[0]?.because).toContainEqual(expect.objectContaining({ layer: 'scp', policy: 'guardrails', sid: 'NoTables' }));
  });

  it("names what the role's own policy and its boundary leave out", async () => {
    const tables = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' };
    expect(certain(await rehearse({ allowed: [{ ...tables, Action: 'dynamodb:Describe*' }], resources: TABLE }))).toEqual([
      'dynamodb:CreateTable',
      'dynamodb:UpdateTable',
      'dynamodb:DeleteTable',
    ]);
    expect(certain(await rehearse({ boundary: [{ ...tables, Action: 'sqs:*' }], resources: TABLE }))).toContain('dynamodb:CreateTable');
    expect((await rehearse({ allowed: [tables], boundary: [tables], resources: TABLE })).verdict).toBe('allowed');
  });

  it('takes names into account that CloudFormation will give', async () => {
    const only = (name: string) => ({ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${name}` });
    const resources = { Uploads: { Type: 'AWS::S3::Bucket' } };
    expect(certain(await rehearse({ allowed: [only('app-*')], resources }))).toEqual([]);
    expect(certain(await rehearse({ allowed: [only('other-*')], resources }))).toContain('s3:CreateBucket');
  });

  it('knows the boundary that a role is made with', async () => {
    const bounded = {
      Effect: 'Allow',
      Action: 'iam:*',
      Resource: '*',
      Condition: { StringLike: { 'iam:PermissionsBoundary': '*boundary' } },
    };
    const role = (properties: object) => ({
      Worker: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: policy([]), ...properties } },
    });
    const boundary = { PermissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/boundary` };
    expect(certain(await rehearse({ allowed: [bounded], resources: role(boundary) }))).not.toContain('iam:CreateRole');
    expect(certain(await rehearse({ allowed: [bounded], resources: role({}) }))).toContain('iam:CreateRole');
  });

  it('leaves open what no schema lists', async () => {
    const { verdict, unknown } = await rehearse({ resources: { Thing: { Type: 'Example::Own::Type' } } });
    expect(verdict).toBe('unknown');
    expect(unknown).toEqual([expect.objectContaining({ type: 'Example::Own::Type', stack: 'app' })]);
  });

  it('says nothing of an action that the properties may not need, unless a statement denies it', async () => {
    const allowed = [{ Effect: 'Allow', Action: ['dynamodb:*'], Resource: '*' }];
    expect((await rehearse({ allowed, resources: TABLE })).refusals).toEqual([]);
    const denied = await rehearse({ scp: [{ Effect: 'Deny', Action: 'kinesis:*', Resource: '*' }], resources: TABLE });
    expect(denied.verdict).toBe('allowed');
    expect(denied.refusals.map(({ action, need }) => [action, need])).toContainEqual(['kinesis:DescribeStream', 'possible']);
  });
});

describe('the need for an action', () => {
  it('is certain for what makes, changes or removes the thing itself', () => {
    expect(needOf('AWS::DynamoDB::Table', 'create', 'dynamodb:CreateTable')).toBe('certain');
    expect(needOf('AWS::DynamoDB::Table', 'create', 'dynamodb:CreateTableReplica')).toBe('possible');
    expect(needOf('AWS::DynamoDB::Table', 'delete', 'dynamodb:DeleteTable')).toBe('certain');
    expect(needOf('AWS::CloudWatch::Alarm', 'create', 'cloudwatch:PutMetricAlarm')).toBe('certain');
    expect(needOf('AWS::Cognito::UserPool', 'create', 'cognito-idp:CreateUserPool')).toBe('certain');
    expect(needOf('AWS::S3::Bucket', 'create', 's3tables:CreateTableBucket')).toBe('possible');
  });
});
