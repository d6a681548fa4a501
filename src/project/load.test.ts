import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const loader = resolve(import.meta.dirname, 'load.ts');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-load-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** In a process of its own, as modules are evaluated once in a process. */
function load(text: string, file = 'landfall.config.ts'): { readonly [key: string]: unknown } {
  writeFileSync(join(folder, file), text);
  const script = `
    const { loadProject } = await import(${JSON.stringify(loader)});
    try {
      const { input, sources } = await loadProject(${JSON.stringify(join(folder, file))});
      console.log(JSON.stringify({ input, sources: sources() }));
    } catch (error) {
      console.log(JSON.stringify({ code: error.code, message: error.message, fix: error.fix }));
    }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { readonly [key: string]: unknown };
}

describe('a project file', () => {
  it('is evaluated with the landfall that reads it, and every own file that it imports is known', () => {
    writeFileSync(join(folder, 'names.ts'), `export const name: string = 'quay';`);
    const loaded = load(
      `import { defineProject } from 'landfall';\nimport { name } from './names.ts';\nexport default defineProject({ name } as never);`,
    );
    expect(loaded['input']).toEqual({ name: 'quay' });
    expect(Object.keys(loaded['sources'] as object)).toEqual(['landfall.config.ts', 'names.ts']);
  });

  it('that does not parse is shown with file, line, frame and caret', () => {
    const failed = load(`export default {\n  name: 'quay'\n  region: 'eu-west-1',\n};`);
    expect(failed['code']).toBe('ProjectFileDoesNotParse');
    expect(failed['message']).toMatch(/landfall\.config\.ts:3/);
    expect(failed['message']).toContain(`region: 'eu-west-1'`);
    expect(failed['message']).toMatch(/\^/);
    expect(failed['message']).not.toContain('node:internal');
  });

  it('with syntax that cannot be stripped is told to write it without', () => {
    expect(load('enum Tier { one }\nexport default {};')).toMatchObject({
      code: 'ProjectFileDoesNotParse',
      fix: expect.stringContaining('enum') as string,
    });
  });

  it.each(['{}', '{ "type": "commonjs" }'])('is a module beside a package.json of %s, and nothing is printed about it', (manifest) => {
    const beside = mkdtempSync(join(tmpdir(), 'landfall-beside-'));
    writeFileSync(join(beside, 'package.json'), manifest);
    writeFileSync(join(beside, 'names.ts'), `export const name: string = 'quay';`);
    writeFileSync(join(beside, 'landfall.config.ts'), `import { name } from './names.ts';\nexport default { name };`);
    const script = `const { loadProject } = await import(${JSON.stringify(loader)}); console.log((await loadProject(${JSON.stringify(join(beside, 'landfall.config.ts'))})).input.name);`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    rmSync(beside, { recursive: true });
    expect({ stdout, stderr }).toEqual({ stdout: 'quay\n', stderr: '' });
  });

  it('that throws is shown with what was thrown and where, without a frame of Landfall', () => {
    const failed = load('const depth = 1;\nexport default { depth: dept };');
    expect(failed).toMatchObject({ code: 'ProjectFileThrew', fix: 'correct the line that it names' });
    expect(failed['message']).toMatch(/ReferenceError: dept is not defined\n +at \S+landfall\.config\.ts:2:25$/m);
    expect(failed['message']).not.toContain('load.ts');
    expect(load('throw "no such port";')['message']).toMatch(/evaluated: no such port$/);
  });

  it('whose import lacks its ending is told so', () => {
    writeFileSync(join(folder, 'network.ts'), 'export const cidr = 1;');
    expect(load(`import { cidr } from './network';\nexport default { cidr };`)).toMatchObject({
      code: 'ImportNotFound',
      fix: expect.stringContaining('.ts') as string,
    });
  });

  it('that exports nothing or is not there says what to do', () => {
    expect(load('export const a = 1;')).toMatchObject({ code: 'NoDefaultExport' });
    rmSync(join(folder, 'landfall.config.ts'));
    const script = `const { loadProject } = await import(${JSON.stringify(loader)}); await loadProject(${JSON.stringify(join(folder, 'nothing.ts'))}).catch((error) => console.log(error.code));`;
    expect(spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }).stdout.trim()).toBe(
      'ProjectFileNotFound',
    );
  });
});
