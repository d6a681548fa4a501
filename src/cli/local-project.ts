import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LocalUser {
  readonly name: string;
  readonly password: string;
}

/** The project that was last brought up in a local cloud, so that `local status` knows it from any folder. */
export interface LocalProject {
  /** Absolute path of its project file. */
  readonly file: string;
  /** A user of the product that a rehearsal made. */
  readonly user?: LocalUser;
}

const FILE = 'project.json';

export function readLocalProject(directory: string): LocalProject | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, FILE), 'utf8')) as LocalProject;
  } catch {
    return undefined;
  }
}

/** Readable by the owner only, as it may hold a password, if one that is good for nothing else. */
export function writeLocalProject(directory: string, project: LocalProject): void {
  writeFileSync(join(directory, FILE), JSON.stringify(project), { mode: 0o600 });
}

/** After a `down` of that project there is no pool in which its user could sign in. */
export function forgetUser(directory: string, file: string): void {
  const known = readLocalProject(directory);
  if (known?.file === file && known.user !== undefined) writeLocalProject(directory, { file });
}
