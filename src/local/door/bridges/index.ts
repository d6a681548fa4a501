import type { Bridge } from './bridge.ts';
import { organizationAccessRole } from './organization-access-role.ts';

export const bridges: readonly Bridge[] = [organizationAccessRole];
