import { matchText } from './match-text.ts';
import { type PrincipalEntry } from './principal-entry.ts';
import { type Principal } from './principal.ts';
import { HOLE, textOf, type Text } from './text.ts';
import { both, either, MAYBE, NO, not, YES, type Truth } from './truth.ts';

/**
 * How directly a statement names who asks, as the policies that may still limit it depend on this: `direct` for everyone or exactly this
 * user or session, `role` for the role behind a session, `account` for the account, which only passes the decision on to it.
 */
export interface Naming {
  readonly direct: Truth;
  readonly role: Truth;
  readonly account: Truth;
}

const NAMED_BY_NOBODY: Naming = { direct: NO, role: NO, account: NO };

export function namingOf(entries: readonly PrincipalEntry[], principal: Principal): Naming {
  let naming = NAMED_BY_NOBODY;
  for (const entry of entries) {
    const { how, truth } = matchEntry(entry, principal);
    if (truth > naming[how]) naming = { ...naming, [how]: truth };
  }
  return naming;
}

export function isNamed({ direct, role, account }: Naming): Truth {
  return either(direct, either(role, account));
}

interface Match {
  readonly how: keyof Naming;
  readonly truth: Truth;
}

function match(how: keyof Naming, truth: Truth): Match {
  return { how, truth };
}

const NONE = match('direct', NO);

function matchEntry(entry: PrincipalEntry, principal: Principal): Match {
  if (principal.kind === 'unknown') return match('direct', entry.kind === 'everyone' ? YES : MAYBE);
  switch (entry.kind) {
    case 'everyone':
      // Whether a star stands for identity providers as well isn't documented.
      return match('direct', principal.kind === 'federated' ? MAYBE : YES);
    case 'account':
      if (!('account' in principal)) return NONE;
      return match('account', same(entry.account, principal.account));
    case 'user':
      if (principal.kind === 'user') return match('direct', same(entry.arn, principal.arn.text));
      // The user who asked for the federated session isn't in its ARN.
      return principal.kind === 'federated-user' ? match('role', both(same(entry.account, principal.account), MAYBE)) : NONE;
    case 'role':
      return principal.kind === 'role' || principal.kind === 'session' ? match('role', isRole(entry, principal)) : NONE;
    case 'session':
      if (principal.kind === 'session') return match('direct', same(entry.arn, principal.arn.text));
      if (principal.kind !== 'role') return NONE;
      return match('direct', both(both(same(entry.account, principal.account), same(entry.name, principal.roleName)), MAYBE));
    case 'federated-user':
      return principal.kind === 'federated-user' ? match('direct', same(entry.arn, principal.arn.text)) : NONE;
    case 'service':
      return principal.kind === 'service' ? match('direct', isService(entry.name, principal.name)) : NONE;
    case 'federated':
      return principal.kind === 'federated' ? match('direct', isProvider(entry.name, principal.name)) : NONE;
    case 'canonical':
      if (principal.kind === 'canonical') return match('direct', same(entry.name, principal.name));
      // It is an account under another name, and which isn't known.
      return 'account' in principal && !entry.name.startsWith('arn:') ? match('account', MAYBE) : NONE;
    case 'vague':
      // What is wholly unknown may even be everyone.
      return match('direct', entry.pattern.text === HOLE ? MAYBE : both(maybeOneOf(entry.pattern, principal), MAYBE));
    case 'unreadable':
      return 'account' in principal ? match('direct', MAYBE) : NONE;
  }
}

function same(one: string, other: string): Truth {
  if (one === other && !one.includes(HOLE)) return YES;
  return one.includes(HOLE) || other.includes(HOLE) ? MAYBE : NO;
}

type NamedEntry = Extract<PrincipalEntry, { readonly arn: string }>;
type RolePrincipal = Extract<Principal, { readonly roleArn: string }>;

/** A role's name is unique in its account whatever its path, and a session's ARN has no path: so the name decides. */
function isRole(entry: NamedEntry, principal: RolePrincipal): Truth {
  if (principal.kind === 'role') return same(entry.arn, principal.arn.text);
  return both(same(entry.account, principal.account), same(entry.name, principal.roleName));
}

/** `logs.eu-central-1.amazonaws.com` may stand for the same service as `logs.amazonaws.com`; AWS says so for some of them. */
function isService(one: string, other: string): Truth {
  if (one === other) return YES;
  const canonical = (name: string): string => name.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d(?=\.)/, '').replace(/\.cn$/, '');
  return canonical(one) === canonical(other) ? MAYBE : NO;
}

function isProvider(one: string, other: string): Truth {
  if (one === other) return YES;
  const issuer = (name: string): string => name.replace(/^arn:[^/]*:oidc-provider\//, '');
  const oneIsArn = one.startsWith('arn:');
  return oneIsArn !== other.startsWith('arn:') && issuer(one) === issuer(other) ? YES : same(one, other);
}

function maybeOneOf(pattern: Parameters<typeof matchText>[0], principal: Principal): Truth {
  let result: Truth = NO;
  for (const name of namesOf(principal)) result = either(result, matchText(pattern, name));
  return result;
}

/** Everything that a statement can call this principal. */
function namesOf(principal: Principal): readonly Text[] {
  switch (principal.kind) {
    case 'anonymous':
    case 'unknown':
      return [];
    case 'service':
    case 'federated':
    case 'canonical':
      return [textOf(principal.name)];
    case 'root':
    case 'user':
    case 'role':
    case 'session':
    case 'federated-user': {
      const names = [
        principal.arn,
        textOf(principal.account),
        textOf(principal.arn.text.replace(/:(?:iam|sts)::([^:]*):.*/, ':iam::$1:root')),
      ];
      return 'roleArn' in principal ? [...names, textOf(principal.roleArn)] : names;
    }
  }
}

/**
 * Whether a statement with NotPrincipal covers who asks. The page on NotPrincipal lists everything that has to be named for an exception to
 * hold: the user or session itself, the role behind a session, and the account. Who is named in part may be covered or not.
 */
export function isExcepted(entries: readonly PrincipalEntry[], principal: Principal, effect: 'Allow' | 'Deny' | undefined): Truth {
  if (effect === undefined) return MAYBE;
  const { direct, role, account } = namingOf(entries, principal);
  if (!('account' in principal) || principal.kind === 'root') return not(isNamed({ direct, role, account }));
  if (entries.some(({ kind }) => kind === 'everyone')) return NO;
  if (effect === 'Allow') {
    // Nobody is let in for not being named while his role or account is.
    const partly = either(role, account) === NO ? NO : MAYBE;
    return not(either(direct, partly));
  }
  const itself = principal.kind === 'role' ? either(direct, role) : direct;
  const excepted = both(itself, account);
  if (excepted === YES && (principal.kind !== 'session' || role === YES)) return NO;
  return either(itself, role) === NO ? YES : MAYBE;
}
