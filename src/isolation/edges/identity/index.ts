import type { Edge } from '../../edge.ts';
import { clusterAccess } from './cluster-access.ts';
import { cognitoIdentities } from './cognito-identities.ts';
import { roleAssumption } from './role-assumption.ts';
import { rolesAnywhere } from './roles-anywhere.ts';
import { saml } from './saml.ts';
import { stateMachines } from './state-machines.ts';
import { webIdentity } from './web-identity.ts';

/** Who gets a principal of the target or of a trusted account. */
export const identityEdges: readonly Edge[] = [
  roleAssumption,
  webIdentity,
  cognitoIdentities,
  saml,
  rolesAnywhere,
  stateMachines,
  clusterAccess,
];
