import { bucket } from './bucket.ts';
import type { DataKind } from './data-kind.ts';
import { key } from './key.ts';
import { logGroup } from './log-group.ts';
import { table } from './table.ts';
import { userPool } from './user-pool.ts';

/** The types of docs/decisions/0005-retention.md, in the order in which they are deleted: keys last, as they open all the others. */
export const DATA_KINDS: readonly DataKind[] = [table, bucket, userPool, logGroup, key];

export function dataKind(type: string): DataKind | undefined {
  return DATA_KINDS.find((kind) => kind.type === type);
}
