import type { LocalCloud } from '../cloud/local-cloud.ts';
import { applyEnvironment, rehearsalEnvironment } from './environment.ts';
import { installGuard } from './install.ts';

/**
 * From now on this process, and every Node process that it starts, can reach this local cloud only and knows no credential of the
 * user's. Can't be taken back. To be called after `startLocalCloud`, which may need the user's proxy to install.
 */
export function enterRehearsal(cloud: LocalCloud): void {
  applyEnvironment(rehearsalEnvironment(cloud));
  installGuard(cloud.guard);
}
