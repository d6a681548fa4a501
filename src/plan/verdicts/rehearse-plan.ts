import { ACCESS_ROLE, type Operation } from '../../access/index.ts';
import type { Estate, Resource } from '../../estate/index.ts';
import { MANAGEMENT } from '../../project/index.ts';
import type { Change, ChangeAction } from '../../report/index.ts';
import { type PermissionRehearsal, rehearsePermissions } from '../permissions/rehearse.ts';
import type { Plan } from '../plan.ts';

/** What CloudFormation does to a resource of which a plan says this. */
const DONE: Readonly<Record<ChangeAction, readonly Operation[]>> = {
  create: ['create'],
  update: ['update'],
  replace: ['create', 'delete'],
  delete: ['delete'],
  keep: [],
};

/**
 * Will those who apply this plan be allowed to? Stacks are applied by the role that they are handed to CloudFormation with, the bootstrap of a
 * member account by its access role. What a plan removes from a stack isn't in the estate any more, and isn't asked about.
 */
export async function rehearsePlan(estate: Estate, { changes }: Plan): Promise<PermissionRehearsal> {
  const stacks = new Map(changes.flatMap((change) => (IN_STACKS.has(change.kind) ? [[placeOf(change), change] as const] : [])));
  return rehearsePermissions(estate, {
    operationsOf: (resource) => operationsOn(resource, stacks.get(placeOfStack(estate, resource))),
    callerOf: ({ id, name }) => (name === MANAGEMENT ? undefined : `arn:aws:iam::${id}:role/${ACCESS_ROLE}`),
  });
}

const IN_STACKS: ReadonlySet<string> = new Set(['bootstrap', 'stack']);

function operationsOn({ logicalId }: Resource, change: Change | undefined): readonly Operation[] {
  if (change === undefined) return [];
  // Of a bootstrap that differs, a plan doesn't say where.
  if (change.action !== 'update' || change.resources === undefined) return DONE[change.action];
  const own = change.resources.find((resource) => resource.logicalId === logicalId);
  return own === undefined ? [] : DONE[own.action];
}

function placeOf({ account, region, name }: Change): string {
  return `${account} ${region} ${name}`;
}

function placeOfStack(estate: Estate, { account, region, stack }: Resource): string {
  return `${estate.account(account)?.name} ${region} ${stack.name}`;
}
