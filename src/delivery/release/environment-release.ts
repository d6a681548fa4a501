import type { Addresses } from '../../assembly/index.ts';
import type { AccountAccess } from '../../cloud/index.ts';
import { type Environment, type Project, releaseRecordName } from '../../project/index.ts';
import type { Report } from '../../report/index.ts';
import { ssmRecords } from './aws/records.ts';
import { releaseCloud } from './aws/release-cloud.ts';
import type { ReleaseOutputs } from './outputs.ts';
import type { Destination } from './publication.ts';
import { release, republish, rollback } from './publish.ts';
import { type RunningRelease, announce, readRecord } from './record.ts';
import type { Release } from './release.ts';
import { upload } from './upload.ts';

export interface PublishOptions {
  readonly project: Project;
  readonly environment: Environment;
  /** Of the release role. */
  readonly access: AccountAccess;
  readonly outputs: ReleaseOutputs;
  readonly addresses: Addresses;
  readonly report: Report;
}

/** Uploads what isn't there yet and has the environment run this release; gives its record. The stacks must be there. */
export async function publishRelease(options: PublishOptions & { readonly release: Release }): Promise<RunningRelease> {
  return release(destinationOf(options), options.release);
}

/**
 * Has the running release run with the present configuration: memory, variables and roles reach an alias only by a new version. Called
 * after each apply of infrastructure; needs no sources. Undefined when nothing was released yet.
 */
export async function republishRunning(options: PublishOptions): Promise<RunningRelease | undefined> {
  return republish(destinationOf(options));
}

/**
 * Goes back to the release before; of one that was begun and not finished, to the one that the record names. Needs no sources. Throws
 * `LandfallError` when there is none before.
 */
export async function rollbackRelease(options: PublishOptions): Promise<RunningRelease> {
  return rollback(destinationOf(options));
}

export interface UploadOptions {
  readonly project: Project;
  readonly environment: string;
  /** Of the release role. */
  readonly access: AccountAccess;
  readonly artifactBucket: string;
  readonly release: Release;
  readonly report: Report;
}

/**
 * Puts a release into the account's artifact bucket and has nothing run it. Needs the baseline only, so that the stacks which name the
 * archives can be made after it.
 */
export async function uploadRelease({
  release: built,
  project,
  environment,
  access,
  artifactBucket,
  report,
}: UploadOptions): Promise<void> {
  const row = { type: 'step', account: environment, subject: 'release' } as const;
  const sent = await upload(releaseCloud(access, project.region).objects, artifactBucket, built);
  if (sent > 0)
    report.emit({
      ...row,
      state: 'progress',
      detail: `uploaded ${sent} ${sent === 1 ? 'file' : 'files'} of release ${built.digest.slice(0, 12)}`,
    });
}

/** Undefined before the first release. Throws `LandfallError` for a record that isn't one of ours. */
export async function readRunningRelease(
  access: AccountAccess,
  project: Project,
  environment: string,
): Promise<RunningRelease | undefined> {
  return readRecord(ssmRecords(access, project.region), releaseRecordName(project.name, environment));
}

/**
 * Called before infrastructure is applied to an environment that has a release: from then on the record says that its functions must be
 * published again, so that a run that is killed in between is finished by the next one.
 */
export async function announceRepublish(
  options: Pick<UploadOptions, 'project' | 'environment' | 'access' | 'artifactBucket'>,
): Promise<void> {
  const { project, environment, access, artifactBucket } = options;
  await announce(releaseCloud(access, project.region), artifactBucket, releaseRecordName(project.name, environment));
}

function destinationOf({ access, project, environment, addresses, outputs, report }: PublishOptions): Destination {
  return { cloud: releaseCloud(access, project.region), project, environment, addresses, outputs, report };
}
