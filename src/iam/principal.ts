import { arnParts } from './match-arn.ts';
import { HOLE, textOf, type Text } from './text.ts';

interface Named {
  readonly arn: Text;
  /** Holds a hole where unknown. */
  readonly account: string;
}

/** Who asks. `unknown`: a principal that can't be determined; it may be any. */
export type Principal =
  | ({ readonly kind: 'root' } & Named)
  | ({ readonly kind: 'user'; readonly name: string } & Named)
  /** A session of the role under a name that isn't known. */
  | ({ readonly kind: 'role'; readonly name: string; readonly roleArn: string; readonly roleName: string } & Named)
  | ({ readonly kind: 'session'; readonly name: string; readonly roleArn: string; readonly roleName: string } & Named)
  | ({ readonly kind: 'federated-user'; readonly name: string } & Named)
  | { readonly kind: 'service'; readonly name: string }
  /** An identity provider's ARN or domain, in AssumeRoleWithWebIdentity and AssumeRoleWithSAML. */
  | { readonly kind: 'federated'; readonly name: string }
  | { readonly kind: 'canonical'; readonly name: string }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'unknown' };

/** What `aws:PrincipalType` says of those who sign with an account's credentials. */
export const IDENTITY_TYPES = {
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  'federated-user': 'FederatedUser',
  root: 'Account',
} as const;

export type Identity = Extract<Principal, { readonly kind: keyof typeof IDENTITY_TYPES }>;

export function isSignedByIdentity(principal: Principal): principal is Identity {
  return principal.kind in IDENTITY_TYPES;
}

const SERVICE_DOMAIN = /\.(?:amazonaws\.com(?:\.cn)?|aws\.internal)$/i;

/** Stands for the account in the ARN of an origin access identity, which is no identity of an account: a bucket's policy alone lets it in. */
export const CLOUDFRONT = 'cloudfront';

/** Looks like a service, but is an identity provider. */
const COGNITO_IDENTITIES = 'cognito-identity.amazonaws.com';

/**
 * Reads a principal: an ARN of a root user, user, role, role session, federated user or identity provider; an account id (its root
 * user); a service's or an identity provider's domain; a canonical user id; `*` or `anonymous`. Undefined for anything else.
 * `roleArn` is the role of a session where somebody knows it, as the session's own ARN leaves the role's path out.
 */
export function principalOf(raw: unknown, roleArn?: string): Principal | undefined {
  if (typeof raw !== 'string') return undefined;
  if (raw === '*' || raw === 'anonymous') return { kind: 'anonymous' };
  const arn = textOf(raw);
  if (arn.text === HOLE) return { kind: 'unknown' };
  if (/^\d{12}$/.test(raw)) return rootOf(raw, 'aws');
  if (raw.startsWith('arn:')) return ofArn(arn, roleArn);
  if (/^[0-9a-f]{64}$/.test(raw)) return { kind: 'canonical', name: raw };
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i.test(raw)) return undefined;
  const isService = SERVICE_DOMAIN.test(raw) && raw !== COGNITO_IDENTITIES;
  return isService ? { kind: 'service', name: raw.toLowerCase() } : { kind: 'federated', name: raw };
}

function rootOf(account: string, partition: string): Principal {
  return { kind: 'root', account, arn: textOf(`arn:${partition}:iam::${account}:root`) };
}

function ofArn(arn: Text, roleArn: string | undefined): Principal | undefined {
  const [, partition = '', service, , account = '', resource = ''] = arnParts(arn.text) ?? [];
  const [type, ...rest] = resource.split('/');
  const name = rest.at(-1) ?? '';
  const named = { arn, account };
  if (service === 'iam' && resource === 'root') return { kind: 'root', ...named };
  if (rest.length === 0 || name === '') return undefined;
  if (account === CLOUDFRONT) return { kind: 'canonical', name: arn.text };
  if (service === 'iam' && type === 'user') return { kind: 'user', name, ...named };
  if (service === 'iam' && type === 'role') return { kind: 'role', name, roleArn: arn.text, roleName: name, ...named };
  if (service === 'iam' && (type === 'saml-provider' || type === 'oidc-provider')) return { kind: 'federated', name: arn.text };
  if (service === 'sts' && type === 'federated-user') return { kind: 'federated-user', name: rest.join('/'), ...named };
  if (service !== 'sts' || type !== 'assumed-role' || rest.length < 2) return undefined;
  const [roleName = '', ...session] = rest;
  const role = roleArn ?? `arn:${partition}:iam::${account}:role/${pathOf(roleName)}${roleName}`;
  return { kind: 'session', name: session.join('/'), roleName, roleArn: role, ...named };
}

/** Roles that AWS itself makes have a path; of any other it is taken that it has none unless the caller gives `aws:PrincipalArn`. */
function pathOf(roleName: string): string {
  if (roleName.startsWith('AWSReservedSSO_')) return `aws-reserved/sso.amazonaws.com/${HOLE}`;
  return roleName.startsWith('AWSServiceRoleFor') ? HOLE : '';
}
