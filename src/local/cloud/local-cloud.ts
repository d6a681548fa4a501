import type { StateDirectory } from './directory.ts';
import type { CloudRecord } from './record.ts';

/** The management account of every local cloud. It says what it is in every ARN, and is nobody's on AWS that we know of. */
export const MANAGEMENT_ACCOUNT = '111111111111';

export const DEFAULT_REGION = 'eu-central-1';

/** A local cloud that answers. */
export interface LocalCloud {
  readonly directory: string;
  /** The front door, such as `http://127.0.0.1:24711`: the only endpoint anyone knows. */
  readonly endpoint: string;
  readonly port: number;
  /** Of unsigned requests, and of ministack by default. */
  readonly region: string;
  readonly managementAccount: string;
  /** Another one means that organization and stacks began empty. */
  readonly bootId: string;
  /** When its daemon began, ISO 8601. */
  readonly started: string;
  /** For what changes anything from a browser. A secret of this run. */
  readonly token: string;
  /** Did its last start bring a snapshot back? */
  readonly restored: boolean;
  /** Why a snapshot wasn't brought back. */
  readonly dropped: string | undefined;
  readonly versions: Readonly<Record<string, string>>;
  /** The guard's file for `--require`. */
  readonly guard: string;
  readonly cdkHome: string;
  /** The front door's log, a JSON object a line. */
  readonly requestLog: string;
}

export function localCloudOf(directory: StateDirectory, record: CloudRecord): LocalCloud {
  return {
    directory: directory.root,
    endpoint: `http://127.0.0.1:${record.port}`,
    port: record.port,
    region: record.region,
    managementAccount: record.managementAccount,
    bootId: record.bootId,
    started: record.started,
    token: record.token,
    restored: record.restored,
    dropped: record.dropped,
    versions: record.versions,
    guard: directory.guard,
    cdkHome: directory.cdk,
    requestLog: directory.requests,
  };
}
