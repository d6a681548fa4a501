import { type ContextValue } from './context-value.ts';
import { IDENTITY_TYPES, isSignedByIdentity, type Identity, type Principal } from './principal.ts';
import { HOLE, NOTHING_KNOWN, type Text } from './text.ts';

/**
 * What the request itself says of a context key, after the availability that the IAM User Guide states ("AWS global condition context
 * keys" and the table of principal values in "Variables and tags"). Undefined for everything that only the caller knows. The key is in
 * lower case.
 */
export function derivedValue(key: string, principal: Principal, resourceAccount: string | undefined): ContextValue | undefined {
  if (key === 'aws:resourceaccount') return resourceAccount === undefined ? undefined : of(resourceAccount);
  if (PRESENT.has(key)) return [NOTHING_KNOWN];
  if (ONLY_FROM_SERVICES.has(key) && isSignedByIdentity(principal)) return [];
  if (!key.startsWith('aws:principal') && key !== 'aws:username' && key !== 'aws:userid') return undefined;
  switch (principal.kind) {
    case 'user':
    case 'role':
    case 'session':
    case 'federated-user':
    case 'root':
      return ofIdentity(key, principal);
    case 'service':
      return ofService(key, principal);
    case 'anonymous':
      return ofAnonymous(key);
    case 'federated':
    case 'canonical':
    case 'unknown':
      return undefined;
  }
}

/** Always sent, whatever the value. */
const PRESENT: ReadonlySet<string> = new Set(['aws:securetransport', 'aws:currenttime', 'aws:epochtime']);

/** There only when a service calls under its own name. */
const ONLY_FROM_SERVICES: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:principalservicename',
  'aws:principalservicenameslist',
]);

function ofIdentity(key: string, principal: Identity): ContextValue | undefined {
  switch (key) {
    case 'aws:principalarn':
      // Of a session, the role: its sessions share the key's value.
      return of(principal.kind === 'session' ? principal.roleArn : principal.arn.text);
    case 'aws:principalaccount':
      return of(principal.account);
    case 'aws:principaltype':
      return of(IDENTITY_TYPES[principal.kind]);
    case 'aws:principalisawsservice':
      return of('false');
    case 'aws:username':
      return principal.kind === 'user' ? of(principal.name) : [];
    case 'aws:userid':
      return principal.kind === 'root' ? of(principal.account) : userId(principal);
    default:
      return undefined;
  }
}

/** A user's or role's unique id is known to AWS only; after a colon stands the name that the session was given. */
function userId(principal: Identity): ContextValue {
  if (principal.kind === 'session') return of(`${HOLE}:${principal.name}`);
  if (principal.kind === 'federated-user') return of(`${principal.account}:${principal.name}`);
  return [NOTHING_KNOWN];
}

function ofService(key: string, principal: Extract<Principal, { readonly kind: 'service' }>): ContextValue | undefined {
  if (key === 'aws:principalisawsservice') return of('true');
  if (key === 'aws:principalservicename') return of(principal.name);
  if (key === 'aws:principalorgid' || key === 'aws:principalorgpaths' || key === 'aws:username') return [];
  return key.startsWith('aws:principaltag/') ? [] : undefined;
}

function ofAnonymous(key: string): ContextValue | undefined {
  if (key === 'aws:principalaccount') return of('anonymous');
  return key === 'aws:principaltype' ? of('Anonymous') : [];
}

function of(value: string): readonly Text[] {
  return [{ text: value, hole: value.includes(HOLE) }];
}
