import type { Call } from './call.ts';

/** Services that are the organization's: a member account that was delegated nothing may not call them. */
const OF_THE_ORGANIZATION = new Set(['organizations', 'sso', 'identitystore']);

/** What Organizations answers to members: https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
const FOR_MEMBERS = new Set(['DescribeOrganization', 'LeaveOrganization']);

export const NOT_FOR_MEMBERS = "You don't have permissions to access this resource.";

/** moto would answer a member out of an organization or a directory of its own that isn't there. */
export function isForbiddenToMembers(
  { service, operation, account }: Pick<Call, 'service' | 'operation' | 'account'>,
  management: string,
): boolean {
  return account !== management && OF_THE_ORGANIZATION.has(service) && !FOR_MEMBERS.has(operation);
}
