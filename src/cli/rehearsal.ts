import type { Target } from '../cloud/index.ts';
import {
  applyEnvironment,
  assertRehearsalCredentials,
  createLocalTarget,
  installGuard,
  localCloudStatus,
  rehearsalEnvironment,
} from '../local/index.ts';

/**
 * The local cloud as a target. Where it runs, this process can't leave the machine from here on: no credential of the user's is
 * left in its environment, and the guard lets only loopback connect. Throws for credentials that look like AWS's.
 */
export function openRehearsal(project: string): Target {
  assertRehearsalCredentials(process.env);
  const status = localCloudStatus();
  if (status.state === 'running') {
    applyEnvironment(rehearsalEnvironment(status.cloud));
    installGuard(status.cloud.guard);
  }
  return createLocalTarget({ project });
}
