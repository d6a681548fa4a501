import type { Estate, Resource } from '../estate/index.ts';
import { UNKNOWN } from '../iam/index.ts';
import { LandfallError, closest } from '../report/index.ts';
import { type RoleOfAws, permissionSetRole, roleOfAws } from './aws-roles.ts';
import { assigned, labelled, labelsOf } from './labels.ts';
import type { PolicyText } from './policy-text.ts';
import { WITH_POLICIES, policiesOf } from './resource-policies.ts';
import { type SourcedPolicy, unknownPolicy } from './sourced-policy.ts';

/** What is asked for, and who may use it by its own policies. */
export interface FoundResource {
  /** An ARN, or `*`. */
  readonly arn: string;
  /** Id of the account that owns it; undefined where nobody can tell. */
  readonly account?: string;
  readonly policies: readonly SourcedPolicy[];
}

/** Finds a resource. Throws `LandfallError` for what is neither an ARN nor a label of the estate. */
export function findResource(estate: Estate, text: PolicyText, asked: string, action: string): FoundResource {
  if (asked === '*') return { arn: '*', policies: [] };
  const service = action.split(':', 1)[0]?.toLowerCase() ?? '';
  const label = labelled(estate, asked);
  if (label !== undefined) return ofResource(estate, text, label.resource, `${arnOf(text, label.resource)}${label.rest}`, service);
  const access = assigned(estate, asked);
  if (access !== undefined) return ofRole(permissionSetRole(access), service);
  if (!asked.startsWith('arn:')) throw unknownResource(estate, asked);
  const resource = addressed(estate, text, asked);
  if (resource !== undefined) return ofResource(estate, text, resource, asked, service);
  const [, , owner = '', , id = '', ...rest] = asked.split(':');
  const path = rest.join(':');
  const account = estate.account(id);
  const role =
    account === undefined || owner !== 'iam' || !path.startsWith('role/') ? undefined : roleOfAws(estate, account, path.slice(5));
  if (role !== undefined) return ofRole(role, service);
  const isOpen = owner === 'iam' ? service === 'sts' : WITH_POLICIES.has(owner);
  return {
    arn: asked,
    ...(id === '' ? {} : { account: id }),
    policies: isOpen ? [unknownPolicy('policy of a resource that no template holds')] : [],
  };
}

function ofRole({ arn, account, trust }: RoleOfAws, service: string): FoundResource {
  return { arn, account, policies: service === 'sts' ? [trust] : [] };
}

function ofResource(estate: Estate, text: PolicyText, resource: Resource, arn: string, service: string): FoundResource {
  const account = estate.account(resource.account);
  return { arn, ...(account === undefined ? {} : { account: account.id }), policies: policiesOf(estate, text, resource, service) };
}

function arnOf(text: PolicyText, resource: Resource): string {
  const candidates = [resource.attribute('Arn'), resource.reference].map((value) => text.text(value));
  return candidates.find((one) => one?.startsWith('arn:')) ?? UNKNOWN;
}

/** The resource that an ARN names, also where it goes on: into a bucket, to an alias. The longest counts. */
function addressed(estate: Estate, text: PolicyText, arn: string): Resource | undefined {
  const [, , service = ''] = arn.split(':');
  let found: { readonly resource: Resource; readonly length: number } | undefined;
  for (const resource of estate.resources()) {
    const its = arnOf(text, resource);
    if (!its.startsWith('arn:') || its.split(':')[2] !== service || its.length <= (found?.length ?? 0)) continue;
    if (arn === its || arn.startsWith(`${its}/`) || arn.startsWith(`${its}:`)) found = { resource, length: its.length };
  }
  return found?.resource;
}

function unknownResource(estate: Estate, asked: string): LandfallError {
  const match = closest(
    asked,
    estate.resources().flatMap((resource) => labelsOf(estate, resource)),
  );
  return new LandfallError('UnknownResource', `there is no resource ${JSON.stringify(asked)} in the estate`, {
    fix: match === undefined ? 'give an ARN, *, or <account>/<stack or template>#LogicalId' : `did you mean ${match}?`,
  });
}
