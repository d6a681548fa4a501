import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { LoadedProject } from '../project/index.ts';

const LOCKFILES = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];

/** Everything that can change what is made of a project file. Plain data, so that a test can change each part. */
export interface FingerprintParts {
  /** The evaluated project; functions by their text, what they call by the sources. */
  readonly input: unknown;
  readonly sources: Readonly<Record<string, string>>;
  /** SHA-256 of the nearest lockfile above the project, or `none`. */
  readonly lockfile: string;
  readonly landfall: string;
  readonly cdk: string;
}

/** The key under which everything made of a project is kept: 32 hexadecimal digits. */
export function fingerprint(parts: FingerprintParts): string {
  const text = JSON.stringify(parts, (_key, value: unknown) => (typeof value === 'function' ? `function ${value.toString()}` : value));
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

export function fingerprintParts(project: LoadedProject): FingerprintParts {
  return {
    input: project.input,
    sources: project.sources(),
    lockfile: lockfileDigest(project.root),
    landfall: landfallVersion(),
    cdk: packageVersion('aws-cdk-lib'),
  };
}

function lockfileDigest(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    const lockfile = LOCKFILES.map((name) => join(current, name)).find((file) => existsSync(file));
    if (lockfile !== undefined) return createHash('sha256').update(readFileSync(lockfile)).digest('hex');
    if (dirname(current) === current) return 'none';
  }
}

/** The package's version; in a checkout, where the sources change without it, their sizes and times as well. */
function landfallVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOMS, '..', 'package.json'), 'utf8')) as { readonly version: string };
  return `${version}${sourcesOf(['assembly', 'blueprint', 'local/lowering', 'organization', 'plan', 'project'])}`;
}

const ROOMS = dirname(dirname(fileURLToPath(import.meta.url)));

/** Of a checkout, a mark that changes with the sources of these rooms; nothing for a package, whose version says it all. */
export function sourcesOf(rooms: readonly string[]): string {
  if (!import.meta.url.endsWith('.ts')) return '';
  const files = rooms
    .map((name) => join(ROOMS, name))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const stamps = files.toSorted().map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`);
  return `+${createHash('sha256').update(stamps.join('\n')).digest('hex').slice(0, 12)}`;
}

/** Read from the package's own file: loading the package would cost a second. */
function packageVersion(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
