import { type Resource, Unknown, type Value, asBoolean, segmentsOf } from '../../../estate/index.ts';
import type { World } from '../../world.ts';
import { issuerIn, ownerByHost } from './issuers.ts';

/** Whether people can make themselves a user of a pool; of a pool that no template holds, perhaps. */
export function isOpenToSignUp(world: World, issuer: Value, role: Resource): boolean {
  const pools = poolsOf(world, issuer);
  const candidates =
    pools.length > 0 ? pools : world.estate.resources('AWS::Cognito::UserPool').filter(({ account }) => account === role.account);
  return candidates.length === 0 || candidates.some((pool) => takesSignUps(world, pool));
}

/** Sign-up is open unless only administrators may make users, and wherever people come in from an identity provider that anybody can use. */
function takesSignUps(world: World, pool: Resource): boolean {
  if (asBoolean(pool.property('AdminCreateUserConfig', 'AllowAdminCreateUserOnly')) !== true) return true;
  const providers = world.estate.resources('AWS::Cognito::UserPoolIdentityProvider').filter(({ account }) => account === pool.account);
  return providers.some((provider) => {
    const isOf =
      world.estate.named(provider.property('UserPoolId'), provider).includes(pool) || provider.property('UserPoolId') instanceof Unknown;
    if (isOf && isInAttackersHands(world, world.text(provider.property('ProviderDetails', 'oidc_issuer')))) return true;
    return (
      isOf && /^(?:Google|Facebook|LoginWithAmazon|SignInWithApple|<unknown.*)$/.test(world.text(provider.property('ProviderType')) ?? '')
    );
  });
}

function isInAttackersHands(world: World, issuer: string | undefined): boolean {
  const address = issuerIn(issuer ?? '');
  return address !== '' && ownerByHost(world, address, address.split('/', 1)[0] ?? '') !== undefined;
}

function poolsOf(world: World, value: Value): readonly Resource[] {
  const origins = (segmentsOf(value) ?? []).flatMap((segment) =>
    typeof segment === 'string' || segment.origin?.kind !== 'attribute'
      ? []
      : [world.estate.find(segment.origin.stack, segment.origin.resource)],
  );
  return origins.flatMap((made) => {
    if (made?.type === 'AWS::Cognito::UserPool') return [made];
    return made?.type === 'AWS::IAM::OIDCProvider' ? poolsOf(world, made.property('Url') ?? null) : [];
  });
}
