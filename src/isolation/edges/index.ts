import type { Edge } from '../edge.ts';
import { dataEdges } from './data/index.ts';
import { delegationEdges } from './delegations/index.ts';

/** Every way from hold to hold that is looked for, by group. */
export const EDGES: readonly Edge[] = [...dataEdges, ...delegationEdges];
