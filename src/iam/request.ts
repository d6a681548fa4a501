import { contextOf, type Context, type GivenValue } from './context.ts';
import { accountOfArn } from './match-arn.ts';
import { principalOf, type Principal } from './principal.ts';
import { HOLE, NOTHING_KNOWN, textOf, UNKNOWN, withHoles, type Text } from './text.ts';

/** The question: may this principal do this to that? */
export interface AccessRequest {
  /**
   * An ARN of a root user, user, role, role session, federated user or identity provider, an account id, the domain of a service or an
   * identity provider, a canonical user id, `*` for a caller without credentials, or `UNKNOWN`. A role stands for its sessions.
   */
  readonly principal: string;
  /** `service:Action`. A `*` in it stands for anything, and the answer is yes only if it is for all of them. */
  readonly action: string;
  /** An ARN, or `*` for an action that has no resource. A `*` within an ARN stands for anything, as in `action`. */
  readonly resource: string;
  /**
   * Condition keys and what is known of them. A key that isn't listed is unknown unless the request itself says it, as
   * `aws:PrincipalAccount`; `null` says that a key is absent. Of a session, `aws:PrincipalArn` gives the role with its path.
   */
  readonly context?: Readonly<Record<string, GivenValue>> | undefined;
  /** The account that owns the resource; by default the one in the resource's ARN. */
  readonly resourceAccount?: string | undefined;
  /** Keys that aren't listed in `context` are absent instead of unknown. */
  readonly contextIsComplete?: boolean | undefined;
  /** The organization's management account, which neither SCPs nor RCPs bind. */
  readonly managementAccount?: string | undefined;
}

/** A request, read. */
export interface Call {
  /** In lower case. */
  readonly action: Text;
  readonly service: string;
  readonly resource: Text;
  readonly principal: Principal;
  /** Undefined where unknown. */
  readonly resourceAccount: string | undefined;
  readonly managementAccount: string | undefined;
  readonly context: Context;
}

/** Reads a request. A text says what can't be read. */
export function callOf(request: AccessRequest): Call | string {
  const given = typeof request.context === 'object' && request.context !== null ? request.context : {};
  const principal = principalOf(request.principal, roleIn(given));
  if (principal === undefined) return `the principal ${JSON.stringify(request.principal)} can't be read`;
  if (typeof request.action !== 'string' || !/^[^:]+:./.test(request.action)) {
    return `the action ${JSON.stringify(request.action)} isn't of the form service:Action`;
  }
  const action = wildcardsAsHoles(request.action.toLowerCase());
  const resource =
    typeof request.resource !== 'string' ? NOTHING_KNOWN : request.resource === '*' ? textOf('*') : wildcardsAsHoles(request.resource);
  const resourceAccount = ownerOf(request.resourceAccount, resource.text, principal);
  return {
    action,
    service: action.text.split(':', 1)[0] ?? '',
    resource,
    principal,
    resourceAccount,
    managementAccount: request.managementAccount,
    context: contextOf({ given, complete: request.contextIsComplete === true, principal, resourceAccount }),
  };
}

function wildcardsAsHoles(raw: string): Text {
  const text = withHoles(raw).replaceAll('*', HOLE);
  return { text, hole: text.includes(HOLE) };
}

/** What has no resource happens in the caller's account. */
function ownerOf(stated: unknown, resource: string, principal: Principal): string | undefined {
  if (typeof stated === 'string' && stated !== '') return withHoles(stated).includes(HOLE) ? undefined : stated;
  if (resource === '*') return 'account' in principal && !principal.account.includes(HOLE) ? principal.account : undefined;
  const account = accountOfArn(resource);
  return account === undefined || account === '' || resource.slice(0, resource.indexOf(account) + account.length).includes(HOLE)
    ? undefined
    : account;
}

function roleIn(given: Readonly<Record<string, GivenValue>>): string | undefined {
  const key = Object.keys(given).find((name) => name.toLowerCase() === 'aws:principalarn');
  const value = key === undefined ? undefined : given[key];
  return typeof value === 'string' && value !== UNKNOWN && value.includes(':role/') ? withHoles(value) : undefined;
}
