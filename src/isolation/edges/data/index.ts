import type { Edge } from '../../edge.ts';
import { buckets } from './buckets.ts';
import { functions } from './functions.ts';
import { keys } from './keys.ts';
import { outward } from './outward.ts';
import { queues } from './queues.ts';
import { secrets } from './secrets.ts';
import { streams } from './streams.ts';
import { tables } from './tables.ts';
import { topics } from './topics.ts';

/** Who may use what holds or moves data, by the policies of the resources themselves. */
export const dataEdges: readonly Edge[] = [buckets, functions, keys, outward, queues, secrets, streams, tables, topics];
