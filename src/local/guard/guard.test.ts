import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { guardText } from './guard.ts';

const REFUSED = "can't leave this machine";
const MESSAGE = `A rehearsal on the local cloud ${REFUSED}`;

describe('the guard of a rehearsal', () => {
  const folder = mkdtempSync(path.join(tmpdir(), "landfall guard's "));
  const file = path.join(folder, 'guard.cjs');
  const server = createServer((_request, response) => response.end('here'));
  let port: number;
  beforeAll(async () => {
    writeFileSync(file, guardText());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What a guarded process prints: the result of an expression, or the whole chain of its error's messages. */
  async function guarded(expression: string, environment: NodeJS.ProcessEnv = {}, flags = ['--require', file]): Promise<string> {
    const program = `
      const text = (error) => [error.code, error.message, error.cause && text(error.cause)].filter(Boolean).join(' | ');
      Promise.resolve().then(async () => ${expression}).then((value) => console.log(value), (error) => console.log(text(error)));`;
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, '-e', program], {
      env: { PATH: process.env['PATH'], ...environment },
    });
    return stdout.trim();
  }
  const connecting = (connect: string): string =>
    `new Promise((done, fail) => { const socket = ${connect}; socket.on('connect', () => { socket.destroy(); done('connected'); }).on('error', fail); })`;

  it('names the host and why, whatever opens the connection', async () => {
    const ways = [
      "fetch('https://sts.amazonaws.com/')",
      "new Promise((_, fail) => require('https').get('https://sts.amazonaws.com/').on('error', fail))",
      connecting("require('net').connect(443, 'sts.amazonaws.com')"),
      connecting("require('net').connect({ port: 443, host: 'sts.amazonaws.com' })"),
      connecting("new (require('net').Socket)().connect(443, 'sts.amazonaws.com')"),
      connecting("require('tls').connect({ port: 443, host: 'sts.amazonaws.com' })"),
      connecting("require('http2').connect('https://sts.amazonaws.com')"),
      "require('dns').promises.lookup('sts.amazonaws.com')",
      "require('util').promisify(require('dns').lookup)('sts.amazonaws.com')",
      "require('dns').promises.resolve4('sts.amazonaws.com')",
      "new (require('dns').promises.Resolver)().resolveTxt('sts.amazonaws.com')",
      "require('dgram').createSocket('udp4').send('x', 53, 'sts.amazonaws.com')",
    ];
    const answers = await Promise.all(ways.map((way) => guarded(way)));
    const isRefused = (answer: string): boolean =>
      answer.includes(`LANDFALL_GUARD | ${MESSAGE}: the connection to sts.amazonaws.com was refused`);
    expect(ways.filter((_, index) => !isRefused(answers[index] ?? ''))).toEqual([]);
  });

  it('refuses addresses as well as names', async () => {
    const hosts = [
      '52.94.5.1',
      '10.0.0.1',
      '169.254.169.254',
      '2600:1f18::1',
      '::ffff:52.94.5.1',
      'localhost.example.com',
      '127.0.0.1.example.com',
    ];
    const answers = await Promise.all(hosts.map((host) => guarded(connecting(`require('net').connect(443, '${host}')`))));
    expect(hosts.filter((_, index) => !answers[index]?.includes(REFUSED))).toEqual([]);
  });

  it('lets this machine connect, by every name that it has', async () => {
    const hosts = ['127.0.0.1', 'localhost', 'app.dev.shop.localhost', '0.0.0.0', '::ffff:127.0.0.1'];
    const answers = await Promise.all(hosts.map((host) => guarded(connecting(`require('net').connect(${port}, '${host}')`))));
    expect(answers).toEqual(hosts.map(() => 'connected'));
    expect(await guarded(`fetch('http://app.dev.shop.localhost:${port}').then((answer) => answer.text())`)).toBe('here');
    expect(await guarded(connecting(`require('net').connect(${port})`))).toBe('connected');
  });

  it('is inherited by workers and by Node processes that are started, with or without an environment of their own', async () => {
    const fetching = "fetch('https://sts.amazonaws.com/').catch((error) => console.log(error.cause.message))";
    const worker = `new Promise((done) => new (require('worker_threads').Worker)(${JSON.stringify(fetching)}, { eval: true }).on('exit', done))`;
    expect(await guarded(worker)).toContain(REFUSED);
    const child = `require('child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(fetching)}]).toString()`;
    expect(await guarded(child)).toContain(REFUSED);
    expect(await guarded(child, { NODE_OPTIONS: '--max-old-space-size=200' })).toContain(REFUSED);
  });

  it('works by NODE_OPTIONS alone, and twice', async () => {
    const options = `--require="${file}"`;
    expect(await guarded("fetch('https://sts.amazonaws.com/')", { NODE_OPTIONS: options }, [])).toContain(REFUSED);
    expect(await guarded("fetch('https://sts.amazonaws.com/')", { NODE_OPTIONS: options })).toContain(REFUSED);
    expect(await guarded(connecting(`require('net').connect(${port}, '127.0.0.1')`), { NODE_OPTIONS: options })).toBe('connected');
  });

  it('holds for modules, which import the built-in ones by name', async () => {
    const program =
      "import { lookup } from 'node:dns/promises'; await lookup('sts.amazonaws.com').catch((error) => console.log(error.message));";
    const run = promisify(execFile)(process.execPath, ['--require', file, '--input-type=module', '-e', program]);
    expect((await run).stdout).toContain(REFUSED);
  });

  it('leaves pipes alone', async () => {
    const socket = path.join(folder, 'socket');
    const here = `require('net').createServer((peer) => peer.end()).listen(${JSON.stringify(socket)}).unref()`;
    expect(await guarded(`(${here}, ${connecting(`require('net').connect(${JSON.stringify(socket)})`)})`)).toBe('connected');
  });
});
