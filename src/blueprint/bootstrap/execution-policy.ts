import { API } from './execution-policy/api.ts';
import { EDGE } from './execution-policy/edge.ts';
import { EVENTS } from './execution-policy/events.ts';
import { FUNCTIONS } from './execution-policy/functions.ts';
import { IDENTITY } from './execution-policy/identity.ts';
import { KEYS } from './execution-policy/keys.ts';
import { OBSERVABILITY } from './execution-policy/observability.ts';
import { ROLES } from './execution-policy/roles.ts';
import { STORAGE } from './execution-policy/storage.ts';
import { TABLES } from './execution-policy/tables.ts';
import { ZONES } from './execution-policy/zones.ts';
import type { StatementText } from './statement.ts';

/**
 * Written for the types that the blueprint makes and no others. CloudFormation begins the name of what it names with the stack's, which
 * begins with the project's, so most statements end at the project's own things. What AWS names by itself (keys, pools, distributions,
 * zones, certificates, APIs) can only be told by its kind; the account holds nobody else's.
 */
export const EXECUTION_POLICY: readonly StatementText[] = [
  ...STORAGE,
  ...KEYS,
  ...ROLES,
  ...FUNCTIONS,
  ...TABLES,
  ...EVENTS,
  ...IDENTITY,
  ...API,
  ...ZONES,
  ...EDGE,
  ...OBSERVABILITY,
];
