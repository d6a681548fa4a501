import { type Environment, stackName } from '../project/index.ts';
import { type AccountTask, type Run, accessIn, outputOf, releaseAccess } from './apply.ts';
import {
  type PublishOptions,
  type Release,
  boundRelease,
  buildRelease,
  publishRelease,
  readRunningRelease,
  releaseOutputs,
  republishRunning,
  uploadRelease,
} from './release/index.ts';

/**
 * For each environment an upload before its functions are made, and a release after everything else: the first one where nothing runs,
 * the running one again where a stack changed.
 */
export function releaseTasks(run: Run, builds: string): readonly AccountTask[] {
  const { project, assembly } = run.prepared;
  let built: Promise<Release> | undefined;
  const build = () => (built ??= buildRelease(project, { cache: builds, report: run.report }));
  return project.environments
    .filter(({ runsProduct }) => runsProduct)
    .flatMap((environment) => {
      const { name } = environment;
      const stacks = assembly.stacks.filter(({ account }) => account === name).map((stack) => stack.name);
      return [
        {
          id: uploadId(name),
          account: name,
          needs: [stackName(project.name, name, 'baseline')],
          run: async () => {
            await chooseRelease(run, environment, build);
            run.report.emit({ type: 'step', account: name, subject: 'upload', state: 'skipped' });
            return 'done' as const;
          },
        },
        {
          id: `release ${name}`,
          account: name,
          needs: [...stacks, uploadId(name)],
          run: async () => {
            await release(run, environment, build);
            return 'done' as const;
          },
        },
      ];
    });
}

export function uploadId(environment: string): string {
  return `upload ${environment}`;
}

/** What the stacks are bound to: the release that runs, or this checkout's where none runs or a function is new. */
async function chooseRelease(run: Run, { name }: Environment, build: () => Promise<Release>): Promise<void> {
  const { project } = run.prepared;
  const running = run.observation.releases.has(name) ? await readRunningRelease(accessIn(run, name), project, name) : undefined;
  const bound = running === undefined ? undefined : boundRelease(running, '', project);
  if (bound !== undefined && bound !== '') {
    run.releases.set(name, bound);
    return;
  }
  const release = await build();
  await uploadRelease({
    release,
    project,
    environment: name,
    access: releaseAccess(run, name),
    artifactBucket: outputOf(run, stackName(project.name, name, 'baseline'), 'ArtifactBucketName') ?? '',
    report: run.report,
  });
  run.releases.set(name, release.digest);
}

async function release(run: Run, environment: Environment, build: () => Promise<Release>): Promise<void> {
  const observed = run.observation.releases.get(environment.name);
  const options = publishOptions(run, environment);
  // A function that is new has no archive in the running release, so this checkout's takes its place.
  if (observed === undefined || run.releases.get(environment.name) !== observed.release)
    await publishRelease({ ...options, release: await build() });
  else if (run.touched.has(environment.name) || observed.pending !== undefined) await republishRunning(options);
  else run.report.emit({ type: 'step', account: environment.name, subject: 'release', state: 'skipped' });
}

/** Throws `LandfallError` when a stack that a release needs isn't there. */
export function publishOptions(run: Run, environment: Environment): PublishOptions {
  const { project } = run.prepared;
  return {
    project,
    environment,
    access: releaseAccess(run, environment.name),
    outputs: releaseOutputs(project, environment.name, (stack, output) => outputOf(run, stack, output)),
    addresses: run.target.addresses(environment),
    report: run.report,
  };
}
