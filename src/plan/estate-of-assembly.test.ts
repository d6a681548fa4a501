import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AssemblyFiles } from '../assembly/index.ts';
import { synth } from '../blueprint/index.ts';
import { ORCHARD, PIER } from '../blueprint/testing/projects.ts';
import {
  type Estate,
  PartlyKnown,
  Unknown,
  type Value,
  estateOfAssembly,
  loadEstate,
  placeholderAccount,
  writeEstate,
} from '../estate/index.ts';

let directory: string;
let assembly: AssemblyFiles;
let estate: Estate;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'landfall-estate-'));
  assembly = await synth(PIER, join(directory, 'pier'), { validate: false });
  estate = await estateOfAssembly(assembly, { accounts: { management: { tier: 'management', id: '111111111111' } } });
}, 60_000);
afterAll(() => rm(directory, { recursive: true, force: true }));

/** The reasons of everything that is unknown in an estate, and of what has none. */
function reasons(of: Estate): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: Value | undefined): void => {
    if (value instanceof Unknown) found.add(value.why);
    else if (value instanceof PartlyKnown) value.segments.forEach((segment) => typeof segment !== 'string' && walk(segment));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  for (const resource of of.resources()) walk(resource.properties);
  return found;
}

describe('the estate of an assembly', () => {
  it('has every resource of every account, and nothing that can’t be read', () => {
    expect(estate.errors).toEqual([]);
    expect(estate.gaps).toEqual([]);
    expect(estate.accounts.map(({ name, planned = false }) => [name, planned])).toEqual([
      ['management', false],
      ['dev', true],
      ['uat', true],
      ['prod', true],
      ['playground', true],
    ]);
    expect(estate.resources('AWS::DynamoDB::Table').length).toBeGreaterThan(0);
  });

  it('leaves unknown only what AWS makes and what is bound when a stack is applied, each by name', () => {
    const unnamed = [...reasons(estate)].filter((why) => !/^AWS (?:makes|names) |^depends on parameter (?:Release|\w*Address)$/.test(why));
    expect(unnamed).toEqual([]);
  });

  it('knows the addresses that it is told', async () => {
    const addresses = { web: 'https://app.x', api: 'https://api.x', signIn: 'https://auth.x', keys: 'https://keys.x' };
    const told = await estateOfAssembly(assembly, { addresses: { dev: addresses, uat: addresses, prod: addresses } });
    expect([...reasons(told)].filter((why) => why.includes('Address'))).toEqual([]);
  });

  it('joins the stacks of all accounts by their inputs', () => {
    const crossing = estate
      .resources()
      .flatMap((from) => estate.referencesFrom(from))
      .filter(({ from, to }) => from.account !== to.account);
    expect(crossing.length).toBeGreaterThan(0);
    const bound = estate
      .resources()
      .flatMap((from) => estate.referencesFrom(from))
      .filter(({ from, to }) => from.stack !== to.stack);
    expect(bound.length).toBeGreaterThan(20);
  });

  it('gives an account that doesn’t exist the same id in every run, and another one to each', () => {
    expect(placeholderAccount('dev')).toBe(placeholderAccount('dev'));
    expect(placeholderAccount('dev')).toMatch(/^0{6}\d{6}$/);
    expect(new Set(estate.accounts.map(({ id }) => id)).size).toBe(5);
  });

  it('is the same after writing and reading', async () => {
    const folder = join(directory, 'written');
    await writeEstate(estate, folder);
    const read = await loadEstate(folder);
    const shown = (of: Estate) => of.resources().map(({ stack, logicalId, properties }) => [stack.key, logicalId, properties]);
    expect(shown(read)).toEqual(shown(estate));
  });

  it('reads a larger project too', { timeout: 60_000 }, async () => {
    const other = await estateOfAssembly(await synth(ORCHARD, join(directory, 'orchard'), { validate: false }));
    expect([other.errors, other.gaps]).toEqual([[], []]);
  });
});
