import { isSignedByIdentity, type Principal } from './principal.ts';
import { type Call } from './request.ts';
import { isBoundByRcps } from './services.ts';
import { HOLE } from './text.ts';
import { either, MAYBE, NO, not, YES, type Truth } from './truth.ts';

/**
 * Whether SCPs leave the caller alone: they bind users, roles and root users of member accounts, and nobody else (AWS Organizations User
 * Guide, "Service control policies": management account, service-linked roles; services call under their own name).
 */
export function isFreeOfScps({ principal, managementAccount }: Call): Truth {
  if (principal.kind === 'unknown') return MAYBE;
  if (!isSignedByIdentity(principal)) return YES;
  return either(isAccount(principal.account, managementAccount), isServiceLinked(principal));
}

/** Whether RCPs leave the request alone: the management account's resources, service-linked roles, and what they don't know. */
export function isFreeOfRcps(call: Call): Truth {
  const { principal, resourceAccount, managementAccount } = call;
  const isManagements = managementAccount === undefined ? NO : isAccount(resourceAccount ?? HOLE, managementAccount);
  return either(not(isBoundByRcps(call)), either(isManagements, isServiceLinked(principal)));
}

function isAccount(account: string, other: string | undefined): Truth {
  if (other === undefined) return NO;
  if (account.includes(HOLE)) return MAYBE;
  return account === other ? YES : NO;
}

/** AWS keeps the path for itself; a session's ARN shows only the name, which anybody may have chosen. */
function isServiceLinked(principal: Principal): Truth {
  if (principal.kind === 'unknown') return MAYBE;
  if (!('roleArn' in principal)) return NO;
  if (principal.roleArn.includes(':role/aws-service-role/')) return YES;
  const path = principal.roleArn.split(':').slice(5).join(':');
  const hole = path.indexOf(HOLE);
  return hole >= 0 && 'role/aws-service-role/'.startsWith(path.slice(0, hole)) ? MAYBE : NO;
}
