import { createHash } from 'node:crypto';

import { LandfallError } from '../../../report/index.ts';
import type { FunctionAlias, FunctionState, ObjectHeaders, ReleaseCloud } from '../ports.ts';

interface MemoryFunction {
  configHash: string;
  latest: string;
  readonly versions: Map<string, FunctionState>;
  alias: FunctionAlias;
}

interface MemoryObject {
  readonly content: Uint8Array;
  readonly etag: string;
  readonly headers?: ObjectHeaders;
}

export interface MemoryCloud extends ReleaseCloud {
  readonly lambda: Map<string, MemoryFunction>;
  readonly stored: Map<string, MemoryObject>;
  readonly parameters: Map<string, string>;
  /** What was changed, in order: `alias fixture-dev-letters-api 2`, `copy web/index.html`. */
  readonly log: string[];
  /** Asked before every change with its line in the log; may throw. */
  fault: (change: string) => void;
  /** Time passes only by `wait`. */
  seconds: number;
}

const hash = (content: Uint8Array, encoding: 'hex' | 'base64') => createHash('sha256').update(content).digest(encoding);
const missing = (what: string) => new LandfallError('CloudRefused', `no ${what}`, { fault: 'cloud' });

/** An account with these functions, each as its stack leaves it: no version, the alias at `$LATEST`. */
export function memoryCloud(functions: readonly string[]): MemoryCloud {
  const lambda = new Map<string, MemoryFunction>();
  for (const name of functions) {
    lambda.set(name, { configHash: 'c1', latest: 'none', versions: new Map(), alias: { version: '$LATEST', revision: 'r0' } });
  }
  const stored = new Map<string, MemoryObject>();
  const parameters = new Map<string, string>();
  const log: string[] = [];
  const timers = new Set<{ every: number; next: number; call: () => void }>();

  const changing = (change: string) => {
    cloud.fault(change);
    log.push(change);
  };
  const functionNamed = (name: string) => {
    const found = lambda.get(name);
    if (found === undefined) throw missing(name);
    return found;
  };
  const latestOf = (found: MemoryFunction): FunctionState => ({
    version: '$LATEST',
    codeSha256: found.latest,
    configHash: found.configHash,
    condition: 'ready',
  });
  const put = (key: string, content: Uint8Array, headers?: ObjectHeaders) => {
    const object = { content, etag: hash(content, 'hex'), ...(headers === undefined ? {} : { headers }) };
    stored.set(key, object);
    return object.etag;
  };

  const cloud: MemoryCloud = {
    lambda,
    stored,
    parameters,
    log,
    fault: () => undefined,
    seconds: 0,
    functions: {
      configuration: async (name, version) => {
        const found = lambda.get(name);
        if (found === undefined) return undefined;
        return version === undefined ? latestOf(found) : found.versions.get(version);
      },
      alias: async (name) => lambda.get(name)?.alias,
      updateCode: async (name, { bucket, key }) => {
        changing(`code ${name}`);
        const archive = stored.get(`${bucket}/${key}`);
        if (archive === undefined) throw missing(key);
        const found = functionNamed(name);
        found.latest = hash(archive.content, 'base64');
        return latestOf(found);
      },
      publish: async (name, codeSha256) => {
        changing(`publish ${name}`);
        const found = functionNamed(name);
        if (found.latest !== codeSha256) throw missing(`code ${codeSha256}`);
        const last = [...found.versions.values()].at(-1);
        // As Lambda does: what changed neither code nor configuration is no new version.
        if (last?.codeSha256 === codeSha256 && last.configHash === found.configHash) return last;
        const version = String(found.versions.size + 1);
        const state: FunctionState = { ...latestOf(found), version };
        found.versions.set(version, state);
        return state;
      },
      moveAlias: async (name, to, revision) => {
        changing(`alias ${name} ${to}`);
        const found = functionNamed(name);
        if (found.alias.revision !== revision) throw missing(`revision ${revision}`);
        found.alias = { version: to, revision: `r${log.length}` };
        return found.alias;
      },
    },
    objects: {
      list: async (bucket, prefix) =>
        new Map(
          [...stored]
            .filter(([key]) => key.startsWith(`${bucket}/${prefix}`))
            .map(([key, { content }]) => [key.slice(bucket.length + 1), content.byteLength]),
        ),
      read: async (bucket, key) => stored.get(`${bucket}/${key}`),
      write: async (bucket, key, content, { headers, sha256 } = {}) => {
        changing(`write ${bucket}/${key}`);
        if (sha256 !== undefined && hash(content, 'hex') !== sha256) throw missing(`content ${sha256}`);
        put(`${bucket}/${key}`, content, headers);
      },
      writeIf: async (bucket, key, content, condition) => {
        const current = stored.get(`${bucket}/${key}`);
        const holds = 'absent' in condition ? current === undefined : current?.etag === condition.etag;
        return holds ? put(`${bucket}/${key}`, content) : undefined;
      },
      copy: async (from, to, headers) => {
        changing(`copy ${to.bucket}/${to.key}`);
        const source = stored.get(`${from.bucket}/${from.key}`);
        if (source === undefined) throw missing(from.key);
        put(`${to.bucket}/${to.key}`, source.content, headers);
      },
    },
    records: {
      read: async (name) => parameters.get(name),
      write: async (name, value) => {
        changing(`record ${(JSON.parse(value) as { pending?: string }).pending === undefined ? 'done' : 'pending'}`);
        parameters.set(name, value);
      },
    },
    edge: {
      invalidate: async (distribution) => changing(`invalidate ${distribution}`),
    },
    clock: {
      wait: async (milliseconds) => {
        cloud.seconds += milliseconds / 1000;
        for (const timer of timers) {
          for (; timer.next <= cloud.seconds; timer.next += timer.every) {
            timer.call();
            await new Promise(setImmediate);
          }
        }
      },
      every: (milliseconds, call) => {
        const timer = { every: milliseconds / 1000, next: cloud.seconds + milliseconds / 1000, call };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      now: () => '2026-01-01T00:00:00.000Z',
    },
  };
  return cloud;
}
