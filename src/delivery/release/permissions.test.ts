import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { type Template, readTemplate } from '../../assembly/index.ts';
import { synth } from '../../blueprint/index.ts';
import { releaseRoleName } from '../../project/index.ts';
import { releasePermissions } from './permissions.ts';
import { DEV, fixtureProject } from './testing/product.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Policy {
  readonly Roles: readonly unknown[];
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

test('the release role that the blueprint makes may do exactly what a release does', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'landfall-permissions-'));
  try {
    const assembly = await synth(fixtureProject('/projects/fixture'), directory, { validate: false });
    const templates = await Promise.all(
      assembly.stacks.filter(({ account }) => account === DEV.name).map((stack) => readTemplate(assembly, stack)),
    );
    const statements = templates.flatMap((template) => statementsOf(template, releaseRoleName('fixture')));
    expect(statements.map(({ Effect }) => Effect)).not.toContain('Deny');
    expect(actionsOf(statements)).toEqual(
      [...new Set(releasePermissions('fixture', DEV.name).flatMap(({ actions }) => actions))].toSorted(),
    );
    const resources = statements.map(({ Resource }) => JSON.stringify(Resource));
    expect(resources).not.toContain('"*"');
    for (const { kind, resource } of releasePermissions('fixture', DEV.name)) {
      if (kind === 'function' || kind === 'record')
        expect(
          resources.filter((each) => each.includes(`:${resource}"`)),
          resource,
        ).toHaveLength(1);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

/** Of the policies that a stack attaches to the role, which it makes itself or knows by name. */
function statementsOf({ Resources }: Template, role: string): readonly Statement[] {
  const own = Object.entries(Resources).filter(
    ([, { Type, Properties }]) => Type === 'AWS::IAM::Role' && Properties?.['RoleName'] === role,
  );
  const names = new Set([JSON.stringify(role), ...own.map(([id]) => JSON.stringify({ Ref: id }))]);
  return Object.values(Resources).flatMap(({ Type, Properties }) => {
    if (Type !== 'AWS::IAM::Policy') return [];
    const { Roles, PolicyDocument } = Properties as unknown as Policy;
    return Roles.some((each) => names.has(JSON.stringify(each))) ? PolicyDocument.Statement : [];
  });
}

const actionsOf = (statements: readonly Statement[]) => [...new Set(statements.flatMap(({ Action }) => Action))].toSorted();
