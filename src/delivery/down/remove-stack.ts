import { type AccountAccess, inWords } from '../../cloud/index.ts';
import { LandfallError } from '../../report/index.ts';
import { type StackPlace, deleteStack, waitUntilSettled } from '../stacks/settle.ts';
import { bucket } from './data/bucket.ts';
import { emptyBucket } from './empty-bucket.ts';
import { type HeldResource, inventoryOf, isKept } from './inventory.ts';
import { patiently } from './patiently.ts';
import { recordKeys, zonesIn } from './survey.ts';
import { deleteRecords, strayRecords } from './zone-records.ts';

/**
 * Deletes a stack in whatever state it is, after what would hold it up: objects in buckets that go with it, records that were added to its
 * zones. Tried again where it fails, as logs may still come into a bucket that was emptied. Returns what it held.
 * Throws `LandfallError` with the first reason.
 */
export async function removeStack(
  place: StackPlace,
  tell: (detail: string) => void,
  pauses?: readonly number[],
): Promise<readonly HeldResource[]> {
  // Over all tries: what a failed one has kept, the stack holds no more.
  const seen = new Map<string, HeldResource>();
  const attempt = async (): Promise<void> => {
    const observed = await waitUntilSettled(place);
    if (observed === undefined) return;
    const held = await inventoryOf(place);
    for (const resource of held) seen.set(resource.logicalId, resource);
    await clearWay(place, held, tell);
    tell('being deleted');
    await deleteStack(place, observed);
  };
  await patiently(
    () => inWords(`delete ${place.name}`, attempt),
    (error) => error instanceof LandfallError && error.code === 'StackStuck',
    pauses,
  );
  return [...seen.values()];
}

async function clearWay({ access, region }: StackPlace, held: readonly HeldResource[], tell: (detail: string) => void): Promise<void> {
  for (const { physicalId } of held.filter((resource) => resource.type === bucket.type && !isKept(resource))) {
    tell(`emptying ${physicalId}`);
    await inWords(`empty ${physicalId}`, () => emptyBucket(access, region, physicalId));
  }
  for (const zone of zonesIn(held)) await clearZone(access, zone.physicalId, held);
}

/** Records of other stacks are gone by now; its own it deletes itself. */
async function clearZone(access: AccountAccess, zoneId: string, held: readonly HeldResource[]): Promise<void> {
  const stray = await strayRecords(access, zoneId, new Set(recordKeys(held)));
  await inWords(`delete the records of zone ${zoneId}`, () => deleteRecords(access, zoneId, stray));
}
