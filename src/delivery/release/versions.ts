import { functionName } from '../../project/index.ts';
import { LandfallError } from '../../report/index.ts';
import { archiveKey } from './keys.ts';
import type { FunctionState, ReleaseCloud } from './ports.ts';
import type { ReleaseManifest } from './release.ts';

/** One function of the product in one environment, and the archive that it is to run. */
export interface FunctionRelease {
  /** The entry's name. */
  readonly entry: string;
  /** Its name in Lambda. */
  readonly name: string;
  readonly archive: { readonly bucket: string; readonly key: string };
  /** SHA-256 of the archive in base64. */
  readonly codeSha256: string;
  readonly digest: string;
}

/** Undefined when the release has no archive of this function. */
export function functionRelease(
  manifest: ReleaseManifest,
  place: { readonly project: string; readonly environment: string; readonly bucket: string },
  entry: string,
): FunctionRelease | undefined {
  const file = manifest.functions[entry];
  if (file === undefined) return undefined;
  return {
    entry,
    name: functionName(place.project, place.environment, entry),
    archive: { bucket: place.bucket, key: archiveKey(manifest.digest, entry) },
    codeSha256: Buffer.from(file.sha256, 'hex').toString('base64'),
    digest: manifest.digest,
  };
}

/**
 * Publishes a version with this archive and the function's present configuration; no alias points to it yet. The code is sent even where it
 * is the same, as a failed update of the stack may have left another in `$LATEST`.
 */
export async function publishVersion({ functions, clock }: ReleaseCloud, release: FunctionRelease): Promise<FunctionState> {
  const { name, archive, codeSha256, digest } = release;
  // An update under way, of the stack or of a release that was killed, would have ours refused; one that failed is mended by ours.
  await settled({ functions, clock }, name);
  const updated = await functions.updateCode(name, archive);
  if (updated.codeSha256 !== codeSha256) {
    throw new LandfallError('ArchiveAltered', `the archive ${archive.key} isn't the one that was built`, {
      fault: 'cloud',
      fix: 'find out who wrote to the artifact bucket, then release again',
    });
  }
  requireReady(name, await settled({ functions, clock }, name));
  const published = await functions.publish(name, updated.codeSha256, `release ${digest.slice(0, 12)}`);
  requireReady(name, await settled({ functions, clock }, name, published.version));
  return published;
}

/**
 * The version that a function had in an earlier release, where it is that release's code with the present configuration; else a new version
 * of the old archive, as a version freezes its environment and role too.
 */
export async function versionAgain(cloud: ReleaseCloud, release: FunctionRelease, earlier: string | undefined): Promise<FunctionState> {
  if (earlier === undefined) return publishVersion(cloud, release);
  const [then, now] = await Promise.all([
    cloud.functions.configuration(release.name, earlier),
    cloud.functions.configuration(release.name),
  ]);
  const same = then?.configHash !== undefined && then.configHash === now?.configHash && then.codeSha256 === release.codeSha256;
  return same && then.condition === 'ready' ? then : publishVersion(cloud, release);
}

/** An update of code takes a second or so; of a function in a network up to minutes. */
const LONGEST = 300_000;
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 2_000;

async function settled(
  { functions, clock }: Pick<ReleaseCloud, 'functions' | 'clock'>,
  name: string,
  version?: string,
): Promise<FunctionState> {
  let pause = FIRST_PAUSE;
  for (let waited = 0; waited < LONGEST; waited += pause, pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const state = await functions.configuration(name, version);
    if (state === undefined) throw functionMissing(name);
    if (state.condition !== 'pending') return state;
    await clock.wait(pause);
  }
  throw new LandfallError('FunctionUnsettled', `function ${name} is still being updated after ${LONGEST / 60_000} minutes`, {
    fault: 'cloud',
    fix: 'look at it in the console, then release again',
  });
}

function requireReady(name: string, { condition, reason }: FunctionState): void {
  if (condition === 'ready') return;
  throw new LandfallError('FunctionFailed', `function ${name} doesn't start: ${reason ?? 'Lambda gives no reason'}`, {
    fault: 'cloud',
    fix: 'mend what the reason names, then release again',
  });
}

export function functionMissing(name: string): LandfallError {
  return new LandfallError('FunctionMissing', `there is no function ${name} with its alias`, {
    fault: 'cloud',
    fix: 'bring its infrastructure up first with `landfall up`',
  });
}
