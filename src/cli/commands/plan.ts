import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Cloud, Target } from '../../cloud/index.ts';
import type { Plan } from '../../plan/index.ts';
import type { LoadedProject } from '../../project/index.ts';
import { renderPlan } from '../render/plan.ts';
import { type Session, type SessionOptions, openSession } from '../session.ts';

export interface PlanOptions extends SessionOptions {
  readonly offline?: true | undefined;
  readonly out?: string | undefined;
  readonly json?: true | undefined;
  /** False leaves them out. */
  readonly verdicts?: boolean | undefined;
}

/** A plan, and the folder of the cache entry that it was made from. */
interface MadePlan {
  readonly folder: string;
  readonly plan: Plan;
}

export async function plan(options: PlanOptions): Promise<void> {
  const { loaded, target } = await openSession(options);
  const connection = options.offline ? { absent: 'planned offline' } : await target.connect();
  const { folder, plan: bare } =
    'absent' in connection ? await emptyPlan(loaded, target, connection.absent) : await observedPlan({ loaded, target }, connection.cloud);
  const made = options.verdicts === false ? bare : await judged(loaded, folder, bare);
  if (options.out !== undefined) await writeFile(options.out, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  process.stdout.write(`${options.json ? JSON.stringify(made, undefined, 2) : renderPlan(made)}\n`);
}

async function observedPlan(session: Session, cloud: Cloud): Promise<MadePlan> {
  const { planNow } = await import('../planning.ts');
  const { prepared, plan: made } = await planNow(session, cloud);
  return { folder: prepared.folder, plan: made };
}

/**
 * The plan against an empty cloud follows from the project alone, so it is kept beside what is made of the project: an unchanged one
 * loads neither CDK nor zod nor the SDK.
 */
async function emptyPlan(loaded: LoadedProject, target: Target, notice: string): Promise<MadePlan> {
  const [{ readJson, writeJson }, { entryOf, prepare }] = await Promise.all([
    import('../../plan/cache.ts'),
    import('../../plan/prepare.ts'),
  ]);
  const fileIn = (entry: string) => join(entry, target.name, 'empty-plan.json');
  const { folder } = await entryOf(loaded);
  const known = await readJson<Plan>(fileIn(folder));
  if (known !== undefined) return { folder, plan: { ...known, notice } };
  const prepared = await prepare(loaded, target);
  const { planAgainstEmpty } = await import('../../plan/make-plan.ts');
  const made = await planAgainstEmpty(prepared, target, '');
  await writeJson(fileIn(prepared.folder), made);
  return { folder: prepared.folder, plan: { ...made, notice } };
}

/** The plan with its verdicts, which are kept beside it. Where judging fails, which is a mistake of ours, it is told of and the plan is shown all the same. */
async function judged(loaded: LoadedProject, folder: string, bare: Plan): Promise<Plan> {
  const { judgePlan } = await import('../../plan/verdicts/judge-plan.ts');
  try {
    return { ...bare, verdicts: await judgePlan(loaded, folder, bare) };
  } catch (error) {
    process.exitCode = (await import('../print-error.ts')).printError(error);
    return bare;
  }
}
