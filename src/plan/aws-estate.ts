import type { Estate } from '../estate/index.ts';
import type { LoadedProject } from '../project/index.ts';
import { prepare } from './prepare.ts';
import { projectEstate } from './project-estate.ts';

/** The estate that a project makes on AWS, without a call to any cloud. */
export async function awsEstate(loaded: LoadedProject, region: string): Promise<Estate> {
  const { createAwsTarget } = await import('../cloud/aws-target.ts');
  const target = createAwsTarget({ region });
  return projectEstate(await prepare(loaded, target), target);
}
