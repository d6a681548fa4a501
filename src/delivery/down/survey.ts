import { inParallel } from '../release/in-parallel.ts';
import type { FoundStack } from './found-stacks.ts';
import { type HeldResource, inventoryOf, isKept } from './inventory.ts';
import type { DataResource } from './removal-plan.ts';
import { type DownScope, accessOf, dataResource } from './scope.ts';
import { bareName, isValidation, strayRecords } from './zone-records.ts';

/** Reads at once. CloudFormation's own throttle is some calls a second for each account. */
export const READS_AT_ONCE = 8;

/** A stack that goes, with what it holds. */
export interface SurveyedStack {
  readonly stack: FoundStack;
  readonly held: readonly HeldResource[];
}

/** Reads what every stack of the project holds. */
export async function surveyStacks(scope: DownScope, found: readonly FoundStack[]): Promise<readonly SurveyedStack[]> {
  return inParallel(READS_AT_ONCE, found, async (stack) => ({
    stack,
    held: await inventoryOf({ access: accessOf(scope, stack.account), region: stack.region, name: stack.name }),
  }));
}

/** Zones that go with their stack. */
export function zonesIn(held: readonly HeldResource[]): readonly HeldResource[] {
  return held.filter((resource) => resource.type === 'AWS::Route53::HostedZone' && !isKept(resource));
}

/** Records that stacks have and delete themselves, as `name type`. */
export function recordKeys(held: readonly HeldResource[]): readonly string[] {
  return held
    .filter(({ type }) => type === 'AWS::Route53::RecordSet')
    .map(({ physicalId, properties }) => `${bareName(physicalId)} ${String(properties['Type'])}`);
}

/** Records in the project's zones that only a person can have added. They go with their zone. */
export async function surveyRecords(scope: DownScope, surveyed: readonly SurveyedStack[]): Promise<readonly DataResource[]> {
  const ofStacks = new Set(surveyed.flatMap(({ held }) => recordKeys(held)));
  const zones = surveyed.flatMap(({ stack, held }) => zonesIn(held).map((zone) => ({ stack, zone })));
  const records = await inParallel(READS_AT_ONCE, zones, async ({ stack, zone }) => {
    const stray = await strayRecords(accessOf(scope, stack.account), zone.physicalId, ofStacks);
    return stray
      .filter((record) => !isValidation(record))
      .map((record) =>
        dataResource(scope, stack, {
          type: 'AWS::Route53::RecordSet',
          physicalId: `${bareName(record.Name)} ${record.Type}`,
          reason: 'it was added to the zone by hand, and goes with it',
        }),
      );
  });
  return records.flat();
}
