import type { Edge } from '../edge.ts';
import { codeEdges } from './code/index.ts';
import { dataEdges } from './data/index.ts';
import { delegationEdges } from './delegations/index.ts';
import { identityEdges } from './identity/index.ts';
import { networkEdges } from './network/index.ts';

/** Every way from hold to hold that is looked for, by group. */
export const EDGES: readonly Edge[] = [...identityEdges, ...delegationEdges, ...dataEdges, ...codeEdges, ...networkEdges];
