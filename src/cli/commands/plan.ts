import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Target } from '../../cloud/index.ts';
import type { Plan } from '../../plan/index.ts';
import type { LoadedProject } from '../../project/index.ts';
import { renderPlan } from '../render/plan.ts';
import { type SessionOptions, openSession } from '../session.ts';

export interface PlanOptions extends SessionOptions {
  readonly offline?: true | undefined;
  readonly out?: string | undefined;
  readonly json?: true | undefined;
}

export async function plan(options: PlanOptions): Promise<void> {
  const { loaded, target } = await openSession(options);
  const connection = options.offline ? { absent: 'planned offline' } : await target.connect();
  const made =
    'absent' in connection
      ? { ...(await emptyPlan(loaded, target)), notice: connection.absent }
      : await (await import('../planning.ts')).planNow({ loaded, target }, connection.cloud).then(({ plan: now }) => now);
  if (options.out !== undefined) await writeFile(options.out, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  process.stdout.write(`${options.json ? JSON.stringify(made, undefined, 2) : renderPlan(made)}\n`);
}

/**
 * The plan against an empty cloud follows from the project alone, so it is kept beside what is made of the project: an unchanged one
 * loads neither CDK nor zod nor the SDK.
 */
async function emptyPlan(loaded: LoadedProject, target: Target): Promise<Plan> {
  const [{ readJson, writeJson }, { entryOf, prepare }] = await Promise.all([
    import('../../plan/cache.ts'),
    import('../../plan/prepare.ts'),
  ]);
  const fileIn = (folder: string) => join(folder, target.name, 'empty-plan.json');
  const known = await readJson<Plan>(fileIn((await entryOf(loaded)).folder));
  if (known !== undefined) return known;
  const prepared = await prepare(loaded, target);
  const { planAgainstEmpty } = await import('../../plan/make-plan.ts');
  const made = await planAgainstEmpty(prepared, target, '');
  await writeJson(fileIn(prepared.folder), made);
  return made;
}
