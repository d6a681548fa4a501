import { resolve } from 'node:path';

import { writeEstate } from '../../estate/index.ts';
import { loadProject } from '../../project/index.ts';
import { claimOf } from '../session.ts';

export interface EstateOptions {
  readonly project: string;
  readonly json?: true | undefined;
}

/** Writes what the project makes as an estate, without a call to any cloud. */
export async function estate(directory: string, { project, json }: EstateOptions): Promise<void> {
  const loaded = await loadProject(project);
  const [{ createAwsTarget }, { prepare }, { projectEstate }] = await Promise.all([
    import('../../cloud/aws-target.ts'),
    import('../../plan/prepare.ts'),
    import('../../plan/project-estate.ts'),
  ]);
  const target = createAwsTarget({ region: claimOf(loaded).region });
  const made = await projectEstate(await prepare(loaded, target), target);
  const path = resolve(directory);
  await writeEstate(made, path);
  const counts = { accounts: made.accounts.length, stacks: made.stacks.length, resources: made.resources().length };
  process.stdout.write(
    json
      ? `${JSON.stringify({ directory: path, ...counts }, undefined, 2)}\n`
      : `${counts.accounts} accounts with ${counts.stacks} stacks and ${counts.resources} resources are written to ${path}\n`,
  );
}
