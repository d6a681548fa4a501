import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Environment } from '../project/index.ts';
import { identify } from './cloud/process-identity.ts';
import { createLocalTarget, UNDELEGATED } from './target.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'target-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = () => createLocalTarget({ project: 'shop', stateDirectory: folder });
const DEV = { name: 'dev', domain: 'dev.shop.example' } as Environment;

/** What a daemon (this process) leaves while it runs. */
function pretendRunning(): void {
  const daemon = identify(process.pid);
  const record = { format: 1, phase: 'ready', port: 24_711, region: 'eu-west-1', managementAccount: '111111111111', versions: {}, daemon };
  writeFileSync(path.join(folder, 'cloud.json'), JSON.stringify(record));
  writeFileSync(path.join(folder, 'daemon.lock'), JSON.stringify(daemon));
}

test('a local cloud that was never started is absent, and asking neither starts nor leaves anything', async () => {
  expect(await target().connect()).toEqual({ absent: 'the local cloud is not running' });
  target().addresses(DEV);
  expect(readdirSync(folder)).toEqual([]);
});

test('a running one is reached through its front door, as its management account', async () => {
  pretendRunning();
  const connection = await target().connect();
  if (!('cloud' in connection)) throw new Error(connection.absent);
  const { endpoint, management } = connection.cloud;
  expect({ endpoint, id: management.id, ...(await management.credentials()) }).toEqual({
    endpoint: 'http://127.0.0.1:24711',
    id: '111111111111',
    accessKeyId: '111111111111',
    secretAccessKey: 'test',
  });
});

test('addresses keep the port of the local cloud, running or not', () => {
  pretendRunning();
  rmSync(path.join(folder, 'daemon.lock'));
  expect(target().addresses(DEV)).toEqual({
    web: 'http://app.dev.shop.localhost:24711',
    api: 'http://api.dev.shop.localhost:24711',
    signIn: 'http://auth.dev.shop.localhost:24711',
    keys: 'http://127.0.0.1:24711/_landfall/keys',
  });
});

test('a domain counts as delegated unless a test says otherwise', async () => {
  expect(await target().isDelegated('shop.example', ['ns-1.example'])).toBe(true);
  writeFileSync(path.join(folder, UNDELEGATED), 'shop.example\n');
  expect(await target().isDelegated('shop.example', ['ns-1.example'])).toBe(false);
  expect(await target().isDelegated('dev.shop.example', ['ns-1.example'])).toBe(true);
});

test('what it does not do as AWS does is said in whole sentences', () => {
  expect(target().caveats.length).toBeGreaterThan(3);
  for (const caveat of target().caveats) expect(caveat).toMatch(/^[A-Z].*\.$/);
});
