import type { Hold } from './edge.ts';
import type { World } from './world.ts';

/** Where a path starts, as it is reported and as exceptions name it. */
export interface PathStart {
  /** Null for who belongs to no account. */
  readonly account: string | null;
  readonly kind: 'anyone' | 'account' | 'role' | 'user' | 'permission-set' | 'oidc' | 'service';
  /** An account's id, an ARN, a permission set's name, an issuer and subject, a service's domain; `*` of anyone. */
  readonly id: string;
}

/** The same for two holds that are the same. */
export function keyOf(hold: Hold): string {
  switch (hold.kind) {
    case 'anyone':
      return 'anyone';
    case 'account':
      return `account ${hold.account}`;
    case 'principal':
      return `principal ${hold.arn}`;
    case 'federated':
      return `${hold.of} ${hold.id}`;
    case 'resource':
      return `${hold.ability} ${hold.account} ${hold.id}`;
  }
}

export function accountOf(hold: Hold): string | undefined {
  return hold.kind === 'anyone' ? undefined : (hold.account ?? undefined);
}

/** The hold of the whole account that a hold belongs to. */
export function wholeAccount(account: string): Extract<Hold, { kind: 'account' }> {
  return { kind: 'account', account };
}

/** Who signs in at the target isn't in it yet. */
export function isInTarget(world: World, hold: Hold): boolean {
  return hold.kind !== 'federated' && accountOf(hold) === world.target.id;
}

/** A hold of an account that is trusted: it is no start, and leads on. */
export function isOnTheWay(world: World, hold: Hold): boolean {
  const account = accountOf(hold);
  return account !== undefined && hold.kind !== 'federated' && world.standing(account) === 'trusted';
}

const PERMISSION_SET = /AWSReservedSSO_(.+)_[^_]+$/;

export function startOf(hold: Hold): PathStart {
  switch (hold.kind) {
    case 'anyone':
      return { account: null, kind: 'anyone', id: '*' };
    case 'federated':
      return { account: hold.account, kind: hold.of, id: hold.id };
    case 'principal':
      return {
        account: hold.account,
        kind: hold.of,
        id: hold.of === 'permission-set' ? (PERMISSION_SET.exec(hold.arn)?.[1] ?? hold.arn) : hold.arn,
      };
    case 'account':
    case 'resource':
      return { account: hold.account, kind: 'account', id: hold.account };
  }
}
