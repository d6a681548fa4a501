import { answerOf, leftOpen, settled, type Answer, type Gate } from './answer.ts';
import { isFreeOfRcps, isFreeOfScps } from './exemptions.ts';
import { isFields } from './found-values.ts';
import { grantOf } from './grant.ts';
import { findingOf, type Finding, type Hit, type Layer } from './layer.ts';
import { statementsOf } from './policy.ts';
import { callOf, type AccessRequest, type Call } from './request.ts';
import { settledByService } from './services.ts';
import { type Statement } from './statement.ts';
import { both, either, MAYBE, NO, not, YES, type Truth } from './truth.ts';

/**
 * A policy document as it is found, or its JSON text. A document is read once and remembered, so it must not change afterwards. `UNKNOWN`
 * stands for one that nobody can tell.
 */
export type PolicyInput = object | string;

type Level = readonly PolicyInput[];

/** The policies that bear on a request. What is left out isn't there. */
export interface PolicySet {
  /** Of the user with his groups, or of the role. */
  readonly identity?: readonly PolicyInput[] | undefined;
  readonly boundary?: readonly PolicyInput[] | undefined;
  /** Passed when the session was made. */
  readonly session?: readonly PolicyInput[] | undefined;
  /** The resource's own: a bucket's, a key's, a role's trust policy. `null` says that it has none. */
  readonly resource?: PolicyInput | null | undefined;
  /** Of the account of who asks, level by level from the organization's root. Each must allow; no level means that SCPs are off. */
  readonly scps?: readonly Level[] | undefined;
  /** Of the resource's account, likewise. `RCPFullAWSAccess` can't be detached, so it counts wherever a level is given. */
  readonly rcps?: readonly Level[] | undefined;
  /** Of the VPC endpoint that the request comes through. */
  readonly endpoint?: readonly PolicyInput[] | undefined;
}

/**
 * Whether the request is allowed under the policies: yes, no, or unknown, with the statements that decide it. Unknown means that the
 * answer depends on what isn't known (`missing` names the condition keys) or on what AWS would refuse or doesn't document. Never throws.
 * Not asked are grants that are no policies: ACLs, KMS grants, shares by RAM, public access blocks.
 */
export function evaluate(request: AccessRequest, policies: PolicySet): Answer {
  if (!isFields(request) || !isFields(policies)) return settled('unknown', 'the request or the policies are no object');
  const call = callOf(request);
  if (typeof call === 'string') return settled('unknown', call);
  const fixed = settledByService(call);
  if (fixed?.isCertain === true) return settled(fixed.answer, fixed.why);
  const answer = answerOf(gatesOf(call, policies));
  return fixed === undefined || answer.answer === fixed.answer ? answer : leftOpen(answer, fixed.why);
}

function gatesOf(call: Call, policies: PolicySet): readonly Gate[] {
  const boundaries = read(policies.boundary);
  const surroundings = { hasBoundary: boundaries.length > 0 };
  const find = (layer: Layer, documents: readonly (readonly Statement[])[], level?: number): Finding =>
    findingOf(layer, documents, call, surroundings, level);
  const orNone = (layer: Layer, documents: readonly (readonly Statement[])[]): Finding | undefined =>
    documents.length === 0 ? undefined : find(layer, documents);

  const identity = find('identity', read(policies.identity));
  const resource = find('resource', read(policies.resource));
  const boundary = orNone('boundary', boundaries);
  const session = orNone('session', read(policies.session));
  const endpoint = orNone('endpoint', read(policies.endpoint));

  const grant = grantOf(call, { identity, boundary, session, resource, isResourcePolicyKnown: policies.resource !== undefined });
  const granting: Hit[] = [];
  for (const finding of [identity, resource, boundary, session])
    for (const hit of finding?.hits ?? []) if (isAllow(hit)) granting.push(hit);
  const { layer, truth, lack, reason } = grant;
  const gates: Gate[] = [{ layer, truth, lack, reason, hits: granting }];
  for (const finding of [identity, resource, boundary, session, endpoint]) if (finding !== undefined) addDenial(gates, finding);
  if (endpoint !== undefined) {
    gates.push({
      layer: 'endpoint',
      truth: endpoint.allows,
      lack: "the endpoint's policy doesn't allow it",
      hits: endpoint.hits.filter(isAllow),
    });
  }
  addLevels(gates, 'scp', policies.scps, () => isFreeOfScps(call), find);
  addLevels(gates, 'rcp', policies.rcps, () => isFreeOfRcps(call), find);
  return gates;
}

function isAllow({ effect }: Hit): boolean {
  return effect === 'Allow';
}

function addDenial(gates: Gate[], { denies, hits }: Finding): void {
  if (denies === NO) return;
  const denials = hits.filter((hit) => !isAllow(hit));
  const [first] = denials;
  if (first !== undefined) gates.push({ layer: first.layer, truth: not(denies), lack: 'a statement may deny it', hits: denials });
}

type Find = (layer: Layer, documents: readonly (readonly Statement[])[], level: number) => Finding;

function addLevels(gates: Gate[], layer: 'scp' | 'rcp', levels: readonly Level[] | undefined, exemption: () => Truth, find: Find): void {
  const list = listOf(levels);
  if (list.length === 0) return;
  const exempt = exemption();
  if (exempt === YES) {
    const reason = layer === 'scp' ? "SCPs don't bind who asks" : "RCPs don't bind this request";
    gates.push({ layer, truth: YES, lack: '', reason, hits: [] });
    return;
  }
  for (const [level, policies] of list.entries()) {
    const { allows, denies, hits } = find(layer, read(policies), level);
    const passes = layer === 'rcp' ? not(denies) : both(allows, not(denies));
    const isOpen = exempt === MAYBE ? `it isn't certain that ${layer.toUpperCase()}s count here` : undefined;
    const lack = isOpen ?? (layer === 'scp' ? 'no SCP of this level allows it' : 'an RCP of this level denies it');
    gates.push({ layer, level, truth: either(exempt, passes), lack, hits });
  }
}

/** Lists as callers write them: nothing, one, or several. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function read(policies: unknown): readonly (readonly Statement[])[] {
  return listOf(policies).map(statementsOf);
}
