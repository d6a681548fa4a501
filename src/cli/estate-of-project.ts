import type { Estate } from '../estate/index.ts';
import { loadProject } from '../project/index.ts';
import { claimOf } from './session.ts';

/** The estate that a project file makes, without a call to any cloud. */
export async function estateOfProject(file: string): Promise<Estate> {
  const loaded = await loadProject(file);
  const [{ createAwsTarget }, { prepare }, { projectEstate }] = await Promise.all([
    import('../cloud/aws-target.ts'),
    import('../plan/prepare.ts'),
    import('../plan/project-estate.ts'),
  ]);
  const target = createAwsTarget({ region: claimOf(loaded).region });
  return projectEstate(await prepare(loaded, target), target);
}
