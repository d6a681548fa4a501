import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { lockHolder, releaseLock, takeLock } from './lock.ts';
import { identify, isRunning } from './process-identity.ts';

const MODULE = new URL('./lock.ts', import.meta.url).href;

describe('the lock of a local cloud', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'landfall-lock-'));
    file = path.join(folder, 'daemon.lock');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is held until it is let go', () => {
    expect(takeLock(file)).toBe(true);
    expect(takeLock(file)).toBe(false);
    expect(lockHolder(file)?.pid).toBe(process.pid);
    releaseLock(file);
    expect(lockHolder(file)).toBeUndefined();
    expect(takeLock(file)).toBe(true);
  });

  it('is lost by a process that died, also when its number has a new owner', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'long ago' }));
    expect(lockHolder(file)).toBeUndefined();
    expect(takeLock(file)).toBe(true);
    expect(lockHolder(file)).toEqual(identify(process.pid));
  });

  it('is not let go by somebody who does not hold it', () => {
    writeFileSync(file, JSON.stringify(identify(process.ppid)));
    releaseLock(file);
    expect(lockHolder(file)?.pid).toBe(process.ppid);
  });

  it('goes to exactly one of many who find it stale at the same moment', async () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'long ago' }));
    const start = Date.now() + 1_500;
    const program = `
      const { takeLock } = await import(${JSON.stringify(MODULE)});
      while (Date.now() < ${start});
      process.stdout.write(takeLock(${JSON.stringify(file)}) ? 'taken' : '');
      setTimeout(() => undefined, 1000);`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
        let answer = '';
        child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
        await once(child, 'close');
        return answer;
      }),
    );
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['daemon.lock']);
  });
});

describe('the identity of a process', () => {
  it('ends with the process, even while its parent has not looked', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const identity = identify(child.pid ?? 0);
    expect(identity && isRunning(identity)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(identity && isRunning(identity)).toBe(false);
  });

  it('is the same whenever it is asked', () => {
    expect(identify(process.pid)).toEqual(identify(process.pid));
    expect(identify(2 ** 22 + 1)).toBeUndefined();
  });
});
