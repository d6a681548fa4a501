import { type Cloud, type Target, inWords } from '../cloud/index.ts';
import { applyOrganization, desiredOrganization } from '../organization/index.ts';
import { type Observation, type Prepared, bootstrapFile, judgeBootstrap, regionsOf, stackIn } from '../plan/index.ts';
import { MANAGEMENT, bootstrapStackName, qualifier } from '../project/index.ts';
import { LandfallError, type Report } from '../report/index.ts';
import { type AccountTask, type Run, accessIn, applyStack, reported, startRun } from './apply.ts';
import { isDelegated, throwUnlessDelegated } from './delegation.ts';
import { untilReachable } from './reachable.ts';
import { releaseTasks, uploadId } from './release-tasks.ts';
import { requireProduct } from './release/index.ts';
import { settle } from './stacks/settle.ts';
import { bootstrapAccount } from './stacks/toolkit.ts';
import { type TaskResult, runTasks } from './task-graph.ts';

/** Stacks and releases worked on at once. CloudFormation itself is slower than this machine; its own throttle is some calls a second. */
const CONCURRENCY = 8;

export interface UpOptions {
  readonly prepared: Prepared;
  readonly target: Target;
  readonly cloud: Cloud;
  readonly observation: Observation;
  /** Is the organization to be changed? Else it's taken as observed. */
  readonly organizationChanges: boolean;
  /** Folder for builds of the product. */
  readonly builds: string;
  readonly report: Report;
}

/**
 * Applies a plan: the organization, then every account at once, its bootstrap, its stacks by their needs, its release. What is as
 * desired already is left alone, so a run that was stopped is finished by the next.
 * Throws `ProblemsError` before anything is done when a first release lacks a part of the product, and `LandfallError` (fault `cloud`)
 * after everything that could be done was done.
 */
export async function up(options: UpOptions): Promise<void> {
  await requireReleasable(options);
  const { run, handSteps } = await startUp(options);
  const tasks = [...bootstrapTasks(run), ...stackTasks(run), ...releaseTasks(run, options.builds)];
  for (const [account, group] of Map.groupBy(tasks, (task) => task.account)) {
    run.report.emit({ type: 'account', account, steps: group.length });
  }
  const inWordsOnly = tasks.map((task) => ({ ...task, run: () => inWords(`work on ${task.id}`, task.run) }));
  throwFailures(await runTasks(inWordsOnly, CONCURRENCY));
  await throwUnlessDelegated(run);
  const [handStep] = handSteps;
  if (handStep !== undefined) throw handStep;
}

/** A first release is built after accounts are made for it, so what it lacks is said before. */
async function requireReleasable({ prepared: { project }, observation }: UpOptions): Promise<void> {
  const isFirst = project.environments.some(({ name, runsProduct }) => runsProduct && !observation.releases.has(name));
  if (isFirst) await requireProduct(project);
}

/** The organization first: it makes the accounts. What only a person can do there doesn't hold up the rest. */
async function startUp(options: UpOptions): Promise<{ readonly run: Run; readonly handSteps: readonly LandfallError[] }> {
  const { prepared, cloud, observation, organizationChanges, report } = options;
  if (!organizationChanges) return { run: startRun(options, observation.accounts), handSteps: [] };
  const desired = desiredOrganization(prepared.project);
  const { accounts, handSteps } = await applyOrganization({ desired, access: cloud.management, report });
  return { run: startRun(options, accounts), handSteps };
}

const bootstrapId = (account: string, region: string) => `bootstrap ${account}/${region}`;

function bootstrapTasks(run: Run): readonly AccountTask[] {
  const { project } = run.prepared;
  const accounts = [MANAGEMENT, ...project.environments.map(({ name }) => name)];
  return accounts.flatMap((account) =>
    regionsOf(project).map((region) => ({
      id: bootstrapId(account, region),
      account,
      // The boundaries are the account's own and made in the home region, and roles of the other one need them.
      needs: region === project.region ? [] : [bootstrapId(account, project.region)],
      run: async () => {
        await bootstrap(run, account, region);
        return 'done' as const;
      },
    })),
  );
}

async function bootstrap(run: Run, account: string, region: string): Promise<void> {
  const { project } = run.prepared;
  const name = bootstrapStackName(project.name);
  const access = accessIn(run, account);
  if (!run.observation.stacks.has(`${account}/${region}`)) await untilReachable(access, region);
  const observed = await settle({ access, region, name }, stackIn(run.observation, account, region, name));
  const step = { type: 'step', account, subject: `${name} ${region}` } as const;
  if (judgeBootstrap(run.prepared, observed).action === 'keep') {
    run.report.emit({ ...step, state: 'skipped' });
    return;
  }
  await reported(run.report, step, () =>
    bootstrapAccount(
      { access, region, account, subject: step.subject, stack: name, report: run.report },
      bootstrapFile(run.prepared.assembly),
      qualifier(project.name),
    ),
  );
}

function stackTasks(run: Run): readonly AccountTask[] {
  return run.prepared.assembly.stacks.map((stack) => {
    const needsRelease = Object.values(stack.inputs).some(({ from }) => from === 'release');
    return {
      id: stack.name,
      account: stack.account,
      needs: [bootstrapId(stack.account, stack.region), ...stack.needs, ...(needsRelease ? [uploadId(stack.account)] : [])],
      run: async () => {
        if (stack.needsDelegation && !(await isDelegated(run))) return 'waiting';
        await applyStack(run, stack);
        return 'done';
      },
    };
  });
}

function throwFailures(results: ReadonlyMap<string, TaskResult>): void {
  const failures = [...results].flatMap(([id, result]) => (result.state === 'failed' ? [{ id, error: result.error }] : []));
  const bug = failures.find(({ error }) => !(error instanceof LandfallError));
  if (bug !== undefined) throw bug.error;
  const [first] = failures;
  if (first !== undefined) {
    const blocked = [...results.values()].filter(({ state }) => state === 'blocked').length;
    const rest = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
    throw new LandfallError(
      'UpIncomplete',
      `${(first.error as LandfallError).message}${rest}; ${blocked} steps were not begun because of it`,
      {
        fault: 'cloud',
        fix: (first.error as LandfallError).fix ?? 'mend the cause and run `landfall up` again: it goes on where this run stopped',
        cause: first.error,
      },
    );
  }
}
