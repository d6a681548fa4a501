import { DescribeKeyCommand, KMSClient, NotFoundException, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';

import type { DataKind, DataPlace } from './data-kind.ts';

/** Days in which a deletion can be taken back: the most that KMS gives, as everything under the key is lost with it. */
const WAITING_DAYS = 30;

export const KEY = 'AWS::KMS::Key';

/** No key is deleted at once: its deletion is scheduled, and from then on nothing can be read with it. */
export const key: DataKind = {
  type: KEY,
  noun: 'key',

  async exists(place) {
    const found = await describe(place);
    return found !== undefined && found.KeyState !== 'PendingDeletion';
  },

  async remove(place) {
    const found = await describe(place);
    if (found === undefined) return undefined;
    if (found.KeyState !== 'PendingDeletion') {
      const { client, KeyId } = named(place);
      await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: WAITING_DAYS }));
    }
    return waitingSentence(place);
  },
};

/** Says until when a key's deletion can be taken back; undefined when none is scheduled. */
export async function waitingSentence(place: DataPlace): Promise<string | undefined> {
  const found = await describe(place);
  if (found?.KeyState !== 'PendingDeletion') return undefined;
  return `its deletion can be taken back until ${found.DeletionDate?.toISOString().slice(0, 10) ?? 'a day that KMS does not name'}`;
}

const named = ({ access, region, physicalId }: DataPlace) => ({ client: access.client(KMSClient, region), KeyId: physicalId });

async function describe(place: DataPlace) {
  const { client, KeyId } = named(place);
  try {
    return (await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
}
