import type { StandIn } from './stand-in.ts';
import { takenOut } from './stand-in.ts';
import { SUPPORTED_TYPES } from './supported-types.ts';

/** Is the type one that the emulator takes? Custom resources it takes whatever their name. */
export function isSupported(type: string): boolean {
  return SUPPORTED_TYPES.has(type) || type.startsWith('Custom::');
}

/** For a refused type that has no stand-in of its own: it is taken out. */
export function unlisted(type: string): StandIn {
  return takenOut(type, 'the local cloud has no such resource type: it is not made');
}
