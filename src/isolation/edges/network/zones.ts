import { type Resource, knownText } from '../../../estate/index.ts';
import type { World } from '../../world.ts';
import { type Place, placesAt } from '../places.ts';

export const ZONE = 'AWS::Route53::HostedZone';

/** Names under which something is found, by type. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::DomainName': ['DomainName'],
  'AWS::ApiGatewayV2::DomainName': ['DomainName'],
  'AWS::AppSync::DomainName': ['DomainName'],
  'AWS::CertificateManager::Certificate': ['DomainName', 'SubjectAlternativeNames.*'],
  'AWS::CloudFront::Distribution': ['DistributionConfig.Aliases.*'],
  'AWS::Cognito::UserPoolDomain': ['Domain'],
  [ZONE]: ['Name'],
};

/** Where something of the target has a public name. */
export function* namesOf(world: World): Generator<{ readonly resource: Resource; readonly place: Place }> {
  for (const [type, paths] of Object.entries(NAMES)) {
    for (const resource of world.resources(type)) {
      if (resource.account !== world.target.id || (type === ZONE && isPrivate(resource))) continue;
      for (const path of paths) for (const place of placesAt(resource, path)) yield { resource, place };
    }
  }
}

/** A name in lower case, without the dot at its end. */
export function nameOf(text: string | undefined): string {
  return (text ?? '').toLowerCase().replace(/\.$/, '');
}

/** Whether a name lies in a zone: is its name, or below it. */
export function liesIn(name: string, zone: string): boolean {
  return zone !== '' && (name === zone || name.endsWith(`.${zone}`));
}

function isPrivate(zone: Resource): boolean {
  return zone.property('VPCs') !== undefined;
}

/** The public zone that answers for a name: of those that it lies in, the one with the longest name. */
export function zoneFor(world: World, name: string, except?: Resource): Resource | undefined {
  return world.estate
    .resources(ZONE)
    .filter((zone) => zone !== except && !isPrivate(zone) && liesIn(name, nameOf(knownText(zone.property('Name')))))
    .toSorted((one, other) => nameOf(knownText(other.property('Name'))).length - nameOf(knownText(one.property('Name'))).length)[0];
}
