import type { Permission, Quota } from './kind.ts';
import { KINDS } from './kinds/kinds.ts';

/** IAM actions that applying and removing need in the management account, each once, sorted. */
export const deployerActions: readonly Permission[] = [
  ...new Map(
    KINDS.flatMap(({ permissions }) =>
      permissions.map((permission) => [`${permission.action} ${permission.resource}`, permission] as const),
    ),
  ).values(),
].toSorted((one, other) => one.action.localeCompare(other.action));

/** Limits of AWS that bound the account structure. */
export const organizationQuotas: readonly Quota[] = KINDS.flatMap(({ quotas }) => quotas);
