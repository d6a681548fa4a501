import {
  ACCESS_ROLE,
  type FoundPrincipal,
  type PolicyText,
  permissionSetRole,
  principalOfAws,
  principalOfResource,
  roleOfAws,
} from '../access/index.ts';
import type { Account, Estate, Resource } from '../estate/index.ts';
import { readStatements } from './choices/reading.ts';
import type { KnownActor } from './choices/surroundings.ts';
import type { Actor } from './world.ts';

/** An actor and how to find out what he may do, which is done when it is asked for. */
export interface FoundActor extends Actor {
  readonly known: () => KnownActor;
}

/** Everybody who can act in some accounts: roles and users of templates, and roles that AWS makes there. */
export function actorsOf(
  estate: Estate,
  text: PolicyText,
  accounts: readonly Account[],
  addressOf: (resource: Resource) => string,
): readonly FoundActor[] {
  const ids = new Set(accounts.map(({ id }) => id));
  const written = estate
    .resources('AWS::IAM::Role', 'AWS::IAM::User')
    .filter(({ account }) => account !== undefined && ids.has(account))
    .map((resource): FoundActor => {
      const of = resource.type === 'AWS::IAM::User' ? 'user' : 'role';
      return {
        hold: { kind: 'principal', account: resource.account ?? '', arn: addressOf(resource), of },
        resource,
        known: once(() => ({
          found: principalOfResource(estate, text, resource),
          resource,
          mayTagSession: of === 'role' && maySessionsBeTagged(text, resource),
        })),
      };
    });
  const made = accounts.flatMap((account) => rolesThatAwsMakes(estate, account, written));
  return [...written, ...made];
}

function rolesThatAwsMakes(estate: Estate, account: Account, written: readonly FoundActor[]): readonly FoundActor[] {
  const access = roleOfAws(estate, account, ACCESS_ROLE);
  const isWritten = written.some(({ hold }) => hold.account === account.id && hold.arn.endsWith(`/${ACCESS_ROLE}`));
  const sets = new Map(
    estate.access.filter((one) => one.account === account.id).map((one) => [one.permissionSet.name, permissionSetRole(one)] as const),
  );
  const actor = (of: 'role' | 'permission-set', arn: string, found: () => FoundPrincipal): FoundActor => ({
    hold: { kind: 'principal', account: account.id, arn, of },
    resource: undefined,
    known: once(() => ({ found: found(), resource: undefined, mayTagSession: of === 'permission-set' })),
  });
  return [
    ...(access === undefined || isWritten ? [] : [actor('role', access.arn, () => principalOfAws(estate, access))]),
    ...[...sets.values()].map((role) => actor('permission-set', role.arn, () => principalOfAws(estate, role))),
  ];
}

/** Whether a role's trust lets anybody tag the session that he gets. */
function maySessionsBeTagged(text: PolicyText, role: Resource): boolean {
  const statements = readStatements(text.document(role.property('AssumeRolePolicyDocument')));
  const tagging = /^(?:\*|sts:(?:\*|tag.*|t.*\*))$/i;
  return (
    statements.length === 0 ||
    statements.some(
      ({ effect, actions, isNotAction }) =>
        effect !== 'Deny' && (isNotAction || actions.some((one) => tagging.test(one) || one.includes('<unknown'))),
    )
  );
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
