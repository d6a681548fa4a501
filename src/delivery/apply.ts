import { join } from 'node:path';

import type { StackDescription } from '../assembly/index.ts';
import type { AccountAccess, Cloud, Target } from '../cloud/index.ts';
import {
  type Bindings,
  type Observation,
  type ObservedStack,
  type Prepared,
  accessTo,
  bindInputs,
  bindingsOf,
  judgeStack,
  observeStack,
  stackIn,
} from '../plan/index.ts';
import { MANAGEMENT, bootstrapStackName, releaseRoleName, stackName } from '../project/index.ts';
import { LandfallError, type Report, type StepEvent } from '../report/index.ts';
import { announceRepublish } from './release/index.ts';
import { settle } from './stacks/settle.ts';
import { deployStack } from './stacks/toolkit.ts';
import type { Task } from './task-graph.ts';

/** One run of `up`: what it works on, and what it has learned of the stacks so far. */
export interface Run {
  readonly prepared: Prepared;
  readonly target: Target;
  readonly cloud: Cloud;
  readonly observation: Observation;
  readonly report: Report;
  /** Stacks that this run has settled or deployed, by name. */
  readonly fresh: Map<string, ObservedStack>;
  /** Digest that a stack's release parameter is bound to, by environment. */
  readonly releases: Map<string, string>;
  /** Environments of which this run has changed a stack: their release is published again. */
  readonly touched: Set<string>;
  /** Asked when the first certificate is due. */
  delegated?: Promise<boolean>;
}

/** A task and the row that it belongs to. */
export interface AccountTask extends Task {
  readonly account: string;
}

/** `accounts` are the ids by account key, those that were just made included. */
export function startRun(
  { prepared, target, cloud, observation, report }: Pick<Run, 'prepared' | 'target' | 'cloud' | 'observation' | 'report'>,
  accounts: Observation['accounts'],
): Run {
  return {
    prepared,
    target,
    cloud,
    observation: { ...observation, accounts: { ...accounts, [MANAGEMENT]: cloud.management.id } },
    report,
    fresh: new Map(),
    releases: new Map(),
    touched: new Set(),
  };
}

export function accessIn(run: Run, account: string): AccountAccess {
  const id = run.observation.accounts[account];
  if (id === undefined) throw new Error(`the account of ${account} has no id although the organization was applied`);
  return accessTo(run.cloud, account, id);
}

/** An output of a stack as it is now. */
export function outputOf(run: Run, stack: string, output: string): string | undefined {
  return run.fresh.get(stack)?.outputs[output] ?? bindingsOf(run.prepared, run.target, run.observation).output(stack, output);
}

/** Brings one stack to what is desired. Emits its events; throws what failed. */
export async function applyStack(run: Run, stack: StackDescription): Promise<void> {
  const { report } = run;
  const step = { type: 'step', account: stack.account, subject: stack.name } as const;
  const access = accessIn(run, stack.account);
  const place = { access, region: stack.region, name: stack.name };
  const observed = await settle(place, stackIn(run.observation, stack.account, stack.region, stack.name));
  const parameters = bindAll(run, stack);
  const verdict = judgeStack(stack, run.prepared.facts.digests[stack.name] ?? '', parameters, observed);
  if (verdict.action === 'keep') {
    if (observed !== undefined) run.fresh.set(stack.name, observed);
    report.emit({ ...step, state: 'skipped' });
    return;
  }
  await reported(report, step, async () => {
    await announceOnce(run, stack.account);
    const assembly = join(run.prepared.assembly.directory, stack.account);
    await deployStack(
      { access, region: stack.region, account: stack.account, subject: stack.name, stack: stack.name, report },
      { assembly, parameters, bootstrap: bootstrapStackName(run.prepared.project.name) },
    );
    const deployed = await observeStack(access, stack.region, stack.name);
    if (deployed !== undefined) run.fresh.set(stack.name, deployed);
  });
}

/** Says when a step starts and how it ended. */
export async function reported(
  report: Report,
  step: Pick<StepEvent, 'type' | 'account' | 'subject'>,
  work: () => Promise<void>,
): Promise<void> {
  report.emit({ ...step, state: 'started' });
  try {
    await work();
    report.emit({ ...step, state: 'done' });
  } catch (error) {
    report.emit({ ...step, state: 'failed', detail: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

/** Before the first change of an environment that runs a release: whatever happens from here on, that release is published again. */
async function announceOnce(run: Run, environment: string): Promise<void> {
  if (run.touched.has(environment) || !run.observation.releases.has(environment)) return;
  run.touched.add(environment);
  const { project } = run.prepared;
  const bucket = outputOf(run, stackName(project.name, environment, 'baseline'), 'ArtifactBucketName');
  if (bucket !== undefined)
    await announceRepublish({ project, environment, access: releaseAccess(run, environment), artifactBucket: bucket });
}

/** The environment's account as the role that may release and nothing else. */
export function releaseAccess(run: Run, environment: string): AccountAccess {
  return accessIn(run, environment).assume(releaseRoleName(run.prepared.project.name));
}

function bindAll(run: Run, stack: StackDescription): Readonly<Record<string, string>> {
  const observed = bindingsOf(run.prepared, run.target, run.observation);
  const bindings: Bindings = {
    ...observed,
    output: (name, output) => outputOf(run, name, output),
    release: (account) => run.releases.get(account) ?? observed.release(account),
  };
  const bound = bindInputs(stack, bindings);
  const missing = Object.entries(bound).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) {
    throw new LandfallError('InputNotBound', `${stack.name} needs ${missing.join(', ')}, and no stack gives it`, {
      fault: 'cloud',
      fix: `see whether ${stack.needs.join(', ') || 'what it needs'} has lost an output; \`landfall plan\` says what differs`,
    });
  }
  return bound as Readonly<Record<string, string>>;
}
