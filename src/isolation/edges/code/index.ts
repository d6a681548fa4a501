import type { Edge } from '../../edge.ts';
import { portfolios } from './portfolios.ts';
import { registryPolicies } from './registry-policies.ts';
import { supplied } from './supplied.ts';
import { thirdPartyTypes } from './third-party-types.ts';

/** Whose code and configuration is used. */
export const codeEdges: readonly Edge[] = [portfolios, registryPolicies, supplied, thirdPartyTypes];
