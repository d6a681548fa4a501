import { silent } from '../../report/index.ts';
import { applyOrganization, compareOrganization, desiredOrganization, observeOrganization, type DesiredOrganization } from '../index.ts';
import { ModelCloud } from './model-cloud.ts';
import { projectOf, type ProjectShape } from './projects.ts';

export const HARBOR: ProjectShape = {
  name: 'harbor',
  exceptions: [{ from: 'administrators', to: 'prod', reason: 'on-call administration' }],
};

export const desiredOf = (shape: ProjectShape): DesiredOrganization => desiredOrganization(projectOf(shape));
export const apply = (cloud: ModelCloud, desired: DesiredOrganization) =>
  applyOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
export const differencesIn = async (cloud: ModelCloud, desired: DesiredOrganization) =>
  compareOrganization(desired, await observeOrganization(cloud.access, desired, cloud.wait));

export async function applied(
  shape: ProjectShape = HARBOR,
): Promise<{ readonly cloud: ModelCloud; readonly desired: DesiredOrganization }> {
  const cloud = new ModelCloud();
  const desired = desiredOf(shape);
  await apply(cloud, desired);
  return { cloud, desired };
}
