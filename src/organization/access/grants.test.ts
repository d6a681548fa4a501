import { describe, expect, it } from 'vitest';

import { renderPolicy } from '../policy-document.ts';
import { projectOf, type ProjectShape } from '../testing/projects.ts';
import { grantsOf } from './grants.ts';
import { ACCESS_ROLES, DEVELOPER, OPERATOR } from './roles.ts';

const granted = (shape: ProjectShape): readonly string[] =>
  grantsOf(projectOf(shape)).map(({ group, role, account }) => `${group} ${role.name} ${account}`);

describe('access', () => {
  it('is by tier: production for nobody, the playground for all', () => {
    expect(granted({ name: 'harbor' })).toEqual([
      'administrators Auditor management',
      'administrators Operator dev',
      'developers Developer dev',
      'administrators Operator uat',
      'administrators Admin playground',
      'developers Admin playground',
    ]);
  });

  it('to production is to operate, and only for the group that an exception names', () => {
    const exceptions = [{ from: 'developers', to: 'prod', reason: 'small team on call' }] as const;
    expect(granted({ name: 'harbor', exceptions }).filter((grant) => grant.endsWith(' prod'))).toEqual(['developers Operator prod']);
  });

  it('to acceptance is given to developers by an exception, and given once where it is there already', () => {
    const exceptions = [
      { from: 'developers', to: 'uat', reason: 'they test there' },
      { from: 'developers', to: 'dev', reason: 'needless' },
    ] as const;
    expect(granted({ name: 'harbor', exceptions }).filter((grant) => grant.startsWith('developers'))).toEqual([
      'developers Developer dev',
      'developers Developer uat',
      'developers Admin playground',
    ]);
  });
});

describe('permission sets', () => {
  const allowed = (role: typeof OPERATOR): readonly string[] =>
    (role.inlinePolicy?.(projectOf({ name: 'harbor' })).Statement ?? [])
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action ?? []);

  it('change no infrastructure and read no data where the product runs', () => {
    for (const role of [OPERATOR, DEVELOPER]) {
      expect(role.managedPolicies).toEqual([]);
      for (const action of allowed(role)) {
        expect(action).not.toMatch(
          /^\*|:\*|^iam:(?!Get|List)|^cloudformation:(?!Describe|Get|List)|^s3:(?:GetObject|ListBucket$|Put|Delete)|^dynamodb:(?!Describe|List)|Secret/,
        );
      }
    }
  });

  it('fit into a role, with sessions of at most half a working day', () => {
    for (const { hours, inlinePolicy } of ACCESS_ROLES) {
      expect(hours).toBeLessThanOrEqual(4);
      const policy = inlinePolicy?.(projectOf({ name: 'a-project-of-20-char' }));
      if (policy !== undefined) expect(renderPolicy(policy, undefined).length).toBeLessThan(10_240);
    }
  });

  it('end within an hour where an exception leads', () => {
    expect(OPERATOR.hours).toBe(1);
  });
});
