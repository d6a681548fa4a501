import type { Rule } from '../rule.ts';
import { credentialsRules } from './credentials/index.ts';
import { encryptionRules } from './encryption/index.ts';
import { hardeningRules } from './hardening/index.ts';
import { loggingRules } from './logging/index.ts';
import { monitoringRules } from './monitoring/index.ts';
import { networkRules } from './network/index.ts';
import { permissionsRules } from './permissions/index.ts';
import { recoveryRules } from './recovery/index.ts';
import { transitRules } from './transit/index.ts';

/** Every guideline, in the order of the promises. Its folder is its group. */
export const RULES: readonly Rule[] = [
  ...encryptionRules,
  ...transitRules,
  ...networkRules,
  ...loggingRules,
  ...credentialsRules,
  ...permissionsRules,
  ...monitoringRules,
  ...recoveryRules,
  ...hardeningRules,
];
