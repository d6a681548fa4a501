import { readFileSync } from 'node:fs';

import type { Occurrence } from '../cloud/index.ts';
import type { LocalCloud } from './cloud/local-cloud.ts';
import { bridges } from './door/bridges/index.ts';
import { gaps } from './door/gaps/index.ts';
import type { LoggedRequest } from './door/request-log.ts';

const LACKS = new Map([...gaps, ...bridges].map(({ name, lacks }) => [name, lacks]));

/**
 * What the front door answered or did in an emulator's stead since a moment (by default: since the local cloud was started), each
 * gap and bridge once, in the order of names. Reads the log of requests, so it also works after a stop; no log means none.
 */
export function gapsUsed(cloud: Pick<LocalCloud, 'requestLog' | 'started'>, since = new Date(cloud.started)): readonly Occurrence[] {
  const counts = new Map<string, number>();
  for (const { time, gap, bridge } of logged(cloud.requestLog)) {
    if (Date.parse(time) < since.getTime()) continue;
    for (const name of [gap, bridge]) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ name, count, why: LACKS.get(name) ?? '' }));
}

function* logged(file: string): Generator<LoggedRequest> {
  for (const line of lines(file)) {
    // Most requests met neither. A last line that is just being written is no JSON yet.
    if (!/"(?:gap|bridge)":/.test(line) || !line.endsWith('}')) continue;
    yield JSON.parse(line) as LoggedRequest;
  }
}

function lines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
