import type { Occurrence, Target } from '../cloud/index.ts';
import {
  applyEnvironment,
  assertRehearsalCredentials,
  createLocalTarget,
  gapsUsed,
  guardThisProcess,
  installGuard,
  localCloudStatus,
  rehearsalEnvironment,
} from '../local/index.ts';

/**
 * From here on this process can't leave the machine: the guard lets only loopback connect, and where the local cloud runs, no
 * credential of the user's is left in the environment. Comes before the project file, which is code, is evaluated.
 * Throws for credentials that look like AWS's.
 */
export function enterRehearsal(): void {
  assertRehearsalCredentials(process.env);
  const status = localCloudStatus();
  if (status.state !== 'running') {
    guardThisProcess();
    return;
  }
  applyEnvironment(rehearsalEnvironment(status.cloud));
  installGuard(status.cloud.guard);
}

/** The local cloud as a target. It may have been started since the rehearsal began. */
export function openRehearsal(project: string): Target {
  enterRehearsal();
  return createLocalTarget({ project });
}

/** Calls since then that no emulator answers as AWS does and that the front door answered itself. */
export function gapsOfRehearsal(since: Date): readonly Occurrence[] {
  const status = localCloudStatus();
  return status.state === 'running' ? gapsUsed(status.cloud, since) : [];
}
