import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { forgetUser, readLocalProject, writeLocalProject } from './local-project.ts';

const FILE = '/pier/landfall.config.ts';
const PIER = { file: FILE, user: { name: 'ada@pier.example', password: 'only-here' } };

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'landfall-local-project-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the project of a local cloud', () => {
  it('is known with its user, to the owner alone', () => {
    expect(readLocalProject(directory)).toBeUndefined();
    writeLocalProject(directory, PIER);
    expect(readLocalProject(directory)).toEqual(PIER);
    expect(statSync(join(directory, 'project.json')).mode & 0o777).toBe(0o600);
  });

  it('has no user any more once it was taken down, and keeps it when another project was', () => {
    writeLocalProject(directory, PIER);
    forgetUser(directory, '/quay/landfall.config.ts');
    expect(readLocalProject(directory)).toEqual(PIER);
    forgetUser(directory, FILE);
    expect(readLocalProject(directory)).toEqual({ file: FILE });
  });
});
