/** `waiting`: it can't be done now and nothing is wrong; what needs it waits too. */
export type TaskOutcome = 'done' | 'waiting';

export interface Task {
  readonly id: string;
  /** Ids of tasks that must be done before. */
  readonly needs: readonly string[];
  run(): Promise<TaskOutcome>;
}

export type TaskResult =
  | { readonly state: TaskOutcome }
  | { readonly state: 'failed'; readonly error: unknown }
  /** Something that it needs failed. */
  | { readonly state: 'blocked'; readonly by: string };

/**
 * Runs tasks as soon as what they need is done, at most `concurrency` at once, those given first going first. A failure stops only
 * what needs the failed task. Throws on an unknown need and on a circle.
 */
export async function runTasks(tasks: readonly Task[], concurrency: number): Promise<ReadonlyMap<string, TaskResult>> {
  assertRunnable(tasks);
  const results = new Map<string, TaskResult>();
  const waiting = new Set(tasks);
  const running = new Set<Promise<void>>();
  while (waiting.size > 0 || running.size > 0) {
    for (const task of waiting) {
      const verdict = readiness(task, results);
      if (verdict === 'not-yet') continue;
      if (verdict !== 'ready') {
        waiting.delete(task);
        results.set(task.id, verdict);
      } else if (running.size < concurrency) {
        waiting.delete(task);
        const run: Promise<void> = start(task, results).finally(() => running.delete(run));
        running.add(run);
      }
    }
    if (running.size > 0) await Promise.race(running);
  }
  return results;
}

function readiness(task: Task, results: ReadonlyMap<string, TaskResult>): 'ready' | 'not-yet' | TaskResult {
  const needs = task.needs.map((id) => ({ id, result: results.get(id) }));
  const failed = needs.find(({ result }) => result?.state === 'failed' || result?.state === 'blocked');
  if (failed !== undefined) return { state: 'blocked', by: failed.result?.state === 'blocked' ? failed.result.by : failed.id };
  if (needs.some(({ result }) => result === undefined)) return 'not-yet';
  return needs.some(({ result }) => result?.state === 'waiting') ? { state: 'waiting' } : 'ready';
}

async function start(task: Task, results: Map<string, TaskResult>): Promise<void> {
  try {
    results.set(task.id, { state: await task.run() });
  } catch (error) {
    results.set(task.id, { state: 'failed', error });
  }
}

function assertRunnable(tasks: readonly Task[]): void {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const done = new Set<string>();
  const visit = (task: Task, path: readonly string[]): void => {
    if (done.has(task.id)) return;
    if (path.includes(task.id)) throw new Error(`tasks need each other in a circle: ${[...path, task.id].join(' → ')}`);
    for (const id of task.needs) {
      const need = byId.get(id);
      if (need === undefined) throw new Error(`${task.id} needs ${id}, which is no task`);
      visit(need, [...path, task.id]);
    }
    done.add(task.id);
  };
  for (const task of tasks) visit(task, []);
}
