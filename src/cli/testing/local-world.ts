import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Cloud } from '../../cloud/index.ts';
import { type LocalCloud, createLocalTarget, localCloudStatus, stopLocalCloud } from '../../local/index.ts';

/** What a test reads of a call that the front door logged. */
export interface LoggedRequest {
  /** Signing name, such as `organizations`. */
  readonly service: string;
  readonly operation: string;
  readonly account?: string;
  readonly status: number;
}

/** A local cloud of a test's own, in a temporary folder. Nothing runs until a command starts it. */
export interface LocalWorld {
  readonly directory: string;
  /** For commands that are to mean this one. */
  readonly env: Readonly<Record<string, string>>;
  /** Undefined while it doesn't answer. */
  running(): LocalCloud | undefined;
  /** Its management account and members, without a change to this process. */
  cloud(): Promise<Cloud>;
  /** Every request that the front door answered since it started, as far as it remembers. */
  requests(): Promise<readonly LoggedRequest[]>;
  /** Begins to listen to the front door; what is returned gives the requests that have come since. */
  listen(): Promise<() => Promise<readonly LoggedRequest[]>>;
  putFaults(rules: readonly object[]): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

export async function makeLocalWorld(): Promise<LocalWorld> {
  const directory = await mkdtemp(join(tmpdir(), 'landfall-world-'));
  const environment = { ...process.env, LANDFALL_LOCAL_DIR: directory };
  const running = () => {
    const status = localCloudStatus(environment);
    return status.state === 'running' ? status.cloud : undefined;
  };
  const ask = async (path: string, request: RequestInit = {}) => {
    const cloud = running();
    if (cloud === undefined) throw new Error('the local cloud does not run');
    const response = await fetch(`${cloud.endpoint}/_landfall/${path}`, { ...request, headers: { 'x-landfall-token': cloud.token } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const requestsFrom = async (first: number) =>
    (await ask(`requests?since=${first}`)) as { readonly next: number; readonly requests: readonly LoggedRequest[] };
  return {
    directory,
    env: { LANDFALL_LOCAL_DIR: directory },
    running,
    cloud: async () => {
      const connection = await createLocalTarget({ project: 'any', stateDirectory: directory }).connect();
      if ('absent' in connection) throw new Error(connection.absent);
      return connection.cloud;
    },
    requests: async () => (await requestsFrom(0)).requests,
    listen: async () => {
      const { next } = await requestsFrom(0);
      return async () => (await requestsFrom(next)).requests;
    },
    putFaults: async (rules) => void (await ask('faults', { method: 'PUT', body: JSON.stringify(rules) })),
    remove: async () => {
      await stopLocalCloud({ discard: true, environment });
      await rm(directory, { recursive: true, force: true });
    },
  };
}
