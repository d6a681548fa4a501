import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { TIERS } from '../project/index.ts';
import { ProblemsError } from '../report/index.ts';
import { compareOrganization, deployerActions, desiredOrganization, emptyOrganization, organizationQuotas } from './index.ts';
import { documentOf } from './policy-document.ts';
import { projectOf } from './testing/projects.ts';

const problemsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems.map(({ message }) => message);
    throw error;
  }
};

describe('the wanted organization', () => {
  it('puts accounts under the unit of their tier', () => {
    const { accounts } = desiredOrganization(projectOf({ name: 'harbor' }));
    expect(accounts.map(({ key, name, unit }) => [key, name, unit])).toEqual([
      ['dev', 'harbor-dev', 'harbor/workloads/development'],
      ['uat', 'harbor-uat', 'harbor/workloads/development'],
      ['prod', 'harbor-prod', 'harbor/workloads/production'],
      ['playground', 'harbor-playground', 'harbor/playground'],
    ]);
  });

  it('is plain data without an id, and can be written and read back', () => {
    const desired = desiredOrganization(projectOf({ name: 'harbor' }));
    expect(JSON.parse(JSON.stringify(desired))).toEqual(JSON.parse(JSON.stringify(structuredClone(desired))));
    expect(JSON.stringify(desired)).not.toMatch(/\b\d{12}\b|\bo-[a-z0-9]{10}/);
  });

  it('keeps within every limit of AWS for any project that the schema takes', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{1,19}$/);
    fc.assert(
      fc.property(name, fc.dictionary(name, fc.constantFrom(...TIERS), { maxKeys: 12 }), (project, environments) => {
        const email = (key: string): string => `${key}@a.example`;
        const shape = projectOf({ name: project, environments });
        const fitting = {
          ...shape,
          environments: shape.environments.map((environment) => ({ ...environment, email: email(environment.name) })),
        };
        expect(() => desiredOrganization(fitting)).not.toThrow();
      }),
    );
  });

  it('names a person once who is in both groups, whatever the case of the address', () => {
    const desired = desiredOrganization(
      projectOf({
        name: 'harbor',
        access: { administrators: ['Ada@harbor.example'], developers: ['ada@harbor.example', 'ADA@harbor.example'] },
      }),
    );
    expect(desired.users).toEqual([{ email: 'ada@harbor.example' }]);
    expect(desired.memberships).toHaveLength(2);
  });
});

describe('limits', () => {
  it('are all told at once and before any call', () => {
    const desired = desiredOrganization(projectOf({ name: 'harbor' }));
    const [policy] = desired.policies;
    const [account, other] = desired.accounts;
    if (policy === undefined || account === undefined || other === undefined) throw new Error('nothing is wanted');
    const statement = { Sid: 'Long', Effect: 'Deny', Action: 'x'.repeat(11_000), Resource: '*' } as const;
    const many = Array.from({ length: 10 }, (_, index) => ({ ...policy, name: `harbor-${index}` }));
    const beyond = {
      ...desired,
      policies: [...desired.policies, ...many, { ...policy, name: 'harbor-long', content: documentOf([statement]) }],
      attachments: many.map(({ name }) => ({ policy: name, unit: 'harbor' })),
      accounts: [account, { ...other, email: account.email, name: 'n'.repeat(51) }],
    };
    const problems = problemsOf(() => compareOrganization(beyond, emptyOrganization));
    expect(problems.map((problem) => problem.replace(/ \(http.*/, ''))).toEqual([
      expect.stringMatching(/^policy harbor-long has 11\d{3} characters; AWS takes 10240$/),
      'unit harbor would have 11 policies of type SERVICE_CONTROL_POLICY; AWS takes 10',
      `account name ${'n'.repeat(51)} has more than 50 characters`,
      'aws+harbor-dev@harbor.example is the address of dev, too',
    ]);
  });

  it('have a source', () => {
    for (const { source } of organizationQuotas) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

describe('the deployer’s actions', () => {
  it('are named one by one', () => {
    for (const { action } of deployerActions) expect(action).toMatch(/^(?:account|iam|identitystore|organizations|sso):[A-Z][A-Za-z]+$/);
    expect(new Set(deployerActions.map(({ action }) => action)).size).toBe(deployerActions.length);
  });

  it('make roles only below Identity Center’s own path, and close no account', () => {
    for (const { action, resource } of deployerActions)
      if (action.startsWith('iam:')) expect(resource).toMatch(/sso\.amazonaws\.com|aws-service-role|AWSSSO_/);
    expect(deployerActions.map(({ action }) => action)).not.toContain('organizations:CloseAccount');
  });
});
