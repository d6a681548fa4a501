import { resolve } from 'node:path';

import { writeEstate } from '../../estate/index.ts';
import { estateOfProject } from '../estate-of-project.ts';

export interface EstateOptions {
  readonly project: string;
  readonly json?: true | undefined;
}

/** Writes what the project makes as an estate, without a call to any cloud. */
export async function estate(directory: string, { project, json }: EstateOptions): Promise<void> {
  const made = await estateOfProject(project);
  const path = resolve(directory);
  await writeEstate(made, path);
  const counts = { accounts: made.accounts.length, stacks: made.stacks.length, resources: made.resources().length };
  process.stdout.write(
    json
      ? `${JSON.stringify({ directory: path, ...counts }, undefined, 2)}\n`
      : `${counts.accounts} accounts with ${counts.stacks} stacks and ${counts.resources} resources are written to ${path}\n`,
  );
}
