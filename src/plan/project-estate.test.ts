import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { canInEstate } from '../access/index.ts';
import { bootstrapTemplate, synth } from '../blueprint/index.ts';
import { PIER } from '../blueprint/testing/projects.ts';
import { type Estate, Unknown, loadEstate, writeEstate } from '../estate/index.ts';
import { qualifier } from '../project/index.ts';
import { bootstrapFile } from './prepare.ts';
import { projectEstate } from './project-estate.ts';

const project = {
  ...PIER,
  organization: {
    ...PIER.organization,
    access: { administrators: ['ada@pier.example'], developers: ['dev@pier.example'] },
    exceptions: [{ from: 'administrators' as const, to: 'prod', reason: 'on-call' }],
  },
  waivers: [{ rule: 'sqs-queue-encrypted', resource: 'prod/pier-prod-events#Queue', reason: 'it holds nothing but ticks' }],
};

const addresses = ({ domain }: { readonly domain: string }) => ({
  web: `https://app.${domain}`,
  api: `https://api.${domain}`,
  signIn: `https://auth.${domain}`,
  keys: 'https://keys.example',
});

let directory: string;
let estate: Estate;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'landfall-estate-'));
  const assembly = await synth(project, join(directory, 'assembly'), { validate: false });
  await writeFile(bootstrapFile(assembly), JSON.stringify(bootstrapTemplate(project)));
  const made = await projectEstate({ project, assembly }, { addresses });
  await writeEstate(made, join(directory, 'estate'));
  estate = await loadEstate(join(directory, 'estate'));
}, 60_000);
afterAll(() => rm(directory, { recursive: true, force: true }));

const id = (name: string) => estate.accounts.find((account) => account.name === name)?.id ?? '';
const role = (account: string, name: string) => `arn:aws:iam::${id(account)}:role/${name}`;
const toolkitRole = (account: string, kind: string) =>
  role(account, `cdk-${qualifier(project.name)}-${kind}-role-${id(account)}-${project.region}`);
const may = (principal: string, action: string, resource: string) => canInEstate(estate, { principal, action, resource });

const ACCESS_ROLE = 'OrganizationAccountAccessRole';
const ASSUME = 'sts:AssumeRole';

describe('the estate of a project, written and read', () => {
  it('holds every account with its unit, its bootstraps and the role that applies each stack', () => {
    expect(estate.errors).toEqual([]);
    expect(estate.accounts.map(({ name, tier, planned }) => [name, tier, planned])).toEqual([
      ['management', 'management', true],
      ['dev', 'development', true],
      ['uat', 'acceptance', true],
      ['prod', 'production', true],
      ['playground', 'playground', true],
    ]);
    for (const account of estate.accounts) {
      const bootstraps = (account.stacks ?? []).filter(({ name }) => name === 'pier-bootstrap');
      expect(bootstraps.map(({ region, role: applies }) => [region, applies])).toEqual([
        ['eu-central-1', undefined],
        ['us-east-1', undefined],
      ]);
    }
    const [data] = estate.account(id('prod'))?.stacks?.filter(({ name }) => name === 'pier-prod-data') ?? [];
    expect(data?.role).toBe(toolkitRole('prod', 'cfn-exec'));
  });

  it('has the policies of the organization level by level, with no placeholder left in them', () => {
    const [prod] = estate.accounts.filter(({ name }) => name === 'prod');
    const levels = prod === undefined ? undefined : estate.levelsOf(prod, 'SERVICE_CONTROL_POLICY');
    expect(levels?.map(({ name, policies }) => [name, policies.map((policy) => policy.name)])).toEqual([
      ['root', ['FullAWSAccess']],
      ['pier', ['FullAWSAccess', 'pier-guardrails']],
      ['workloads', ['FullAWSAccess', 'pier-workloads']],
      ['production', ['FullAWSAccess']],
      ['prod', ['FullAWSAccess']],
    ]);
    expect(JSON.stringify(estate.description)).not.toContain('placeholder');
    expect(estate.organization?.managementAccount).toBe(id('management'));
  });

  it('knows the waivers', () => {
    expect(estate.description.waivers).toEqual(project.waivers);
  });

  it('knows the addresses, the people and the exceptions', () => {
    const parameters = estate.stacks.flatMap(({ parameters: declared, resolver }) =>
      Object.keys(declared)
        .filter((name) => name.endsWith('Address'))
        .map((name) => resolver.resolve({ Ref: name })),
    );
    expect(parameters.length).toBeGreaterThan(0);
    expect(parameters.filter((value) => value instanceof Unknown)).toEqual([]);
    const operates = estate.access.find(({ group, account }) => group === 'pier-administrators' && account === id('prod'));
    expect(operates).toMatchObject({ members: ['ada@pier.example'], permissionSet: { name: 'pier-Operator' } });
    expect(estate.exceptions).toContainEqual({
      from: { account: id('dev'), kind: 'permission-set', id: 'pier-Operator' },
      to: id('prod'),
      reason: 'on-call',
    });
  });
});

describe('in the estate of a project', () => {
  it.each(['pier-release', ACCESS_ROLE])('whoever owns dev can’t assume %s in prod', (name) => {
    expect(may(role('dev', ACCESS_ROLE), ASSUME, role('prod', name)).answer).toBe('no');
    expect(may(`arn:aws:iam::${id('dev')}:root`, ASSUME, role('prod', name)).answer).toBe('no');
  });

  it('management enters a member account, and that account’s access role assumes those that deploy', () => {
    expect(may(`arn:aws:iam::${id('management')}:root`, ASSUME, role('dev', ACCESS_ROLE)).answer).toBe('yes');
    expect(may(role('dev', ACCESS_ROLE), ASSUME, toolkitRole('dev', 'deploy')).answer).toBe('yes');
    expect(may(role('dev', ACCESS_ROLE), ASSUME, toolkitRole('prod', 'deploy')).answer).toBe('no');
  });

  it('the release role releases and changes no infrastructure', () => {
    const release = role('prod', 'pier-release');
    const functionArn = `arn:aws:lambda:${project.region}:${id('prod')}:function:pier-prod-berths-api`;
    expect(may(release, 'lambda:UpdateFunctionCode', functionArn).answer).toBe('yes');
    const stack = `arn:aws:cloudformation:${project.region}:${id('prod')}:stack/pier-prod-data/1`;
    const refused = may(release, 'cloudformation:UpdateStack', stack);
    expect(refused.answer).toBe('no');
    expect(refused.because).toContainEqual(
      expect.objectContaining({ layer: 'scp', policy: 'pier-guardrails', level: 'pier', sid: 'KeepStacks', effect: 'Deny' }),
    );
    expect(may(toolkitRole('prod', 'deploy'), 'cloudformation:UpdateStack', stack).answer).toBe('yes');
  });

  it('a function reads its own table, and not that of another account', () => {
    const [table] = estate.resources('AWS::DynamoDB::Table').filter(({ account }) => account === id('prod'));
    const [api] = estate
      .resources('AWS::Lambda::Function')
      .filter(({ account, properties }) => account === id('dev') && properties['FunctionName'] === 'pier-dev-berths-api');
    const [own] = estate.named(api?.property('Role'), api ?? estate.resources()[0]!);
    const label = (account: string) => `${account}/pier-${account}-data#${table?.logicalId}`;
    const principal = `dev/${own?.stack.name}#${own?.logicalId}`;
    expect(may(principal, 'dynamodb:GetItem', label('dev')).answer).toBe('yes');
    expect(may(principal, 'dynamodb:GetItem', label('prod')).answer).toBe('no');
  });
});
