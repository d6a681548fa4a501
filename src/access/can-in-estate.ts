import type { Account, Estate } from '../estate/index.ts';
import { type Because, type GivenValue, type PolicyInput, UNKNOWN, evaluate } from '../iam/index.ts';
import { managementOf } from './aws-roles.ts';
import { type BindingLevel, bindingLevels } from './levels.ts';
import { orgPathOf } from './org-path.ts';
import { PolicyText } from './policy-text.ts';
import { type FoundPrincipal, findPrincipal } from './principal.ts';
import type { EstateAnswer, Question, Reason } from './question.ts';
import { findResource } from './resource.ts';
import type { SourcedPolicy } from './sourced-policy.ts';

/**
 * Whether a principal may do something to a resource, under every policy of the estate that bears on it. What the estate doesn't hold is
 * unknown, never absent. Throws `LandfallError` for a principal or a resource that it would know and doesn't.
 */
export function canInEstate(estate: Estate, question: Question): EstateAnswer {
  const text = new PolicyText(estate, { isNaming: true });
  const { answer, documents: read } = answered(estate, question, text);
  return text.isSpelledOut(read) ? answered(estate, question, new PolicyText(estate, { isNaming: false })).answer : answer;
}

function answered(
  estate: Estate,
  { principal: asked, action, resource: wanted, context = {} }: Question,
  text: PolicyText,
): { readonly answer: EstateAnswer; readonly documents: readonly PolicyInput[] } {
  const principal = findPrincipal(estate, text, asked);
  const resource = findResource(estate, text, wanted, action);
  const owner = resource.account === undefined ? (wanted === '*' ? principal.account : undefined) : estate.account(resource.account);
  const isOfAccount = principal.account !== undefined || principal.identity.length > 0;
  const scps = isOfAccount ? bindingLevels(estate, principal.account, 'SERVICE_CONTROL_POLICY') : [];
  const rcps = bindingLevels(estate, owner, 'RESOURCE_CONTROL_POLICY');
  const management = managementOf(estate);
  const { answer, because, missing } = evaluate(
    {
      principal: principal.name,
      action,
      resource: resource.arn,
      context: { ...contextOf(estate, principal, resource.arn, owner), ...context },
      ...(resource.account === undefined ? {} : { resourceAccount: resource.account }),
      ...(management === undefined ? {} : { managementAccount: management }),
    },
    {
      identity: documents(principal.identity),
      boundary: documents(principal.boundary),
      resource: resource.policies.length === 0 ? null : documents(resource.policies),
      scps: scps.map(({ policies }) => documents(policies)),
      rcps: rcps.map(({ policies }) => documents(policies)),
    },
  );
  const { identity, boundary } = principal;
  const consulted = { identity, boundary, resource: resource.policies, scps, rcps };
  return {
    answer: { answer, because: once(because.map((one) => reasonOf(one, consulted))), missing },
    documents: documents([...identity, ...boundary, ...resource.policies]),
  };
}

/** Of a policy that nobody can read, each layer has the same to say. */
export function once(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

export function documents(policies: readonly SourcedPolicy[]) {
  return policies.map(({ document }) => document);
}

/** What the estate itself says of a request. What isn't here and isn't given stays unknown. */
export function contextOf(
  estate: Estate,
  { account, role }: FoundPrincipal,
  arn: string,
  owner: Account | undefined,
): Record<string, GivenValue> {
  const region = arn.split(':')[3] ?? '';
  return {
    // Clients of AWS use nothing else; who asks about requests in the clear says so.
    'aws:SecureTransport': true,
    ...(role === undefined ? {} : { 'aws:PrincipalArn': role }),
    ...placeOf('aws:Principal', estate, account),
    ...placeOf('aws:Resource', estate, owner),
    ...(/^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(region) ? { 'aws:RequestedRegion': region } : {}),
  };
}

/** The organization of an account, and the path to it: `o-…/r-…/ou-…/`. */
function placeOf(side: 'aws:Principal' | 'aws:Resource', estate: Estate, account: Account | undefined): Record<string, GivenValue> {
  const id = estate.organization?.id;
  if (account === undefined || id === undefined) return {};
  const path = orgPathOf(estate, account);
  return { [`${side}OrgID`]: id, ...(path === undefined ? {} : { [`${side}OrgPaths`]: [path] }) };
}

interface Consulted {
  readonly identity: readonly SourcedPolicy[];
  readonly boundary: readonly SourcedPolicy[];
  readonly resource: readonly SourcedPolicy[];
  readonly scps: readonly BindingLevel[];
  readonly rcps: readonly BindingLevel[];
}

export function reasonOf({ layer, level, policy, statement, sid, effect, applies, why }: Because, consulted: Consulted): Reason {
  const binding = layer === 'scp' || layer === 'rcp' ? consulted[`${layer}s`][level ?? -1] : undefined;
  const policies = layer === 'identity' || layer === 'boundary' || layer === 'resource' ? consulted[layer] : binding?.policies;
  // What is lacking stands in no statement; if there is one policy, it is the one that lacks it.
  const source = policies?.[policy ?? (policies.length === 1 ? 0 : -1)];
  const place = {
    layer,
    ...(source === undefined ? {} : { policy: source.name }),
    ...(source?.account === undefined ? {} : { account: source.account }),
    ...(source?.resource === undefined ? {} : { template: source.resource.template, resource: source.resource.logicalId }),
    ...(binding === undefined ? {} : { level: binding.name }),
  };
  if (source?.document === UNKNOWN) return { ...place, why: 'nobody can tell what it says' };
  return {
    ...place,
    ...(statement === undefined ? {} : { statement }),
    ...(sid === undefined ? {} : { sid }),
    ...(effect === undefined ? {} : { effect }),
    ...(applies === undefined ? {} : { applies }),
    why,
  };
}
