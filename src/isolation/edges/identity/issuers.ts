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
  if (issuer.includes('<unknown')) return { kind: 'unknown', why: 'the issuer of a token isn’t known' };
  if (/^oidc(?:-eks)?\.(?:eks\.)?[a-z0-9-]+\.(?:amazonaws\.com|api\.aws)/.test(issuer) || /^oidc\.eks\./.test(issuer)) {
    return ofSomeCluster(world, role, 'AWS::EKS::Cluster', `the cluster that issues tokens as ${issuer}`);
  }
  if (/^cognito-idp\./.test(issuer))
    return ofSomeCluster(world, role, 'AWS::Cognito::UserPool', `the user pool that issues tokens as ${issuer}`);
  return ownerByHost(world, issuer, host) ?? NOBODY;
}

/** An id that AWS gave, written out: it is its own account's only if nobody else can have it. */
function ofSomeCluster(world: World, role: Resource, type: string, what: string): Owner {
  const all = world.estate.resources(type);
  const isOwn = all.some(({ account }) => account === role.account);
  const isForeign = all.some(({ account }) => account !== undefined && world.standing(account) === 'attacker');
  return isOwn && !isForeign && role.account !== undefined
    ? { kind: 'ours', account: role.account, type }
    : { kind: 'unknown', why: `nothing says whose ${what} is` };
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
