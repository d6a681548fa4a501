import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { exitCodeOf } from '../../report/index.ts';
import { installEmulators } from './install.ts';
import { findPython } from './python.ts';

describe('finding a Python for the emulators', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'landfall-python-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function fake(name: string, answer: string): void {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${answer}\n`);
    chmodSync(file, 0o755);
  }
  const saying = (...answer: unknown[]): string => `echo '${JSON.stringify(answer)}'`;
  const search = (): ReturnType<typeof findPython> => findPython({ PATH: folder });

  it('names what to install, with exit code 2, when the PATH has none', async () => {
    const error = await installEmulators({ environment: { PATH: folder, HOME: folder } }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'PythonMissing', message: expect.stringContaining('there is no python3 on the PATH') });
    expect(error).toMatchObject({ fix: expect.stringContaining('apt-get install python3 python3-venv') });
    expect(exitCodeOf(error)).toBe(2);
  });

  it('says which Python is too old', async () => {
    fake('python3', saying('/opt/py/bin/python3.9', 3, 9, true));
    await expect(search()).rejects.toThrow('/opt/py/bin/python3.9 is 3.9, which is too old');
  });

  it('says that venv is missing, as on a bare Debian', async () => {
    fake('python3', saying('/usr/bin/python3.11', 3, 11, false));
    await expect(search()).rejects.toThrow('/usr/bin/python3.11 (3.11) has no venv module');
  });

  it('goes on to another version when the first will not do, past shims with nothing behind them', async () => {
    fake('python3', saying('/usr/bin/python3.9', 3, 9, true));
    fake('python3.13', 'echo "no such version" >&2; exit 127');
    fake('python3.12', saying('/opt/bin/python3.12', 3, 12, true));
    await expect(search()).resolves.toEqual({ executable: '/opt/bin/python3.12', version: '3.12' });
  });

  it('keeps credentials and redirections of the user from it', async () => {
    fake(
      'python3',
      `[ -z "$AWS_SECRET_ACCESS_KEY$PYTHONPATH$PIP_TARGET" ] && [ -n "$PIP_INDEX_URL" ] && ${saying('/usr/bin/python3.11', 3, 11, true)}`,
    );
    const environment = { PATH: folder, AWS_SECRET_ACCESS_KEY: 'x', PYTHONPATH: 'x', PIP_TARGET: 'x', PIP_INDEX_URL: 'x' };
    await expect(findPython(environment)).resolves.toMatchObject({ version: '3.11' });
  });
});
