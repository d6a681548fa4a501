import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import type { Environment, Project } from '../project/index.ts';
import { ProblemsError, silent } from '../report/index.ts';
import { DEV, fixtureProject, removeProduct, writeProduct } from './release/testing/product.ts';
import { type UpOptions, up } from './up.ts';

const roots: string[] = [];

/** A product without its web app and without one of its entries. */
async function incompleteProject(environment: Environment): Promise<Project> {
  const root = await writeProduct();
  roots.push(root);
  await Promise.all([rm(join(root, 'services/letters/src/archive.ts')), rm(join(root, 'web'), { recursive: true })]);
  return { ...fixtureProject(root), environments: [environment] };
}

afterEach(() => Promise.all(roots.splice(0).map(removeProduct)));

/** What `up` ends with where the first call to the cloud fails. */
async function endOf(project: Project, releases: ReadonlyMap<string, unknown>): Promise<unknown> {
  const cloud = new Proxy({}, { get: (_, name) => expect.fail(`the cloud was asked for ${String(name)}`) });
  const options = {
    prepared: { project, assembly: { stacks: [] } },
    target: cloud,
    cloud,
    observation: { accounts: {}, stacks: new Map(), releases },
    organizationChanges: true,
    builds: join(project.root, 'builds'),
    report: silent,
  };
  return up(options as unknown as UpOptions).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a first release', () => {
  it('whose product is not whole is refused before an account is made, with everything that is missing', async () => {
    const failure = await endOf(await incompleteProject(DEV), new Map());
    expect(failure).toBeInstanceOf(ProblemsError);
    expect((failure as ProblemsError).fault).toBe('input');
    expect((failure as ProblemsError).problems.map(({ message }) => message)).toEqual([
      "the web app's folder isn't there",
      "the entry of function letters-archive isn't there",
    ]);
  });
});

describe('the product', () => {
  it.each([
    ['where it runs already', DEV, new Map([[DEV.name, {}]])],
    ['where none is to run', { ...DEV, runsProduct: false }, new Map()],
  ] as const)('is not asked for %s', async (_, environment, releases) => {
    expect(String(await endOf(await incompleteProject(environment), releases))).toMatch(/the cloud was asked for/);
  });
});
