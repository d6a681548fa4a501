import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

import { version as esbuildVersion } from 'esbuild';

import { type Project, functionsOf } from '../../project/index.ts';
import { filesBelow } from './files.ts';
import { linkedPackages } from './linked-packages.ts';

/** Raised when the same sources are built in another way by the same version of Landfall. */
const FORMAT = 'landfall build 1';
const LOCKFILES = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];

/**
 * Names everything that a build of this product depends on, as far as it is known before: files of the web app, of the services and of
 * the workspace's packages that they use, lockfiles, the build command and the tools' versions. 64 hexadecimal digits.
 */
export async function sourceKey(project: Project): Promise<string> {
  const { root, architecture } = project;
  const { web, services } = architecture;
  const own = [web, ...services].map(({ path }) => resolve(root, path));
  const linked = (await Promise.all(own.map((folder) => linkedPackages(folder)))).flat();
  const folders = [...new Set([...own, ...linked])].toSorted();
  const hash = createHash('sha256');
  hash.update(JSON.stringify([FORMAT, await landfallVersion(), esbuildVersion, process.version, web, functionsOf(architecture)]));
  for (const folder of folders) {
    const made = folder === resolve(root, web.path) ? [normal(web.output)] : [];
    hash.update(`\nfolder ${normal(relative(root, folder))}`);
    for (const path of await filesBelow(folder, made)) hash.update(`\n${JSON.stringify(path)} ${await hashOf(join(folder, path))}`);
  }
  for (const file of await lockfilesAbove(root)) hash.update(`\nlockfile ${await hashOf(file)}`);
  return hash.digest('hex');
}

/** SHA-256 of a file in hexadecimal; of a link, of where it points; `gone` where there is none. */
export async function hashOf(file: string): Promise<string> {
  const content = await readFile(file).catch(() => readlink(file).catch(() => undefined));
  return content === undefined ? 'gone' : createHash('sha256').update(content).digest('hex');
}

const normal = (path: string) => path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');

/** Of the project's folder and of all above: a workspace has its lockfile at its root. */
async function lockfilesAbove(folder: string): Promise<readonly string[]> {
  const here: string[] = [];
  for (const name of LOCKFILES) {
    const file = join(folder, name);
    if ((await hashOf(file)) !== 'gone') here.push(file);
  }
  return dirname(folder) === folder ? here : [...here, ...(await lockfilesAbove(dirname(folder)))];
}

/** The package lies three folders above this file, in its sources and as it is published. */
async function landfallVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}
