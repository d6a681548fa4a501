export { applyOrganization, type AppliedOrganization, type ApplyRequest } from './apply.ts';
export { compareOrganization } from './compare.ts';
export { deployerActions, organizationQuotas } from './deployer.ts';
export { desiredOrganization } from './desired.ts';
export type { KindName, OrganizationChange, Permission, Quota } from './kind.ts';
export { accountsOf, emptyOrganization, observeOrganization } from './observed.ts';
export { planRemoval, removeOrganization, type KeptThing, type Removal } from './remove.ts';
export type { DesiredOrganization, ObservedOrganization } from './structure/index.ts';
