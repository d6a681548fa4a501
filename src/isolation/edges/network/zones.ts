import { type Resource, knownText } from '../../../estate/index.ts';
import type { World } from '../../world.ts';

export const ZONE = 'AWS::Route53::HostedZone';

/** A name in lower case, without the dot at its end. */
export function nameOf(text: string | undefined): string {
  return (text ?? '').toLowerCase().replace(/\.$/, '');
}

/** Whether a name lies in a zone: is its name, or below it. */
export function liesIn(name: string, zone: string): boolean {
  return zone !== '' && (name === zone || name.endsWith(`.${zone}`));
}

export function isPrivate(zone: Resource): boolean {
  return zone.property('VPCs') !== undefined;
}

/** The public zone that answers for a name: of those that it lies in, the one with the longest name. */
export function zoneFor(world: World, name: string, except?: Resource): Resource | undefined {
  return world.estate
    .resources(ZONE)
    .filter((zone) => zone !== except && !isPrivate(zone) && liesIn(name, nameOf(knownText(zone.property('Name')))))
    .toSorted((one, other) => nameOf(knownText(other.property('Name'))).length - nameOf(knownText(one.property('Name'))).length)[0];
}
