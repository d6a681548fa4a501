import { stateDirectory } from './directory.ts';
import { localCloudOf } from './local-cloud.ts';
import type { LocalCloud } from './local-cloud.ts';
import { lockHolder } from './lock.ts';
import { readRecord } from './record.ts';
import { inspectSnapshot } from './snapshot.ts';

export type LocalCloudStatus =
  | { readonly state: 'running'; readonly cloud: LocalCloud }
  | {
      /** `broken`: it ended on its own, `why` says how. */
      readonly state: 'stopped' | 'starting' | 'stopping' | 'broken';
      readonly directory: string;
      readonly why?: string;
      /** Will the next start bring the last state back? */
      readonly snapshot: boolean;
      /** Why there is something that it won't. */
      readonly dropped?: string;
    };

/** Looks at files and processes only: starts, installs and changes nothing. */
export function localCloudStatus(environment: NodeJS.ProcessEnv = process.env): LocalCloudStatus {
  const directory = stateDirectory(environment);
  const record = readRecord(directory.record);
  const alive = lockHolder(directory.lock) !== undefined;
  if (alive && record?.phase === 'ready') return { state: 'running', cloud: localCloudOf(directory, record) };
  if (alive) return { state: record?.phase === 'stopping' ? 'stopping' : 'starting', directory: directory.root, snapshot: false };
  const found = inspectSnapshot(directory);
  const snapshot = {
    directory: directory.root,
    snapshot: found.kind === 'whole',
    ...(found.kind === 'broken' ? { dropped: found.why } : {}),
  };
  if (record === undefined || record.phase === 'stopped') return { state: 'stopped', ...snapshot };
  const why = record.failure?.message ?? 'its daemon was killed';
  return { state: 'broken', why, ...snapshot };
}
