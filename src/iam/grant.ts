import { type Finding } from './layer.ts';
import { isNamed, type Naming } from './match-principal.ts';
import { isSignedByIdentity } from './principal.ts';
import { type Call } from './request.ts';
import { isGrantedByOrganization, needsResourcePolicy } from './services.ts';
import { HOLE } from './text.ts';
import { agreed, both, either, MAYBE, NO, YES, type Truth } from './truth.ts';

/** What the policies that can grant say, and those that only limit what identities have. Undefined where there is no such policy. */
export interface GrantFindings {
  readonly identity: Finding;
  readonly boundary: Finding | undefined;
  readonly session: Finding | undefined;
  readonly resource: Finding;
  /** False where nobody said what the resource's policy is. */
  readonly isResourcePolicyKnown: boolean;
}

export interface Grant {
  readonly truth: Truth;
  readonly layer: 'grant' | 'identity' | 'boundary' | 'session' | 'resource';
  readonly lack: string;
  readonly reason?: string;
}

const PERHAPS_NAMED: Naming = { direct: MAYBE, role: MAYBE, account: MAYBE };

/**
 * Whether something grants the request, after the IAM User Guide's evaluation logic. In one account either side is enough, unless the
 * resource's policy must speak (a key, a role); across accounts both are needed. What a resource's policy gives to a user or a session
 * itself isn't limited by the boundary and the session's policies; what it gives to a role is; what it gives to an account is that
 * account's to pass on.
 */
export function grantOf(call: Call, findings: GrantFindings): Grant {
  const needed = needsResourcePolicy(call);
  const isMissing = !findings.isResourcePolicyKnown && needed !== NO;
  const naming = isMissing ? PERHAPS_NAMED : findings.resource.naming;
  const { principal } = call;
  if (principal.kind === 'unknown') {
    const asIdentity = agreed(sameAccount(call, findings, naming, needed), otherAccount(call, findings, naming));
    return { truth: agreed(asIdentity, isNamed(naming)), layer: 'grant', lack: 'who asks is not known' };
  }
  if (!isSignedByIdentity(principal)) {
    const lack = isMissing ? "the resource's policy is not known" : "the resource's policy doesn't allow it";
    return { truth: isNamed(naming), layer: 'resource', lack };
  }
  const inside = sameAccount(call, findings, naming, needed);
  const across = otherAccount(call, findings, naming);
  const owner = call.resourceAccount;
  if (owner === undefined || principal.account.includes(HOLE)) {
    const lack = inside === across ? 'nothing allows it' : 'the account of the resource or of who asks is not known';
    return { truth: agreed(inside, across), layer: 'grant', lack };
  }
  const isInside = owner === principal.account;
  const truth = isInside ? inside : across;
  if (truth === YES && principal.kind === 'root')
    return { truth, layer: 'grant', lack: '', reason: 'a root user may do everything that nothing denies' };
  return { truth, ...lackOf(call, findings, naming, isInside, needed, isMissing) };
}

function sameAccount(call: Call, findings: GrantFindings, naming: Naming, needed: Truth): Truth {
  const limit = limitOf(call, findings);
  const own = both(ownOf(call, findings), limit);
  const passedOn = both(own, isNamed(naming));
  const viaIdentity = needed === NO ? own : needed === YES ? passedOn : agreed(own, passedOn);
  return either(viaIdentity, either(naming.direct, both(naming.role, limit)));
}

function otherAccount(call: Call, findings: GrantFindings, naming: Naming): Truth {
  const own = both(ownOf(call, findings), limitOf(call, findings));
  return both(own, isGrantedByOrganization(call) ? either(isNamed(naming), MAYBE) : isNamed(naming));
}

/** What who asks has by himself: a root user everything. */
function ownOf({ principal }: Call, { identity }: GrantFindings): Truth {
  return principal.kind === 'root' ? YES : identity.allows;
}

function limitOf({ principal }: Call, { boundary, session }: GrantFindings): Truth {
  if (principal.kind === 'root') return YES;
  // A federated user's session without policies of its own has no permissions.
  const ofSession = session?.allows ?? (principal.kind === 'federated-user' ? NO : YES);
  return both(boundary?.allows ?? YES, ofSession);
}

/** The first thing that is wanting, told as such if the grant isn't there. */
function lackOf(
  call: Call,
  findings: GrantFindings,
  naming: Naming,
  isInside: boolean,
  needed: Truth,
  isMissing: boolean,
): Omit<Grant, 'truth'> {
  const own = ownOf(call, findings);
  const named = isNamed(naming);
  const needsBoth = !isInside || needed !== NO;
  if (needsBoth && own > NO && named < YES && own >= named) {
    if (isMissing) return { layer: 'resource', lack: "the resource's policy is not known" };
    if (isGrantedByOrganization(call))
      return { layer: 'grant', lack: "the organization's trusted access decides, which is not asked here" };
    return { layer: 'resource', lack: isInside ? "the resource's policy doesn't allow it" : "the resource's account doesn't allow it" };
  }
  if (own > NO && findings.boundary !== undefined && findings.boundary.allows < YES) {
    return { layer: 'boundary', lack: "the permissions boundary doesn't allow it" };
  }
  if (own > NO && limitOf(call, findings) < YES) return { layer: 'session', lack: "the session's policies don't allow it" };
  if (own < YES && (needsBoth || named > NO)) return { layer: 'identity', lack: 'no policy of who asks allows it' };
  return { layer: 'grant', lack: 'no policy allows it' };
}
