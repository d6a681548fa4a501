import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ProblemsError } from '../report/index.ts';
import { planAddresses } from './address-plan.ts';
import { serverless } from './define-project.ts';
import { resolveProject } from './resolve.ts';

const architecture = serverless({
  web: { path: './web' },
  services: {
    parcels: {
      path: './parcels',
      api: 'src/api.ts',
      publishes: ['parcel-sent'],
      consumers: { track: { on: 'parcel-sent', entry: 'src/track.ts' } },
    },
  },
});

const valid = {
  name: 'quay',
  region: 'eu-west-1',
  domain: 'quay.example',
  organization: { email: 'aws+{account}@quay.example' },
  architecture,
};

function problemsOf(input: unknown) {
  try {
    resolveProject(input, '/project');
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
  return [];
}

describe('a project file', () => {
  it('needs no more than name, region, domain, e-mail and architecture', () => {
    const project = resolveProject(valid, '/project');
    expect(project.environments.map(({ name, tier, accountName, email, domain }) => [name, tier, accountName, email, domain])).toEqual([
      ['dev', 'development', 'quay-dev', 'aws+quay-dev@quay.example', 'dev.quay.example'],
      ['uat', 'acceptance', 'quay-uat', 'aws+quay-uat@quay.example', 'uat.quay.example'],
      ['prod', 'production', 'quay-prod', 'aws+quay-prod@quay.example', 'prod.quay.example'],
      ['playground', 'playground', 'quay-playground', 'aws+quay-playground@quay.example', 'playground.quay.example'],
    ]);
    expect(project.environments.map((environment) => environment.runsProduct)).toEqual([true, true, true, false]);
    expect(project.architecture.web).toEqual({ path: './web', build: 'npm run build', output: 'dist' });
  });

  it('lets an environment override any number of its tier', () => {
    const project = resolveProject(
      { ...valid, environments: { live: { tier: 'production', profile: { functionMemory: 2048 } } } },
      '/project',
    );
    expect(project.environments[0]?.profile).toMatchObject({ functionMemory: 2048, deletionProtection: true });
  });

  it('is frozen through and through', () => {
    const project = resolveProject(valid, '/project');
    expect(() => Object.assign(project.organization.access, { developers: [] })).toThrow(TypeError);
  });

  it('reports all mistakes at once, each with its path and a remedy', () => {
    const problems = problemsOf({
      ...valid,
      region: 'eu-centrall-1',
      domian: 'quay.example',
      organization: { email: 'root@quay.example' },
      environments: {
        dev: { tier: 'developement' },
        Prod: { tier: 'production' },
        live: { tier: 'production', profile: { functionMemory: 64 } },
      },
      architecture: serverless({
        ...architecture,
        services: {
          parcels: { path: './p', api: 'a.ts', publishes: ['parcel-sent'], consumers: { track: { on: 'parcel-send', entry: 'b.ts' } } },
        },
      }),
    });
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'architecture.services.parcels.consumers.track.on',
      'domian',
      'environments.Prod',
      'environments.dev.tier',
      'environments.live.profile.functionMemory',
      'organization.email',
      'region',
    ]);
    expect(problems.find(({ path }) => path === 'domian')?.fix).toBe('did you mean "domain"?');
    expect(problems.find(({ path }) => path === 'region')?.fix).toBe('did you mean "eu-central-1"?');
    expect(problems.find(({ path }) => path === 'environments.dev.tier')?.fix).toBe('did you mean "development"?');
    expect(problems.every(({ fix }) => fix !== undefined && fix !== '')).toBe(true);
  });

  it('calls a choice that was not made missing, and names the choices', () => {
    const { region: _, ...withoutRegion } = valid;
    expect(problemsOf(withoutRegion)).toEqual([
      { path: 'region', message: 'is missing', fix: expect.stringMatching(/^add one of af-south-1, /) as string },
    ]);
  });

  it('names what refers to nothing, with the closest match', () => {
    const problems = problemsOf({
      ...valid,
      organization: { ...valid.organization, exceptions: [{ from: 'administrators', to: 'prodd', reason: 'on-call administration' }] },
      architecture: serverless({
        ...architecture,
        services: {
          parcels: { path: './p', api: 'a.ts', publishes: ['parcel-sent'], consumers: { track: { on: 'parcel-send', entry: 'b.ts' } } },
        },
      }),
    });
    expect(problems).toEqual([
      { path: 'organization.exceptions[0].to', message: 'there is no environment "prodd"', fix: 'did you mean "prod"?' },
      {
        path: 'architecture.services.parcels.consumers.track.on',
        message: 'there is no published event "parcel-send"',
        fix: 'did you mean "parcel-sent"?',
      },
    ]);
  });

  it('names what a waiver lacks, and the day that is none', () => {
    const waivers = [{ rule: 'sqs-queue-encrypted', resource: 'Queue', reason: 'short', expires: '2027-02-30' }];
    expect(problemsOf({ ...valid, waivers }).map(({ path }) => path)).toEqual(['waivers[0].reason', 'waivers[0].expires']);
    const whole = { rule: 'sqs-queue-encrypted', resource: 'Queue', reason: 'it holds nothing but ticks' };
    expect(resolveProject({ ...valid, waivers: [whole] }, '/').waivers).toEqual([whole]);
  });

  it('refuses two environments with one network or one address', () => {
    const environments = {
      a1: { tier: 'development', network: '10.7.0.0/16', email: 'one@quay.example' },
      b1: { tier: 'production', network: '10.7.0.0/16', email: 'One@quay.example' },
    };
    expect(problemsOf({ ...valid, environments }).map(({ path }) => path)).toEqual(['environments.b1.email', 'environments.b1.network']);
  });
});

describe('the address plan', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/), { minLength: 1, maxLength: 255 });

  it('never gives two environments one network', () => {
    fc.assert(
      fc.property(names, (environments) => {
        const plan = planAddresses(environments.map((name) => ({ name })));
        expect(new Set(plan.values()).size).toBe(environments.length);
      }),
    );
  });

  it('leaves every environment where it is when another is added at the end', () => {
    fc.assert(
      fc.property(names, fc.constant('zz-new'), (environments, added) => {
        const before = planAddresses(environments.slice(0, 254).map((name) => ({ name })));
        const after = planAddresses([...environments.slice(0, 254), added].map((name) => ({ name })));
        for (const [name, block] of before) expect(after.get(name)).toBe(block);
      }),
    );
  });
});
