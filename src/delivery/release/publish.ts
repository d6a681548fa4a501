import { releaseRecordName } from '../../project/index.ts';
import { LandfallError } from '../../report/index.ts';
import { type ReleaseLock, withReleaseLock } from './lock.ts';
import { type Destination, publish, say, versionsOf } from './publication.ts';
import { type RunningRelease, readRecord } from './record.ts';
import type { Release } from './release.ts';
import { storedManifest, upload } from './upload.ts';
import { publishVersion, versionAgain } from './versions.ts';

/** Uploads what isn't there yet and has the environment run it. */
export async function release(destination: Destination, built: Release): Promise<RunningRelease> {
  return step(destination, `release ${short(built.digest)}`, async () => {
    const { objects } = destination.cloud;
    say(destination, 'uploading');
    await upload(objects, destination.outputs.artifactBucket, built);
    return locked(destination, (lock, running) => publish(destination, lock, running, built, publishVersion));
  });
}

/** Has the running release run with the present configuration, from the files in the artifact bucket. */
export async function republish(destination: Destination): Promise<RunningRelease | undefined> {
  const { cloud, outputs } = destination;
  if ((await currentRecord(destination)) === undefined) return undefined;
  return step(destination, 'the same release with the new configuration', () =>
    locked(destination, async (lock, running) => {
      if (running === undefined) throw nothingRuns(destination);
      const manifest = await storedManifest(cloud.objects, outputs.artifactBucket, running.release);
      return publish(destination, lock, running, manifest, publishVersion);
    }),
  );
}

/** Goes back to the release before; of one that was begun and not finished, to the one that the record names. */
export async function rollback(destination: Destination): Promise<RunningRelease> {
  const { cloud, outputs } = destination;
  return step(destination, 'back to the release before', () =>
    locked(destination, async (lock, running) => {
      if (running === undefined) throw nothingRuns(destination);
      const { release: digest, functions } = before(destination, running);
      const manifest = await storedManifest(cloud.objects, outputs.artifactBucket, digest);
      return publish(destination, lock, running, manifest, (at, wanted) => versionAgain(at, wanted, functions[wanted.entry]));
    }),
  );
}

function before({ environment }: Destination, running: RunningRelease): NonNullable<RunningRelease['previous']> {
  const { pending, previous } = running;
  // A release that was begun is left; a roll-back that was begun is finished.
  const begun = pending !== undefined && pending !== running.release && pending !== previous?.release;
  if (begun) return { release: running.release, functions: versionsOf(running) };
  if (previous !== undefined) return previous;
  throw new LandfallError('NothingBefore', `${environment.name} runs its first release: there is none before it`, {
    fault: 'answer',
    fix: `mend the product, then release it with \`landfall release ${environment.name}\``,
  });
}

function nothingRuns({ environment }: Destination): LandfallError {
  return new LandfallError('NothingReleased', `nothing was released to ${environment.name} yet`, {
    fix: 'release first with `landfall release`',
  });
}

async function locked<Result>(
  destination: Destination,
  work: (lock: ReleaseLock, running: RunningRelease | undefined) => Promise<Result>,
): Promise<Result> {
  const { cloud, outputs } = destination;
  const waiting = (holder: string) => say(destination, `waiting to see whether the release of ${holder} still runs`);
  return withReleaseLock(cloud, outputs.artifactBucket, async (lock) => work(lock, await currentRecord(destination)), waiting);
}

const currentRecord = ({ cloud, project, environment }: Destination) =>
  readRecord(cloud.records, releaseRecordName(project.name, environment.name));

/** Says when it starts and how it ended. */
async function step(destination: Destination, detail: string, work: () => Promise<RunningRelease>): Promise<RunningRelease> {
  const { report, environment } = destination;
  const row = { type: 'step', account: environment.name, subject: 'release' } as const;
  report.emit({ ...row, state: 'started', detail });
  try {
    const record = await work();
    report.emit({ ...row, state: 'done', detail: `release ${short(record.release)} runs` });
    return record;
  } catch (error) {
    report.emit({ ...row, state: 'failed', detail: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

const short = (digest: string) => digest.slice(0, 12);
