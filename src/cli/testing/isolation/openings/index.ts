import type { Opening } from '../mutation.ts';
import { codeOpenings } from './code.ts';
import { dataOpenings } from './data.ts';
import { federationOpenings } from './federation.ts';
import { networkOpenings } from './network.ts';
import { organizationOpenings } from './organization.ts';
import { outwardOpenings } from './outward.ts';
import { serviceOpenings } from './services.ts';
import { trustOpenings } from './trusts.ts';

/** Changes of which each lets somebody into prod. */
export const OPENINGS: readonly Opening[] = [
  ...trustOpenings,
  ...federationOpenings,
  ...dataOpenings,
  ...serviceOpenings,
  ...outwardOpenings,
  ...codeOpenings,
  ...networkOpenings,
  ...organizationOpenings,
];
