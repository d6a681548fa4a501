import { describe, expect, it } from 'vitest';

import type { EstateDescription } from '../../estate/index.ts';
import { estateOfSources } from '../../estate/testing/templates.ts';
import type { Change } from '../../report/index.ts';
import type { Plan } from '../plan.ts';
import { rehearsePlan } from './rehearse-plan.ts';

const DEV = '222222222222';
const EXECUTION = `arn:aws:iam::${DEV}:role/deployer`;
const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const all = { Effect: 'Allow', Action: '*', Resource: '*' };
const deny = (sid: string, ...actions: readonly string[]) => ({ Sid: sid, Effect: 'Deny', Action: actions, Resource: '*' });

const DESCRIPTION: EstateDescription = {
  version: 1,
  organization: {
    id: 'o-exampleorg',
    managementAccount: '111111111111',
    root: 'r-root',
    units: [],
    policies: [
      { name: 'FullAWSAccess', type: 'SERVICE_CONTROL_POLICY', targets: ['r-root', DEV], content: policy(all) },
      {
        name: 'guardrails',
        type: 'SERVICE_CONTROL_POLICY',
        targets: [DEV],
        content: policy(deny('NoTables', 'dynamodb:CreateTable'), deny('NoParameters', 'ssm:PutParameter')),
      },
    ],
  },
  accounts: [
    { id: '111111111111', name: 'management', tier: 'management', stacks: [{ name: 'bootstrap', region: 'eu-central-1', template: 'b' }] },
    {
      id: DEV,
      name: 'dev',
      unit: 'r-root',
      stacks: [
        { name: 'bootstrap', region: 'eu-central-1', template: 'b' },
        { name: 'data', region: 'eu-central-1', template: 'data', role: EXECUTION },
      ],
    },
  ],
};

const estate = estateOfSources(DESCRIPTION, [
  [
    'b',
    {
      Resources: {
        Version: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/version', Type: 'String', Value: '1' } },
        Deployer: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: 'deployer',
            AssumeRolePolicyDocument: policy({
              Effect: 'Allow',
              Principal: { Service: 'cloudformation.amazonaws.com' },
              Action: 'sts:AssumeRole',
            }),
            Policies: [{ PolicyName: 'all', PolicyDocument: policy(all) }],
          },
        },
      },
    },
  ],
  ['data', { Resources: { Orders: { Type: 'AWS::DynamoDB::Table' }, Queue: { Type: 'AWS::SQS::Queue' } } }],
]);

const DATA = { kind: 'stack', name: 'data', account: 'dev', region: 'eu-central-1' } as const;
const changed = (action: 'create' | 'update' | 'replace', logicalId: string, type: string): Change => ({
  ...DATA,
  action: 'update',
  resources: [{ action, logicalId, type, properties: [] }],
});

async function refusedBy(...changes: readonly Change[]) {
  const plan: Plan = {
    version: 1,
    project: 'pier',
    target: 'aws',
    against: 'observed',
    key: '',
    changes,
    kept: 0,
    rehearsal: { caveats: [], standIns: [], ignored: [] },
  };
  const { verdict, asked, refusals } = await rehearsePlan(estate, plan);
  const certain = refusals.filter(({ need }) => need === 'certain');
  return { verdict, asked, refused: certain.map(({ resource, action, role }) => [resource, action, role]), because: certain[0]?.because };
}

describe('the rehearsal of a plan', () => {
  it('names what a guardrail will deny the role that makes a stack, with the statement', async () => {
    const { verdict, refused, because } = await refusedBy({ ...DATA, action: 'create' });
    expect(verdict).toBe('refused');
    expect(refused).toEqual([['Orders', 'dynamodb:CreateTable', EXECUTION]]);
    expect(because).toContainEqual(expect.objectContaining({ layer: 'scp', policy: 'guardrails', sid: 'NoTables', effect: 'Deny' }));
  });

  it('asks about what changes, and about nothing else of the stack', async () => {
    expect(await refusedBy(changed('update', 'Orders', 'AWS::DynamoDB::Table'))).toMatchObject({ verdict: 'allowed', refused: [] });
    expect(await refusedBy(changed('create', 'Queue', 'AWS::SQS::Queue'))).toMatchObject({ verdict: 'allowed', refused: [] });
    expect((await refusedBy(changed('replace', 'Orders', 'AWS::DynamoDB::Table'))).verdict).toBe('refused');
  });

  it('asks the access role of a member account about its bootstrap, and nobody of management', async () => {
    const bootstrap = (account: string): Change => ({ ...DATA, action: 'create', kind: 'bootstrap', name: 'bootstrap', account });
    expect((await refusedBy(bootstrap('dev'))).refused).toEqual([
      ['Version', 'ssm:PutParameter', `arn:aws:iam::${DEV}:role/OrganizationAccountAccessRole`],
    ]);
    expect(await refusedBy(bootstrap('management'))).toMatchObject({ asked: 0, verdict: 'allowed' });
  });

  it('has nothing to ask of a plan that changes no stack', async () => {
    expect(await refusedBy({ action: 'create', kind: 'unit', name: 'pier' })).toMatchObject({ asked: 0, verdict: 'allowed' });
  });
});
