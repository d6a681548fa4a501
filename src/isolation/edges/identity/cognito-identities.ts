import { type Resource, asBoolean, elements, isMap } from '../../../estate/index.ts';
import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import type { Act, World } from '../../world.ts';
import { type Owner, issuerIn, ownerOfIssuer } from './issuers.ts';
import { assuming, holdOfRole } from './roles.ts';
import { ownerOfProvider } from './saml.ts';
import { conditionsOfTrust, federatedTrusts } from './trust-statements.ts';
import { isOpenToSignUp } from './user-pools.ts';

const ACTION = 'sts:AssumeRoleWithWebIdentity';
const ISSUER = 'cognito-identity.amazonaws.com';
const ANYONE: Hold = { kind: 'anyone' };

/**
 * Who may assume a role with an identity of Cognito: guests of a pool, whoever can sign up with it, and users of another pool where the
 * trust doesn't say of which (Amazon Cognito Developer Guide, "Role trust and permissions").
 */
export const cognitoIdentities: Edge = {
  id: 'cognito-identities',
  title: 'who may assume a role with an identity of Cognito',
  covers: ['AWS::Cognito::IdentityPool', 'AWS::Cognito::IdentityPoolRoleAttachment', 'AWS::Cognito::IdentityPoolPrincipalTag'],
  *find(world) {
    const pools = world.resources('AWS::Cognito::IdentityPool');
    for (const role of world.resources('AWS::IAM::Role')) {
      const trusts = federatedTrusts(world, role, ACTION).filter(({ provider }) => {
        const issuer = issuerIn(world.text(provider) ?? '');
        return issuer === ISSUER || issuer === '*';
      });
      if (trusts.length > 0) yield* ofRole(world, role, pools);
    }
  },
};

function* ofRole(world: World, role: Resource, pools: readonly Resource[]): Generator<Passage | Doubt> {
  const to = holdOfRole(world, role);
  const ids = pools.map((pool) => world.text(pool.reference) ?? '<unknown>');
  const ask = (from: Hold, more: Partial<Act>): (Passage | Doubt)[] => {
    const verdict = world.may({ kind: 'federated', account: null, of: 'oidc', id: ISSUER }, assuming(world, role, [ACTION], more));
    if (verdict.answer === 'closed') return [];
    if (verdict.answer === 'unknown')
      return [{ from, to, resource: role, path: ['Properties', 'AssumeRolePolicyDocument'], why: verdict.why }];
    return [{ from, to, step: { kind: 'assume', action: verdict.action, to: to.arn, because: verdict.because } }];
  };
  const named = conditionsOfTrust(world, role)
    .filter(({ key }) => key === `${ISSUER}:aud`)
    .flatMap(({ values }) => values);
  const foreign = poolsOfAttackers(world);
  for (const { account, id } of foreign) {
    if (named.includes(id)) yield* ask({ kind: 'account', account }, { fixed: { [`${ISSUER}:aud`]: id } });
  }
  // Anybody has a pool of his own, but an id that somebody has written down is of one that was there already.
  const written = named.filter((id) => !/[*?]/.test(id));
  const byStranger = ask(ANYONE, { without: { [`${ISSUER}:aud`]: [...ids, ...written, ...foreign.map(({ id }) => id)] } });
  if (byStranger.length > 0) return yield* byStranger;
  const unknown = written.filter((id) => !ids.includes(id) && !foreign.some((one) => one.id === id) && !id.includes('<unknown'));
  for (const id of new Set(unknown)) {
    if (ask(ANYONE, { fixed: { [`${ISSUER}:aud`]: id } }).length > 0)
      yield { to, resource: role, path: ['Properties', 'AssumeRolePolicyDocument'], why: `nothing says whose the identity pool ${id} is` };
  }
  for (const [index, pool] of pools.entries()) {
    const aud = ids[index] ?? '';
    for (const { from, amr, doubt } of waysIn(world, pool)) {
      for (const one of ask(from, { fixed: { [`${ISSUER}:aud`]: aud, [`${ISSUER}:amr`]: amr } })) {
        if ('step' in one && doubt !== undefined) yield { to, resource: pool, why: doubt };
        else yield 'step' in one ? withPool(one, pool) : one;
      }
    }
  }
}

function withPool(passage: Passage, pool: Resource): Passage {
  const because = [
    ...passage.step.because,
    { policy: `identity pool ${pool.logicalId}`, template: pool.template, resource: pool.logicalId },
  ];
  return { ...passage, step: { ...passage.step, because } };
}

function poolsOfAttackers(world: World) {
  return world.estate
    .resources('AWS::Cognito::IdentityPool')
    .flatMap((pool) =>
      pool.account !== undefined && world.standing(pool.account) === 'attacker'
        ? [{ account: pool.account, id: world.text(pool.reference) ?? '<unknown>' }]
        : [],
    );
}

/** How somebody outside becomes an identity of a pool, and what its token says of that (`amr`). */
interface WayIn {
  readonly from: Hold;
  readonly amr: readonly string[];
  /** Why nobody can tell whether he does. */
  readonly doubt?: string;
}

function waysIn(world: World, pool: Resource): readonly WayIn[] {
  const guests = asBoolean(pool.property('AllowUnauthenticatedIdentities')) !== false;
  const logins = pool.property('SupportedLoginProviders');
  const social = logins === undefined ? [] : isMap(logins) ? Object.keys(logins) : ['<unknown>'];
  const providers = elements(pool.property('CognitoIdentityProviders')).map((one) => (isMap(one) ? one['ProviderName'] : one));
  const users = providers.some((name) => name === undefined || isOpenToSignUp(world, name, pool));
  const signedIn = [...social, ...(users ? ['cognito-idp'] : [])];
  return [
    ...(guests ? [{ from: ANYONE, amr: ['unauthenticated'] }] : []),
    ...signedIn.map((name) => ({ from: ANYONE, amr: ['authenticated', name] })),
    // Who has the user pool makes its users, whether or not others can sign up.
    ...providers.flatMap((name) => (name === undefined ? [] : throughPool(ownerOfIssuer(world, name, pool)))),
    ...elements(pool.property('OpenIdConnectProviderARNs')).flatMap((provider) => {
      const issuer = issuerIn(world.text(provider) ?? '<unknown>');
      const owner = ownerOfIssuer(world, provider, pool);
      return owner.kind === 'nobody' && FOR_EVERYBODY.test(issuer)
        ? [{ from: ANYONE, amr: ['authenticated', issuer] }]
        : throughOwner(owner, issuer);
    }),
    ...elements(pool.property('SamlProviderARNs')).flatMap((provider) => throughOwner(ownerOfProvider(world, pool, provider), 'saml')),
  ];
}

/** Issuers that give a token to everybody who wants one. */
const FOR_EVERYBODY =
  /^(?:accounts\.google\.com|token\.actions\.githubusercontent\.com|gitlab\.com|appleid\.apple\.com|login\.microsoftonline\.com|www\.linkedin\.com|id\.twitch\.tv)/;

function throughPool(owner: Owner): readonly WayIn[] {
  return owner.kind === 'nobody' ? [] : throughOwner(owner, 'cognito-idp');
}

function throughOwner(owner: Owner, issuer: string): readonly WayIn[] {
  const amr = ['authenticated', issuer];
  if (owner.kind === 'account') return [{ from: { kind: 'account', account: owner.account }, amr }];
  if (owner.kind === 'ours') return [];
  const why = owner.kind === 'unknown' ? owner.why : `nobody can tell who gets tokens of ${issuer}`;
  return issuer === 'saml' && owner.kind === 'nobody' ? [] : [{ from: ANYONE, amr, doubt: why }];
}
