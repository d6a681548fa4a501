import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LandfallError, silent } from '../report/index.ts';
import type { LandfallEvent } from '../report/index.ts';
import {
  accountsOf,
  applyOrganization,
  compareOrganization,
  deployerActions,
  emptyOrganization,
  observeOrganization,
  removeOrganization,
} from './index.ts';
import { HARBOR, applied, apply, desiredOf, differencesIn } from './testing/applied.ts';
import { MANAGEMENT_ID, ModelCloud } from './testing/model-cloud.ts';
import { Refusal } from './testing/refusal.ts';

describe('a first run', () => {
  it('makes everything that the plan against an empty cloud names, and nothing else', async () => {
    const desired = desiredOf(HARBOR);
    const planned = compareOrganization(desired, emptyOrganization);
    expect(planned.every(({ action }) => action === 'create')).toBe(true);
    const { cloud } = await applied();
    expect(await differencesIn(cloud, desired)).toEqual([]);
    const made = (kind: string) => planned.filter((change) => change.kind === kind).length;
    expect(cloud.organizations.units).toHaveLength(made('unit'));
    expect(cloud.organizations.policies).toHaveLength(made('policy'));
    expect(cloud.organizations.accounts).toHaveLength(made('account') + 1);
    expect(cloud.identity.assignments).toHaveLength(made('assignment'));
  });

  it('attaches the guardrails before an account comes under them, and creates accounts one after the other', async () => {
    const cloud = new ModelCloud();
    cloud.organizations.creationLooks = 3;
    await apply(cloud, desiredOf(HARBOR));
    const calls = cloud.calls;
    expect(calls.lastIndexOf('AttachPolicy')).toBeLessThan(calls.indexOf('CreateAccount'));
    for (const [index, call] of calls.entries()) {
      if (call === 'CreateAccount')
        expect(calls.slice(index + 1).find((next) => /CreateAccount$|DescribeCreateAccountStatus/.test(next))).toBe(
          'DescribeCreateAccountStatus',
        );
    }
  });

  it('gives the id of every account', async () => {
    const cloud = new ModelCloud();
    const desired = desiredOf(HARBOR);
    const { accounts, handSteps } = await apply(cloud, desired);
    expect(Object.keys(accounts).toSorted()).toEqual(['dev', 'management', 'playground', 'prod', 'uat']);
    expect(accounts['management']).toBe(MANAGEMENT_ID);
    expect(accountsOf(await observeOrganization(cloud.access, desired))).toEqual(accounts);
    expect(handSteps).toEqual([]);
  });

  it('names the organization in the perimeter once it exists', async () => {
    const { cloud } = await applied();
    const perimeter = cloud.organizations.policies.find(({ Name }) => Name === 'harbor-perimeter');
    expect(perimeter?.Content).toContain('"aws:PrincipalOrgID":"o-modelmodel"');
    expect(perimeter?.Content).not.toContain('placeholder');
  });

  it('tells of each kind that it works on, by one subject from start to end', async () => {
    const cloud = new ModelCloud();
    const events: LandfallEvent[] = [];
    await applyOrganization({
      desired: desiredOf(HARBOR),
      access: cloud.access,
      report: { emit: (event) => events.push(event) },
      wait: cloud.wait,
    });
    const steps = events.filter((event) => event.type === 'step');
    const subjects = [...new Set(steps.map(({ subject }) => subject))];
    for (const subject of subjects) {
      const states = steps.filter((step) => step.subject === subject).map(({ state }) => state);
      expect([states[0], states.at(-1)]).toEqual(['started', 'done']);
    }
    expect(events[0]).toEqual({ type: 'account', account: 'organization', steps: subjects.length });
  });
});

describe('a later run', () => {
  it('writes nothing where nothing differs', async () => {
    const { cloud, desired } = await applied();
    const before = cloud.writes().length;
    expect((await apply(cloud, desired)).changes).toEqual([]);
    expect(cloud.writes()).toHaveLength(before);
  });

  it('takes away the access of a person who left the project file, and gives it to one who came', async () => {
    const { cloud } = await applied();
    const desired = desiredOf({ ...HARBOR, access: { administrators: ['grace@harbor.example'], developers: [] } });
    expect((await differencesIn(cloud, desired)).map(({ action, kind, name }) => `${action} ${kind} ${name}`)).toEqual([
      'create user grace@harbor.example',
      'create membership grace@harbor.example in harbor-administrators',
      'delete membership ada@harbor.example in harbor-administrators',
      'delete membership dev@harbor.example in harbor-developers',
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
    expect(cloud.identity.users).toHaveLength(3);
  });

  it('takes production away when its exception is gone', async () => {
    const { cloud } = await applied();
    const changes = await differencesIn(cloud, desiredOf({ name: 'harbor' }));
    expect(changes.map(({ action, name, account }) => [action, name, account])).toEqual([
      ['delete', 'harbor-administrators as harbor-Operator in prod', 'prod'],
    ]);
  });

  it('leaves an account alone whose environment left the project file', async () => {
    const { cloud } = await applied();
    const desired = desiredOf({ ...HARBOR, environments: { dev: 'development', prod: 'production' } });
    await apply(cloud, desired);
    expect(cloud.organizations.accounts).toHaveLength(5);
    expect(cloud.organizations.accounts.every(({ State }) => State === 'ACTIVE')).toBe(true);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });
});

describe('a run that was killed', () => {
  it('is finished by the next, wherever it was, with each account once', async () => {
    const desired = desiredOf(HARBOR);
    const undisturbed = new ModelCloud();
    await apply(undisturbed, desired);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: undisturbed.calls.length }),
        fc.boolean(),
        fc.nat(4),
        async (moment, tookEffect, looks) => {
          const cloud = new ModelCloud();
          cloud.organizations.creationLooks = looks;
          const dies = (_operation: string, number: number): void => {
            if (number >= moment) throw new Error('killed');
          };
          // The first call that fails may have taken effect; none after it does.
          cloud.disturbance = tookEffect ? { before: (operation, number) => dies(operation, number - 1), after: dies } : { before: dies };
          await expect(apply(cloud, desired)).rejects.toThrow('killed');
          cloud.disturbance = {};
          await apply(cloud, desired);
          expect(await differencesIn(cloud, desired)).toEqual([]);
          const emails = cloud.organizations.accounts.map(({ Email }) => Email);
          expect(emails).toHaveLength(new Set(emails).size);
          expect(cloud.organizations.accounts).toHaveLength(5);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('asks for no account again that AWS has made since the organization was observed', async () => {
    const cloud = new ModelCloud();
    const desired = desiredOf(HARBOR);
    cloud.organizations.creationLooks = 4;
    cloud.disturbance = {
      after: (operation) => {
        if (operation === 'CreateAccount') throw new Error('killed');
      },
    };
    await expect(apply(cloud, desired)).rejects.toThrow('killed');
    let asked = 0;
    cloud.disturbance = {
      before: (operation) => {
        if (operation === 'ListCreateAccountStatus') asked += 1;
        // The first is the observation's, which still saw it being created.
        if (asked === 2) cloud.organizations.creations = [];
      },
    };
    await apply(cloud, desired);
    cloud.disturbance = {};
    expect(cloud.calls.filter((call) => call === 'CreateAccount')).toHaveLength(4);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('waits for the account that AWS is creating, and says so in the plan', async () => {
    const cloud = new ModelCloud();
    const desired = desiredOf(HARBOR);
    cloud.organizations.creationLooks = 4;
    cloud.disturbance = {
      after: (operation) => {
        if (operation === 'CreateAccount') throw new Error('killed');
      },
    };
    await expect(apply(cloud, desired)).rejects.toThrow('killed');
    cloud.disturbance = {};
    const creating = (await differencesIn(cloud, desired)).filter(({ reason }) => reason !== undefined);
    expect(creating.map(({ name, reason }) => [name, reason])).toEqual([['harbor-dev', 'AWS is creating it already: it is waited for']]);
    await apply(cloud, desired);
    expect(cloud.calls.filter((call) => call === 'CreateAccount')).toHaveLength(4);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });
});

describe('refusals that pass', () => {
  it('are tried again until the call is taken', async () => {
    const desired = desiredOf(HARBOR);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(3)), async (luck) => {
        const cloud = new ModelCloud();
        cloud.disturbance = {
          before: (operation) => {
            if (luck.next().value === 0)
              throw new Refusal(operation.startsWith('Create') ? 'ConcurrentModificationException' : 'TooManyRequestsException');
          },
        };
        await apply(cloud, desired);
        cloud.disturbance = {};
        expect(await differencesIn(cloud, desired)).toEqual([]);
      }),
      { numRuns: 5 },
    );
  }, 60_000);

  it('are told from those that stay, which stop the run in words', async () => {
    const cloud = new ModelCloud();
    cloud.disturbance = {
      before: (operation) => {
        if (operation === 'CreatePolicy') throw new Refusal('MalformedPolicyDocumentException', 'the document is no policy');
      },
    };
    const error = await apply(cloud, desiredOf(HARBOR)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LandfallError);
    expect(error).toMatchObject({ fault: 'cloud', message: expect.stringContaining('the document is no policy') });
    expect(cloud.calls).not.toContain('CreateAccount');
  });
});

describe('the calls', () => {
  it('are all among the permissions that the kinds declare', async () => {
    const { cloud, desired } = await applied();
    const [policy] = cloud.organizations.policies;
    const [set] = cloud.identity.permissionSets;
    Object.assign(policy ?? {}, { Content: '{}' });
    Object.assign(set ?? {}, { SessionDuration: 'PT12H' });
    for (const account of cloud.organizations.accounts.slice(1)) account.Name = 'changed';
    await apply(cloud, desired);
    await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    const declared = new Set(deployerActions.map(({ action }) => action.split(':')[1]?.toLowerCase()));
    expect(cloud.calls.filter((call) => !declared.has(call.toLowerCase()))).toEqual([]);
  });
});
