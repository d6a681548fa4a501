import { accountCreationStatus } from './account-creation-status.ts';
import { accountCreation } from './account-creation.ts';
import { accountInformation, putAccountName } from './account-name.ts';
import type { Gap } from './gap.ts';
import { listedAccounts } from './listed-accounts.ts';
import { organizationsFeatures } from './organizations-features.ts';
import { permissionSetHolders } from './permission-set-holders.ts';
import { permissionSetNames } from './permission-set-names.ts';
import { policyDocuments } from './policy-documents.ts';
import { serviceAccess } from './service-access.ts';
import { units } from './units.ts';

/** Every gap that the door fills. */
export const gaps: readonly Gap[] = [
  accountCreation,
  accountCreationStatus,
  accountInformation,
  listedAccounts,
  organizationsFeatures,
  permissionSetHolders,
  permissionSetNames,
  policyDocuments,
  putAccountName,
  serviceAccess,
  units,
];
