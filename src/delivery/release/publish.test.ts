import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { releaseRecordName } from '../../project/index.ts';
import { type LandfallEvent, LandfallError, silent } from '../../report/index.ts';
import { buildRelease } from './build.ts';
import type { Destination } from './publication.ts';
import { release, republish, rollback } from './publish.ts';
import { announce, boundRelease, isRunning, type RunningRelease } from './record.ts';
import { type Release, manifestOf } from './release.ts';
import { type MemoryCloud, memoryCloud } from './testing/memory-cloud.ts';
import { ADDRESSES, DEV, fixtureProject, removeProduct, writeProduct, writeSource } from './testing/product.ts';

const API = 'fixture-dev-letters-api';
const ARCHIVE = 'fixture-dev-letters-archive';
const RECORD = releaseRecordName('fixture', 'dev');
const OUTPUTS = { artifactBucket: 'artifacts', webBucket: 'web', distribution: 'E1', userPool: 'pool', userPoolClient: 'client' };

let root: string;
let first: Release;
let second: Release;

beforeAll(async () => {
  root = await writeProduct();
  const build = () => buildRelease(fixtureProject(root), { cache: join(root, 'cache'), report: silent });
  first = await build();
  await writeSource(root, 'services/letters/src/stamp.ts', 'export function stamp(text: string): string { return `parcel ${text}`; }\n');
  await writeSource(root, 'web/build.mjs', (await readFile(join(root, 'web/build.mjs'), 'utf8')).replaceAll('Ab12_-xY', 'Zz98_-aB'));
  second = await build();
});

afterAll(() => removeProduct(root));

function account(): { cloud: MemoryCloud; destination: Destination; events: LandfallEvent[] } {
  const cloud = memoryCloud([API, ARCHIVE]);
  const events: LandfallEvent[] = [];
  const report = { emit: (event: LandfallEvent) => void events.push(event) };
  return {
    cloud,
    events,
    destination: { cloud, project: fixtureProject(root), environment: DEV, addresses: ADDRESSES, outputs: OUTPUTS, report },
  };
}

const aliases = (cloud: MemoryCloud) => Object.fromEntries([...cloud.lambda].map(([name, { alias }]) => [name, alias.version]));
const recorded = (cloud: MemoryCloud) => JSON.parse(cloud.parameters.get(RECORD) ?? 'null') as RunningRelease | null;
const webText = (cloud: MemoryCloud, path: string) => new TextDecoder().decode(cloud.stored.get(`web/${path}`)?.content);

describe('a release', () => {
  test('puts in place what nobody sees, then moves aliases, then pages, then the record', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    await release(destination, second);
    const log = cloud.log.slice(cloud.log.lastIndexOf(`code ${API}`) - 1);
    const at = (line: string) => log.lastIndexOf(line);
    const aliasMoves = log.flatMap((line, index) => (line.startsWith('alias ') ? [index] : []));
    expect(aliasMoves).toHaveLength(2);
    for (const unseen of [`publish ${API}`, `publish ${ARCHIVE}`, 'copy web/assets/index-Zz98_-aB.js', 'record pending']) {
      expect(at(unseen), unseen).toBeGreaterThanOrEqual(0);
      expect(at(unseen), unseen).toBeLessThan(Math.min(...aliasMoves));
    }
    expect(log.slice(Math.max(...aliasMoves) + 1)).toEqual([
      'copy web/favicon.svg',
      'write web/runtime-config.json',
      'copy web/index.html',
      'invalidate E1',
      'record done',
    ]);
  });

  test('leaves a record of what runs and of what ran before', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    const record = await release(destination, second);
    expect(recorded(cloud)).toEqual(record);
    expect(record).toMatchObject({
      version: 1,
      release: second.digest,
      functions: { 'letters-api': { version: '2', configHash: 'c1' }, 'letters-archive': { version: '2' } },
      previous: { release: first.digest, functions: { 'letters-api': '1', 'letters-archive': '1' } },
    });
    expect(isRunning(record, second.digest)).toBe(true);
    expect(aliases(cloud)).toEqual({ [API]: '2', [ARCHIVE]: '2' });
  });

  test('keeps assets of earlier pages, lets browsers keep hashed files for ever and ask for all others', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    await release(destination, second);
    expect(cloud.stored.get('web/assets/index-Ab12_-xY.js')?.headers).toEqual({
      contentType: 'text/javascript; charset=utf-8',
      cacheControl: 'public, max-age=31536000, immutable',
    });
    expect(cloud.stored.get('web/index.html')?.headers).toEqual({ contentType: 'text/html; charset=utf-8', cacheControl: 'no-cache' });
    expect(cloud.stored.get('web/runtime-config.json')?.headers).toEqual({ contentType: 'application/json', cacheControl: 'no-cache' });
    expect(JSON.parse(webText(cloud, 'runtime-config.json'))).toEqual({
      environment: 'dev',
      release: second.digest,
      api: 'https://api.dev.fixture.example',
      signIn: {
        issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/pool',
        clientId: 'client',
        authorizationEndpoint: 'https://auth.dev.fixture.example/oauth2/authorize',
        tokenEndpoint: 'https://auth.dev.fixture.example/oauth2/token',
        endSessionEndpoint: 'https://auth.dev.fixture.example/logout',
        scope: 'openid email api/letters',
      },
    });
  });

  test('that runs already sends no file again and keeps the versions', async () => {
    const { cloud, destination } = account();
    const before = await release(destination, first);
    cloud.log.length = 0;
    expect(await release(destination, first)).toEqual(before);
    expect(
      cloud.log.filter((line) => line.startsWith('write artifacts/') || line.includes('assets/') || line.startsWith('alias ')),
    ).toEqual([]);
  });

  test('moves every alias back when one is refused', async () => {
    const { cloud, destination } = account();
    const before = await release(destination, first);
    cloud.fault = (change) => {
      if (change === `alias ${ARCHIVE} 2`) throw new LandfallError('CloudRefused', 'no', { fault: 'cloud' });
    };
    await expect(release(destination, second)).rejects.toThrow('no; every function runs what it ran before');
    expect(aliases(cloud)).toEqual({ [API]: '1', [ARCHIVE]: '1' });
    expect(webText(cloud, 'index.html')).toContain('Ab12_-xY');
    expect(recorded(cloud)).toEqual({ ...before, pending: second.digest });
  });

  test('knows of an alias that moved although the answer got lost', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    const { moveAlias } = cloud.functions;
    const repeated = async (...move: Parameters<typeof moveAlias>) => {
      await moveAlias(...move);
      return moveAlias(...move);
    };
    const functions = { ...cloud.functions, moveAlias: repeated };
    await release({ ...destination, cloud: { ...cloud, functions } }, second);
    expect(aliases(cloud)).toEqual({ [API]: '2', [ARCHIVE]: '2' });
  });

  test('moves no alias when one function has no new version', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    cloud.fault = (change) => {
      if (change === `publish ${ARCHIVE}`) throw new LandfallError('CloudRefused', 'no', { fault: 'cloud' });
    };
    await expect(release(destination, second)).rejects.toThrow('no');
    expect(aliases(cloud)).toEqual({ [API]: '1', [ARCHIVE]: '1' });
    expect(recorded(cloud)).not.toHaveProperty('pending');
  });

  test('refuses an archive that was changed in the bucket', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    const key = `artifacts/releases/${first.digest}/letters-api.zip`;
    cloud.stored.set(key, { content: new Uint8Array([1]), etag: 'other' });
    await expect(release(destination, first)).rejects.toMatchObject({ code: 'ArchiveAltered' });
    expect(aliases(cloud)).toEqual({ [API]: '1', [ARCHIVE]: '1' });
  });

  test('before the stacks says what is missing', async () => {
    const { destination } = account();
    await expect(release({ ...destination, cloud: memoryCloud([API]) }, first)).rejects.toMatchObject({
      code: 'FunctionMissing',
      fault: 'cloud',
    });
  });
});

describe('a release that is killed at any change', () => {
  test('is finished by the next one, and until then is not taken for done', async () => {
    const changes = await countChanges();
    expect(changes).toBeGreaterThan(15);
    for (let survived = 0; survived < changes; survived += 1) {
      const { cloud, destination } = account();
      await release(destination, first);
      killAfter(cloud, survived);
      await expect(release(destination, second)).rejects.toThrow('killed');
      expect(isRunning(recorded(cloud) ?? undefined, second.digest), `after ${survived}`).toBe(false);
      const untouched = aliases(cloud)[API] === '1' && aliases(cloud)[ARCHIVE] === '1' && webText(cloud, 'favicon.svg') !== '';
      if (!untouched) expect(isRunning(recorded(cloud) ?? undefined, first.digest), `after ${survived}`).toBe(false);
      cloud.fault = () => undefined;
      await release(destination, second);
      expect(aliases(cloud)).toEqual({ [API]: '2', [ARCHIVE]: '2' });
      expect(webText(cloud, 'index.html')).toContain('Zz98_-aB');
      expect(recorded(cloud)).toMatchObject({ release: second.digest, previous: { release: first.digest } });
      expect(recorded(cloud)).not.toHaveProperty('pending');
    }
  });

  test('is taken back by a roll-back', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    // After this process is gone nothing is moved back.
    cloud.fault = (change) => {
      if (change === 'copy web/index.html') throw new Error('killed');
    };
    await expect(release(destination, second)).rejects.toThrow('killed');
    expect(aliases(cloud)).toEqual({ [API]: '2', [ARCHIVE]: '2' });
    cloud.fault = () => undefined;
    await rollback(destination);
    expect(aliases(cloud)).toEqual({ [API]: '1', [ARCHIVE]: '1' });
    expect(isRunning(recorded(cloud) ?? undefined, first.digest)).toBe(true);
  });

  async function countChanges(): Promise<number> {
    const { cloud, destination } = account();
    await release(destination, first);
    cloud.log.length = 0;
    await release(destination, second);
    return cloud.log.length;
  }

  function killAfter(cloud: MemoryCloud, changes: number): void {
    let left = changes;
    cloud.fault = () => {
      left -= 1;
      if (left < 0) throw new Error('killed');
    };
  }
});

describe('publishing again', () => {
  test('has the same code run with a changed configuration', async () => {
    const { cloud, destination } = account();
    const before = await release(destination, first);
    for (const found of cloud.lambda.values()) found.configHash = 'c2';
    const after = await republish(destination);
    expect(after).toMatchObject({ release: first.digest, functions: { 'letters-api': { version: '2', configHash: 'c2' } } });
    expect(after?.functions['letters-api']?.codeSha256).toBe(before.functions['letters-api']?.codeSha256);
    expect(after).not.toHaveProperty('previous');
    expect(aliases(cloud)).toEqual({ [API]: '2', [ARCHIVE]: '2' });
  });

  test('mends other code that a failed update of the stack left behind', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    for (const found of cloud.lambda.values()) found.latest = 'left behind';
    await republish(destination);
    expect(cloud.lambda.get(API)?.latest).not.toBe('left behind');
    expect(aliases(cloud)).toEqual({ [API]: '1', [ARCHIVE]: '1' });
  });

  test('does nothing where nothing was released', async () => {
    const { cloud, destination } = account();
    expect(await republish(destination)).toBeUndefined();
    expect(cloud.log).toEqual([]);
  });

  test('is due from the moment on at which infrastructure is going to be applied', async () => {
    const { cloud, destination } = account();
    await announce(cloud, 'artifacts', RECORD);
    expect(recorded(cloud)).toBeNull();
    await release(destination, first);
    await announce(cloud, 'artifacts', RECORD);
    expect(isRunning(recorded(cloud) ?? undefined, first.digest)).toBe(false);
    await republish(destination);
    expect(isRunning(recorded(cloud) ?? undefined, first.digest)).toBe(true);
  });
});

describe('rolling back', () => {
  test('points the aliases to the versions from before, without touching code, and brings the page back', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    await release(destination, second);
    cloud.log.length = 0;
    const record = await rollback(destination);
    expect(cloud.log.filter((line) => /^(?:code|publish) /.test(line))).toEqual([]);
    expect(aliases(cloud)).toEqual({ [API]: '1', [ARCHIVE]: '1' });
    expect(webText(cloud, 'index.html')).toContain('Ab12_-xY');
    expect(record).toMatchObject({ release: first.digest, previous: { release: second.digest, functions: { 'letters-api': '2' } } });
  });

  test('publishes the old code anew for a function whose configuration changed since', async () => {
    const { cloud, destination } = account();
    const before = await release(destination, first);
    await release(destination, second);
    const api = cloud.lambda.get(API);
    if (api !== undefined) api.configHash = 'c2';
    const record = await rollback(destination);
    expect(aliases(cloud)).toEqual({ [API]: '3', [ARCHIVE]: '1' });
    expect(record.functions['letters-api']).toEqual({ ...before.functions['letters-api'], version: '3', configHash: 'c2' });
  });

  test('publishes the old code anew where the old version is gone', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    await release(destination, second);
    cloud.lambda.get(ARCHIVE)?.versions.delete('1');
    await rollback(destination);
    expect(cloud.log.filter((line) => line === `publish ${ARCHIVE}`)).toHaveLength(3);
  });

  test('that was killed is finished by the next', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    await release(destination, second);
    cloud.fault = (change) => {
      if (change === 'copy web/index.html') throw new Error('killed');
    };
    await expect(rollback(destination)).rejects.toThrow('killed');
    cloud.fault = () => undefined;
    expect(await rollback(destination)).toMatchObject({ release: first.digest });
    expect(webText(cloud, 'index.html')).toContain('Ab12_-xY');
  });

  test('of a first release, or of none, says so', async () => {
    const { destination } = account();
    await expect(rollback(destination)).rejects.toMatchObject({ code: 'NothingReleased' });
    await release(destination, first);
    await expect(rollback(destination)).rejects.toMatchObject({ code: 'NothingBefore', fault: 'answer' });
  });

  test('refuses a manifest that was altered in the bucket', async () => {
    const { cloud, destination } = account();
    await release(destination, first);
    await release(destination, second);
    const key = `artifacts/releases/${first.digest}/release.json`;
    const altered = { ...first, functions: { 'letters-api': first.functions['letters-archive'] } };
    cloud.stored.set(key, { content: new TextEncoder().encode(JSON.stringify(altered)), etag: 'x' });
    await expect(rollback(destination)).rejects.toMatchObject({ code: 'ReleaseAltered' });
  });

  test('leaves a function alone that the old release did not have', async () => {
    const { cloud, destination, events } = account();
    const project = destination.project;
    const smaller = { ...first, ...manifestWithout(first, 'letters-archive') };
    await release(destination, smaller);
    await release(destination, second);
    const record = await rollback(destination);
    expect(aliases(cloud)).toEqual({ [API]: '1', [ARCHIVE]: '1' });
    expect(Object.keys(record.functions)).toEqual(['letters-api']);
    expect(events.filter(({ type }) => type === 'warning')).toHaveLength(2);
    expect(boundRelease(record, second.digest, project)).toBe(second.digest);
  });
});

function manifestWithout(whole: Release, entry: string) {
  const functions = Object.fromEntries(Object.entries(whole.functions).filter(([name]) => name !== entry));
  return manifestOf({ functions, web: whole.web });
}
