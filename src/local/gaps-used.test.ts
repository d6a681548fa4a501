import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { gapsUsed } from './gaps-used.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gaps-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cloud = () => ({ requestLog: path.join(folder, 'requests.jsonl'), started: '2026-03-01T10:00:00.000Z' });

/** Entries at these minutes past ten, each with what the door did, and then a line that is still being written. */
function log(...entries: readonly (readonly [number, object])[]): void {
  const lines = entries.map(([minute, what]) => {
    const time = new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();
    return JSON.stringify({ time, service: 'organizations', operation: 'Any', account: '111111111111', status: 200, ms: 1, ...what });
  });
  writeFileSync(cloud().requestLog, `${lines.join('\n')}\n{"time":"2026-03-01T10:59:00.000Z","gap":"trus`);
}

test('gaps and bridges are counted by name since the local cloud was started, each with what the emulator lacks', () => {
  log(
    [-5, { gap: 'trusted access' }],
    [1, { gap: 'trusted access' }],
    [2, {}],
    [3, { gap: 'account creation', bridge: 'organization access role' }],
    [4, { gap: 'trusted access' }],
  );
  expect(gapsUsed(cloud())).toEqual([
    { name: 'account creation', count: 1, why: expect.stringContaining('e-mail address') as string },
    { name: 'organization access role', count: 1, why: expect.stringContaining('role') as string },
    { name: 'trusted access', count: 2, why: expect.stringContaining('trusted access') as string },
  ]);
});

test('those before a given moment are left out', () => {
  log([1, { gap: 'trusted access' }], [4, { gap: 'trusted access' }]);
  expect(gapsUsed(cloud(), new Date(Date.UTC(2026, 2, 1, 10, 2)))).toMatchObject([{ name: 'trusted access', count: 1 }]);
});

test('a local cloud without a log used none', () => {
  expect(gapsUsed(cloud())).toEqual([]);
});
