import type { Cloud, Target } from '../cloud/index.ts';
import type { Observation, Prepared } from '../plan/index.ts';
import type { Environment } from '../project/index.ts';
import { LandfallError, type Report } from '../report/index.ts';
import { startRun } from './apply.ts';
import { publishOptions } from './release-tasks.ts';
import { type PublishOptions, buildRelease, publishRelease, rollbackRelease } from './release/index.ts';

/** What the application pipeline does: a version of the product, and no infrastructure. */
export interface ReleaseOnly {
  readonly prepared: Prepared;
  readonly target: Target;
  readonly cloud: Cloud;
  readonly observation: Observation;
  readonly environments: readonly Environment[];
  readonly report: Report;
}

/** Releases this checkout to each environment, at once, as the release role of its account. `builds` is the folder for builds. */
export async function releaseTo(options: ReleaseOnly & { readonly builds: string }): Promise<void> {
  const release = await buildRelease(options.prepared.project, { cache: options.builds, report: options.report });
  await inEach(options, (publish) => publishRelease({ ...publish, release }));
}

/** Goes back to the release before in each environment. */
export async function rollBack(options: ReleaseOnly): Promise<void> {
  await inEach(options, rollbackRelease);
}

async function inEach(options: ReleaseOnly, work: (publish: PublishOptions) => Promise<unknown>): Promise<void> {
  const run = startRun(options, options.observation.accounts);
  const missing = options.environments.filter(({ name }) => run.observation.accounts[name] === undefined);
  if (missing.length > 0) {
    throw new LandfallError('NoAccount', `${missing.map(({ accountName }) => accountName).join(', ')} isn't there yet`, {
      fault: 'cloud',
      fix: 'bring the infrastructure up first with `landfall up`',
    });
  }
  const results = await Promise.allSettled(options.environments.map((environment) => work(publishOptions(run, environment))));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
