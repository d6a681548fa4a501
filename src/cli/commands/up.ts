import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { type Plan, buildsFolder, isEmpty, isOfOrganization, planDigest } from '../../plan/index.ts';
import { LandfallError } from '../../report/index.ts';
import { confirm } from '../confirm.ts';
import { judgedPlan } from '../judged-plan.ts';
import { readLocalProject, writeLocalProject } from '../local-project.ts';
import { planNow } from '../planning.ts';
import { describeError } from '../print-error.ts';
import { chooseRenderer, renderPlan, renderRehearsal } from '../render/index.ts';
import { type SessionOptions, claimOf, connected, openSession, validated } from '../session.ts';

export interface UpOptions extends SessionOptions {
  readonly yes?: true | undefined;
  readonly json?: true | undefined;
}

/** `landfall up`: brings a project up and says at the end what a rehearsal leaves out. */
export async function up(savedFile: string | undefined, options: UpOptions): Promise<void> {
  const began = new Date();
  const plan = await bringUp(savedFile, options);
  const gaps = options.target === 'local' ? (await import('../rehearsal.ts')).gapsOfRehearsal(began) : [];
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ type: 'result', applied: plan.changes.length, rehearsal: { ...plan.rehearsal, gaps } })}\n`);
    return;
  }
  if (isEmpty(plan)) return;
  const rehearsal = renderRehearsal(plan.rehearsal, gaps);
  process.stdout.write(`${plan.project} is up on ${plan.target}.\n${rehearsal === undefined ? '' : `\n${rehearsal}\n`}`);
}

/** Shows the plan, asks where somebody has to be asked, and applies it. Returns what was applied. */
export async function bringUp(savedFile: string | undefined, options: UpOptions): Promise<Plan> {
  const saved = savedFile === undefined ? undefined : await readSaved(savedFile);
  if (options.target === 'local') await startLocal(options);
  const session = await openSession(options);
  const cloud = await connected(session.target);
  const { prepared, observation, plan: bare } = await planNow(session, cloud);
  const plan = await judgedPlan(session, prepared, bare, {
    tell: (error) => process.stderr.write(`this plan could not be judged: ${describeError(error)}\n`),
  });
  if (saved !== undefined && planDigest(saved) !== planDigest(plan)) {
    throw new LandfallError('PlanIsStale', `${savedFile} isn't what would be done now: the project or the cloud has changed since`, {
      fix: 'make the plan again and have it approved',
    });
  }
  if (options.json) {
    if (plan.verdicts !== undefined) process.stdout.write(`${JSON.stringify({ type: 'verdicts', ...plan.verdicts })}\n`);
  } else process.stdout.write(`${renderPlan(plan)}\n`);
  if (isEmpty(plan)) return plan;
  if (saved === undefined && options.yes === undefined && options.target !== 'local') await confirm('Apply this plan?');
  // Loads the CDK toolkit, which takes a second: a run with nothing to do, or that is refused, needs none of it.
  const { up: apply } = await import('../../delivery/index.ts');
  const renderer = await chooseRenderer(options);
  try {
    await apply({
      prepared,
      target: session.target,
      cloud,
      observation,
      organizationChanges: plan.changes.some(isOfOrganization),
      builds: buildsFolder(session.loaded.root),
      report: renderer.report,
    });
  } finally {
    renderer.end();
  }
  return plan;
}

/** A rehearsal brings its cloud along. A project file with mistakes is refused before anything is installed or started. */
async function startLocal(options: SessionOptions): Promise<void> {
  (await import('../rehearsal.ts')).enterRehearsal();
  const { loadProject } = await import('../../project/index.ts');
  const loaded = await loadProject(options.project);
  await validated(loaded);
  const { startLocalCloud } = await import('../../local/index.ts');
  const { directory } = await startLocalCloud({ region: claimOf(loaded).region });
  const known = readLocalProject(directory);
  writeLocalProject(directory, known?.file === loaded.file ? known : { file: loaded.file });
}

async function readSaved(file: string): Promise<Plan> {
  if (!existsSync(file)) {
    throw new LandfallError('PlanNotFound', `there is no ${file}`, { fix: 'save a plan with `landfall plan --out FILE`' });
  }
  const plan = await readFile(file, 'utf8')
    .then(
      (text) => JSON.parse(text) as Partial<Plan>,
      () => undefined,
    )
    .catch(() => undefined);
  if (plan?.version !== 1 || plan.changes === undefined) {
    throw new LandfallError('PlanNotReadable', `${file} is no plan that this version of Landfall saved`, {
      fix: 'save one with `landfall plan --out FILE`',
    });
  }
  if (plan.against === 'empty') {
    throw new LandfallError(
      'PlanAgainstNothing',
      `${file} was made against an empty cloud (${plan.notice ?? 'none was there'}) and can't be applied`,
      {
        fix: 'sign in and make the plan again',
      },
    );
  }
  return plan as Plan;
}
