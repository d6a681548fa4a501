import type { Estate } from '../estate/index.ts';
import { loadProject } from '../project/index.ts';
import { claimOf } from './session.ts';

/** The estate that a project file makes, without a call to any cloud. */
export async function estateOfProject(file: string): Promise<Estate> {
  const loaded = await loadProject(file);
  const { awsEstate } = await import('../plan/aws-estate.ts');
  return awsEstate(loaded, claimOf(loaded).region);
}
