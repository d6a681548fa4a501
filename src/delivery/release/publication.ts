import type { Addresses } from '../../assembly/index.ts';
import { type Environment, type Project, functionsOf, releaseRecordName } from '../../project/index.ts';
import type { Report } from '../../report/index.ts';
import { type AliasMove, moveAliases } from './aliases.ts';
import { both, inParallel } from './in-parallel.ts';
import type { ReleaseLock } from './lock.ts';
import type { ReleaseOutputs } from './outputs.ts';
import type { FunctionState, ReleaseCloud } from './ports.ts';
import { type RunningFunction, type RunningRelease, writeRecord } from './record.ts';
import type { ReleaseManifest } from './release.ts';
import { runtimeConfig } from './runtime-config.ts';
import { type FunctionRelease, functionMissing, functionRelease } from './versions.ts';
import { placeAssets, placePages } from './web-files.ts';

/** Where a release goes. */
export interface Destination {
  readonly cloud: ReleaseCloud;
  readonly project: Project;
  readonly environment: Environment;
  readonly addresses: Addresses;
  readonly outputs: ReleaseOutputs;
  readonly report: Report;
}

/** Functions worked on at once. Lambda's control plane takes 15 calls a second of an account and region (its quota page). */
const FUNCTIONS = 4;

/** Which version of a function is to run: a new one, or one from before. */
export type ChooseVersion = (cloud: ReleaseCloud, release: FunctionRelease) => Promise<FunctionState>;

/**
 * Has an environment run a release whose files lie in its artifact bucket. First everything that nobody sees: a version of each function,
 * hashed assets. Then, the lock confirmed, what users see: aliases, pages, the invalidation. The record comes last. A run that is killed
 * anywhere is finished by the next, as each step looks at what is, and the record's `pending` says that one is due.
 */
export async function publish(
  destination: Destination,
  lock: ReleaseLock,
  running: RunningRelease | undefined,
  manifest: ReleaseManifest,
  choose: ChooseVersion,
): Promise<RunningRelease> {
  const { cloud, project, environment, addresses, outputs } = destination;
  const place = { artifactBucket: outputs.artifactBucket, webBucket: outputs.webBucket };
  const recordName = releaseRecordName(project.name, environment.name);
  const releases = releasesOf(destination, manifest);

  say(destination, `publishing ${releases.length} ${releases.length === 1 ? 'function' : 'functions'}`);
  const [moves] = await both(prepareFunctions(destination, releases, choose), placeAssets(cloud.objects, place, manifest));

  await lock.confirm();
  if (running !== undefined) await writeRecord(cloud.records, recordName, { ...running, pending: manifest.digest });
  await moveAliases(cloud.functions, moves);
  say(destination, 'publishing the web app');
  await placePages(cloud.objects, place, manifest, runtimeConfig(project, environment, addresses, outputs, manifest.digest));
  await cloud.edge.invalidate(outputs.distribution);

  await lock.confirm();
  const record = recordOf(running, manifest, moves, cloud.clock.now());
  await writeRecord(cloud.records, recordName, record);
  return record;
}

function releasesOf({ project, environment, outputs, report }: Destination, manifest: ReleaseManifest): readonly FunctionRelease[] {
  const place = { project: project.name, environment: environment.name, bucket: outputs.artifactBucket };
  return functionsOf(project.architecture).flatMap(({ name }) => {
    const release = functionRelease(manifest, place, name);
    if (release !== undefined) return [release];
    report.emit({
      type: 'warning',
      text: `release ${manifest.digest.slice(0, 12)} has no function ${name}: ${environment.name} keeps the one it has`,
    });
    return [];
  });
}

interface PreparedMove extends AliasMove {
  readonly entry: string;
  readonly published: FunctionState;
}

/** The alias is read first: a change of it by somebody else in between has ours refused. */
async function prepareFunctions(
  { cloud }: Destination,
  releases: readonly FunctionRelease[],
  choose: ChooseVersion,
): Promise<readonly PreparedMove[]> {
  return inParallel(FUNCTIONS, releases, async (release) => {
    const from = await cloud.functions.alias(release.name);
    if (from === undefined) throw functionMissing(release.name);
    const published = await choose(cloud, release);
    return { entry: release.entry, name: release.name, from, to: published.version, published };
  });
}

function recordOf(
  running: RunningRelease | undefined,
  { digest }: ReleaseManifest,
  moves: readonly PreparedMove[],
  releasedAt: string,
): RunningRelease {
  const functions = Object.fromEntries(moves.map(({ entry, published }) => [entry, runningFunction(published)]));
  const previous =
    running === undefined || running.release === digest ? running?.previous : { release: running.release, functions: versionsOf(running) };
  return { version: 1, release: digest, functions, ...(previous === undefined ? {} : { previous }), releasedAt };
}

function runningFunction({ version, codeSha256, configHash }: FunctionState): RunningFunction {
  return { version, codeSha256, ...(configHash === undefined ? {} : { configHash }) };
}

export const versionsOf = ({ functions }: Pick<RunningRelease, 'functions'>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(functions).map(([entry, { version }]) => [entry, version]));

export function say({ report, environment }: Destination, detail: string): void {
  report.emit({ type: 'step', account: environment.name, subject: 'release', state: 'progress', detail });
}
