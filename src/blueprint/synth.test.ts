import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Validations } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readAssembly } from '../assembly/index.ts';
import { ProblemsError } from '../report/index.ts';
import { synth } from './synth.ts';
import { ORCHARD, PIER } from './testing/projects.ts';
import { synthesized } from './testing/synthesized.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'landfall-synth-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file.slice(folder.length), await readFile(file, 'utf8')])));
}

describe('synth', { timeout: 60_000 }, () => {
  it('writes the same bytes for the same project, wherever and whenever', async () => {
    await synth(PIER, join(directory, 'one'), { validate: false });
    await synth(PIER, join(directory, 'another'), { validate: false });
    const one = await contents(join(directory, 'one'));
    expect(Object.keys(one)).toContain('/dev/manifest.json');
    const another = await contents(join(directory, 'another'));
    expect(Object.keys(another)).toEqual(Object.keys(one));
    expect(Object.keys(one).filter((file) => one[file] !== another[file])).toEqual([]);
  });

  it('leaves no stack of an earlier run behind', async () => {
    await synth(PIER, directory, { validate: false });
    const [service] = PIER.architecture.services;
    if (service === undefined) throw new Error('the fixture has a service');
    const stateless = { ...PIER.architecture, services: [{ ...service, tables: [], buckets: [] }] };
    await synth({ ...PIER, architecture: stateless }, directory, { validate: false });
    expect(await readdir(join(directory, 'dev'))).not.toContain('pier-dev-data.template.json');
  });

  it('describes every stack, as it can be read back', async () => {
    const assembly = await synth(PIER, directory, { validate: false });
    expect(await readAssembly(directory)).toEqual(assembly);
    expect(assembly.stacks.filter((stack) => stack.account === 'playground').map((stack) => stack.capability)).toEqual(['baseline']);
    expect(assembly.stacks.filter((stack) => stack.account === 'management').map((stack) => stack.name)).toEqual([
      'pier-management-baseline',
      'pier-management-apex',
      'pier-management-delegation',
    ]);
  });

  it('hands every stack of an environment to the project’s own code', async () => {
    const seen: string[] = [];
    await synth(
      { ...PIER, extend: (stack, environment) => seen.push(`${environment} ${(stack as { stackName: string }).stackName}`) },
      directory,
      {
        validate: false,
      },
    );
    expect(seen).toContain('prod pier-prod-api');
    expect(seen.filter((line) => line.includes('management'))).toEqual([]);
  });
});

describe('the judgement of CDK’s own rules', { timeout: 120_000 }, () => {
  it.each([PIER, ORCHARD])('finds nothing in $name, warnings included', async (project) => {
    await expect(synth(project, directory)).resolves.toBeDefined();
    expect(await readdir(join(directory, 'management'))).not.toContain('validation-report.json');
  });

  it('names resource and property of what an extension broke', async () => {
    const extend = (stack: unknown) => {
      const events = stack as CfnQueue['stack'];
      if (events.stackName.endsWith('-events')) new CfnQueue(events, 'Slow', { delaySeconds: 5000 });
    };
    const refusal = await synth({ ...PIER, extend }, directory).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemsError);
    expect((refusal as ProblemsError).problems).toEqual([
      expect.objectContaining({ path: 'pier-dev-events.template.json Slow Properties.DelaySeconds' }),
    ]);
  });

  it('lets a finding pass that the extension has argued', async () => {
    const extend = (stack: unknown, environment: string) => {
      const events = stack as CfnQueue['stack'];
      if (environment !== 'prod' || !events.stackName.endsWith('-events')) return;
      const queue = new CfnQueue(events, 'Slow', { delaySeconds: 5000 });
      Validations.of(queue).acknowledge({ id: 'CloudFormation-Validate::F3034', reason: 'to see that it is heard' });
    };
    await expect(synth({ ...PIER, extend }, directory)).resolves.toBeDefined();
    expect(await readdir(join(directory, 'prod'))).not.toContain('validation-report.json');
  });
});

describe('the order of stacks', { timeout: 60_000 }, () => {
  it('follows from what they need, with no circle', async () => {
    for (const project of [PIER, ORCHARD]) {
      const stacks = await synthesized(project);
      const done = new Set<string>();
      let waiting = stacks;
      while (waiting.length > 0) {
        const ready = waiting.filter((stack) => stack.needs.every((need) => done.has(need)));
        expect(
          ready.map((stack) => stack.name),
          `of ${waiting.map((stack) => stack.name).join(', ')}`,
        ).not.toEqual([]);
        for (const stack of ready) done.add(stack.name);
        waiting = waiting.filter((stack) => !done.has(stack.name));
      }
    }
  });

  it('delegates a zone before a certificate is asked for in it', async () => {
    const stacks = await synthesized(PIER);
    const asking = stacks.filter(({ content }) =>
      Object.values(content.Resources).some(({ Type }) => Type === 'AWS::CertificateManager::Certificate'),
    );
    expect(asking.map((stack) => stack.capability)).toEqual(['edge', 'api', 'edge', 'api', 'edge', 'api']);
    for (const stack of asking) {
      expect(stack.needsDelegation).toBe(true);
      expect(stack.needs).toContain('pier-management-delegation');
    }
    expect(stacks.filter((stack) => stack.needsDelegation)).toHaveLength(asking.length);
    const delegation = stacks.find((stack) => stack.capability === 'delegation');
    expect(delegation?.needs).toEqual(['pier-dev-zone', 'pier-management-apex', 'pier-prod-zone', 'pier-uat-zone']);
  });

  it('puts what CloudFront demands in us-east-1, and nothing else there', async () => {
    for (const stack of await synthesized(PIER)) expect(stack.region).toBe(stack.capability === 'edge' ? 'us-east-1' : 'eu-central-1');
  });
});

describe('values from elsewhere', { timeout: 60_000 }, () => {
  it('are parameters with a known source, each of which exists and is read', async () => {
    for (const project of [PIER, ORCHARD]) {
      const stacks = await synthesized(project);
      const byName = new Map(stacks.map((stack) => [stack.name, stack]));
      for (const { name, content, inputs, needs } of stacks) {
        expect(Object.keys(content.Parameters ?? {}).sort(), name).toEqual(Object.keys(inputs).sort());
        const body = JSON.stringify(content.Resources);
        for (const [parameter, input] of Object.entries(inputs)) {
          expect(body.includes(`{"Ref":"${parameter}"}`) || body.includes(`\${${parameter}}`), `${name} reads ${parameter}`).toBe(true);
          if (input.from !== 'output') continue;
          expect(Object.keys(byName.get(input.stack)?.content.Outputs ?? {}), input.stack).toContain(input.output);
          expect(needs).toContain(input.stack);
        }
        expect(body.match(/Fn::ImportValue|Fn::GetStackOutput|Custom::/), name).toBeNull();
        for (const output of Object.values(content.Outputs ?? {})) expect(output).not.toHaveProperty('Export');
      }
    }
  });
});
