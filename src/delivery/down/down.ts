import { desiredOrganization, removeOrganization } from '../../organization/index.ts';
import { LandfallError, type Report } from '../../report/index.ts';
import { type TaskResult, runTasks } from '../task-graph.ts';
import { findStacks } from './found-stacks.ts';
import { type RemovalPlan, type Removed, identity } from './removal-plan.ts';
import { type DownRun, removalTasks } from './removal-tasks.ts';
import type { DownScope } from './scope.ts';

/** Stacks worked on at once, as for `up`. */
const CONCURRENCY = 8;

/**
 * Removes what a plan shows: in every account at once the stacks, each after those that need it, then the bootstraps and the data of the
 * named environments; at last, where nothing stands any more, the account structure. What is gone already is left out, so a run that
 * was stopped is finished by the next. Throws `LandfallError` (fault `cloud`) after everything that could be removed is.
 */
export async function down(scope: DownScope, plan: RemovalPlan, report: Report): Promise<Removed> {
  const { project, assembly } = scope.prepared;
  const { ours } = findStacks(project.name, assembly.stacks, scope.observation);
  const run: DownRun = { scope, plan, report, kept: [], notes: [] };
  const tasks = removalTasks(run, ours);
  for (const [account, group] of Map.groupBy(tasks, (task) => task.account)) {
    report.emit({ type: 'account', account, steps: group.length });
  }
  throwFailures(await runTasks(tasks, CONCURRENCY));
  const organization =
    scope.observation.organization.organization.length === 0
      ? { kept: [] }
      : await removeOrganization({ desired: desiredOrganization(project), access: scope.cloud.management, report });
  const data = new Map([...plan.kept.data, ...run.kept].map((resource) => [identity(resource), resource]));
  const unsure = plan.kept.things.filter(({ kind }) => kind === 'stack');
  return { stacks: ours.length, kept: { data: [...data.values()], things: [...unsure, ...organization.kept] }, notes: run.notes };
}

function throwFailures(results: ReadonlyMap<string, TaskResult>): void {
  const failures = [...results.values()].flatMap((result) => (result.state === 'failed' ? [result.error] : []));
  const bug = failures.find((error) => !(error instanceof LandfallError));
  if (bug instanceof Error) throw bug;
  const [first] = failures as readonly LandfallError[];
  if (first === undefined) return;
  const blocked = [...results.values()].filter(({ state }) => state === 'blocked').length;
  const rest = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  throw new LandfallError(
    'DownIncomplete',
    `${first.message}${rest}; ${blocked === 1 ? '1 step waits' : `${blocked} steps wait`} for it, and the account structure stays as it is`,
    { fault: 'cloud', fix: first.fix ?? 'mend the cause and run `landfall down` again: it goes on where this run stopped', cause: first },
  );
}
