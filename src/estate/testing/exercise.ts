import { type Estate, documentOf } from '../index.ts';

/** Asks an estate everything that can be asked of it, as all rules together would. Returns how many resources it has. */
export function exercise(estate: Estate): number {
  for (const resource of estate.resources()) {
    const { properties, reference } = resource;
    JSON.stringify([properties, reference, resource.exists, resource.setting('DeletionPolicy')]);
    resource.attribute('Arn');
    for (const value of Object.values(properties)) documentOf(value);
    for (const key of ['', ...Object.keys(properties)]) resource.line(['Properties', key, 0]);
    estate.referencesFrom(resource);
    estate.referencesTo(resource);
    estate.identityPoliciesOf(resource);
    estate.resourcePoliciesOf(resource);
    estate.boundaryOf(resource);
    estate.targetsOf(resource);
    estate.groupsOf(resource);
    if (resource.type === 'AWS::EC2::SecurityGroup') estate.guardedBy(resource);
    estate.rulesOf(resource);
  }
  for (const { outputs, resolver } of estate.stacks) for (const name of Object.keys(outputs)) resolver.outputValue(name);
  JSON.stringify([estate.strayRules.length, estate.gaps.map(({ why, line }) => [why, line]), estate.errors]);
  return estate.resources().length;
}
