import { type Resource, Unknown, type Value, elements, segmentsOf } from '../../../estate/index.ts';
import type { World } from '../../world.ts';

/** In whose hands an identity provider is. `nobody`: of none of the accounts; `unknown`: of one of them, and it can't be told of which. */
export type Owner =
  | { readonly kind: 'account'; readonly account: string }
  /** The target, or a trusted account; `type` of the resource that issues, where it is known. */
  | { readonly kind: 'ours'; readonly account: string; readonly type?: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unknown'; readonly why: string };

const NOBODY: Owner = { kind: 'nobody' };

/** An issuer's host and path, without the scheme: of a URL, of a provider's ARN, or as it is. */
export function issuerIn(text: string): string {
  return text
    .replace(/^arn:[^/]*:oidc-provider\//, '')
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
}

/** Whose an issuer is: by what its address is made of, or by what its host is of. */
export function ownerOfIssuer(world: World, value: Value, role: Resource): Owner {
  return ownerByOrigin(world, value) ?? ownerByText(world, issuerIn(world.text(value) ?? ''), role);
}

/** An address that AWS makes of somebody's cluster or pool is his. */
export function ownerByOrigin(world: World, value: Value): Owner | undefined {
  const values = value instanceof Unknown && value.alternatives !== undefined ? value.alternatives : [value];
  for (const segment of values.flatMap((one) => segmentsOf(one) ?? [])) {
    if (typeof segment === 'string' || segment.origin?.kind !== 'attribute') continue;
    const made = world.estate.find(segment.origin.stack, segment.origin.resource);
    // A provider is named after its issuer.
    if (made?.type === 'AWS::IAM::OIDCProvider') return ownerByOrigin(world, made.property('Url') ?? null);
    if (made?.account !== undefined) return ownerOf(world, made.account, made.type);
  }
  return undefined;
}

export function ownerOf(world: World, account: string, type?: string): Owner {
  if (world.standing(account) === 'attacker') return { kind: 'account', account };
  return { kind: 'ours', account, ...(type === undefined ? {} : { type }) };
}

function ownerByText(world: World, issuer: string, role: Resource): Owner {
  const host = issuer.split('/', 1)[0] ?? '';
  const told = ownerByFact(world, issuer);
  if (told !== undefined) return told;
  if (issuer.includes('<unknown')) return { kind: 'unknown', why: 'the issuer of a token isn’t known' };
  if (/^oidc(?:\.eks|-eks)\./.test(issuer)) {
    return ofSomeCluster(world, role, issuer, 'AWS::EKS::Cluster', 'cluster the issuer');
  }
  if (issuer.startsWith('cognito-idp.')) return ofSomeCluster(world, role, issuer, 'AWS::Cognito::UserPool', 'user pool the issuer');
  return ownerByHost(world, issuer, host) ?? NOBODY;
}

/** What `estate.json` says of an issuer. */
function ownerByFact(world: World, issuer: string): Owner | undefined {
  const fact = world.estate.facts.find((one) => one.account !== undefined && issuer !== '' && JSON.stringify(one).includes(issuer));
  return fact?.account === undefined ? undefined : ownerOf(world, fact.account);
}

/**
 * An id that AWS gave, written out. An attacker who writes it down as well has what it is the id of; where attackers have such things, and
 * nobody writes it down, it may be of one of them.
 */
function ofSomeCluster(world: World, role: Resource, issuer: string, type: string, what: string): Owner {
  const isAttackers = (account: string | undefined) => account !== undefined && world.standing(account) === 'attacker';
  const mentioned = world.estate.stacks.find(({ account, source }) => isAttackers(account) && source.text.includes(issuer));
  if (mentioned?.account !== undefined) return ownerOf(world, mentioned.account);
  const all = world.estate.resources(type);
  if (all.some(({ account }) => isAttackers(account))) return { kind: 'unknown', why: `nothing says whose ${what} ${issuer} is of` };
  const isOwn = role.account !== undefined && all.some(({ account }) => account === role.account);
  return isOwn ? { kind: 'ours', account: role.account ?? '', type } : NOBODY;
}

/** Names that an account of an attacker holds: buckets that a site is served from, zones, and what serves under a domain. */
const NAMED: readonly (readonly [type: string, property: string])[] = [
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::Route53::HostedZone', 'Name'],
  ['AWS::CloudFront::Distribution', 'DistributionConfig.Aliases'],
  ['AWS::ApiGateway::DomainName', 'DomainName'],
  ['AWS::ApiGatewayV2::DomainName', 'DomainName'],
  ['AWS::AppSync::DomainName', 'DomainName'],
  ['AWS::Cognito::UserPoolDomain', 'Domain'],
  ['AWS::Amplify::Domain', 'DomainName'],
];

export function ownerByHost(world: World, address: string, host: string): Owner | undefined {
  for (const [type, path] of NAMED) {
    for (const resource of world.estate.resources(type)) {
      if (resource.account === undefined || world.standing(resource.account) !== 'attacker') continue;
      for (const value of elements(resource.property(...path.split('.')))) {
        const name = world.text(value)?.replace(/\.$/, '').toLowerCase();
        if (name !== undefined && name !== '' && !name.includes('<') && isUnder(type, name, host.toLowerCase(), address)) {
          return { kind: 'account', account: resource.account };
        }
      }
    }
  }
  return undefined;
}

function isUnder(type: string, name: string, host: string, address: string): boolean {
  if (type === 'AWS::S3::Bucket') {
    return host === name || host.startsWith(`${name}.s3`) || (/^s3[.-]/.test(host) && address.split('/')[1] === name);
  }
  if (type === 'AWS::Cognito::UserPoolDomain') return host === name || host.startsWith(`${name}.auth.`);
  return host === name || host.endsWith(`.${name}`);
}
