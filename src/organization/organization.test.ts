import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LandfallError, ProblemsError, silent } from '../report/index.ts';
import type { LandfallEvent } from '../report/index.ts';
import {
  accountsOf,
  applyOrganization,
  compareOrganization,
  deployerActions,
  desiredOrganization,
  emptyOrganization,
  observeOrganization,
  removeOrganization,
  type DesiredOrganization,
} from './index.ts';
import { MANAGEMENT_ID, ModelCloud } from './testing/model-cloud.ts';
import { projectOf, type ProjectShape } from './testing/projects.ts';
import { Refusal } from './testing/refusal.ts';

const HARBOR: ProjectShape = { name: 'harbor', exceptions: [{ from: 'administrators', to: 'prod', reason: 'on-call administration' }] };

const desiredOf = (shape: ProjectShape): DesiredOrganization => desiredOrganization(projectOf(shape));
const apply = (cloud: ModelCloud, desired: DesiredOrganization) =>
  applyOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
const differencesIn = async (cloud: ModelCloud, desired: DesiredOrganization) =>
  compareOrganization(desired, await observeOrganization(cloud.access, desired, cloud.wait));

async function applied(shape: ProjectShape = HARBOR): Promise<{ readonly cloud: ModelCloud; readonly desired: DesiredOrganization }> {
  const cloud = new ModelCloud();
  const desired = desiredOf(shape);
  await apply(cloud, desired);
  return { cloud, desired };
}

async function problemsOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemsError)) throw new Error('no problems were found', { cause: error });
  return error.problems.map(({ message }) => message);
}

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

describe('drift', () => {
  it('is an update that names the statement which was taken out of a policy', async () => {
    const { cloud, desired } = await applied();
    const policy = cloud.organizations.policies.find(({ Name }) => Name === 'harbor-guardrails');
    if (policy === undefined) throw new Error('no guardrails');
    const content = JSON.parse(policy.Content) as { Statement: { Sid: string }[] };
    policy.Content = JSON.stringify({ ...content, Statement: content.Statement.filter(({ Sid }) => Sid !== 'NoRootUser') });
    const [change, ...others] = await differencesIn(cloud, desired);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ action: 'update', kind: 'policy', name: 'harbor-guardrails' });
    expect(change?.properties?.map(({ path, before }) => [path, before])).toEqual([['statements.NoRootUser', undefined]]);
  });

  it('is found in a policy that was attached elsewhere, and in one that was detached', async () => {
    const { cloud, desired } = await applied();
    const policy = cloud.organizations.policies.find(({ Name }) => Name === 'harbor-workloads');
    policy?.targets.clear();
    policy?.targets.add('ou-root-elsewhere');
    expect((await differencesIn(cloud, desired)).map(({ action, name }) => `${action} ${name}`)).toEqual([
      'create harbor-workloads on harbor/workloads',
      'delete harbor-workloads on ou-root-elsewhere',
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('is an account that was moved or renamed', async () => {
    const { cloud, desired } = await applied();
    const prod = cloud.organizations.accounts.find(({ Name }) => Name === 'harbor-prod');
    if (prod === undefined) throw new Error('no prod');
    Object.assign(prod, { parent: cloud.organizations.root, Name: 'mine' });
    expect(await differencesIn(cloud, desired)).toEqual([
      {
        action: 'update',
        kind: 'account',
        name: 'harbor-prod',
        account: 'prod',
        properties: [
          { path: 'name', before: 'mine', after: 'harbor-prod' },
          { path: 'unit', before: 'r-root', after: 'harbor/workloads/production' },
        ],
      },
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('is whatever somebody assigned by hand to a group of ours, and who was put into it', async () => {
    const { cloud, desired } = await applied();
    const [group] = cloud.identity.groups;
    cloud.identity.assignments.push({ AccountId: '999999999999', PermissionSetArn: 'arn:other', PrincipalId: group?.GroupId ?? '' });
    cloud.identity.users.push({ UserId: 'u-mallory', UserName: 'mallory', Email: 'mallory@elsewhere.example' });
    cloud.identity.memberships.push({ MembershipId: 'm-mallory', GroupId: group?.GroupId ?? '', UserId: 'u-mallory' });
    expect((await differencesIn(cloud, desired)).map(({ action, name }) => `${action} ${name}`)).toEqual([
      'delete mallory in harbor-administrators',
      'delete harbor-administrators as arn:other in 999999999999',
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('in a permission set is mended and reaches the accounts that hold it', async () => {
    const { cloud, desired } = await applied();
    const operator = cloud.identity.permissionSets.find(({ Name }) => Name === 'harbor-Operator');
    if (operator === undefined) throw new Error('no operator');
    operator.managed.add('arn:aws:iam::aws:policy/AdministratorAccess');
    operator.customer.add('more');
    const held = cloud.identity.assignments.find(({ PermissionSetArn }) => PermissionSetArn === operator.PermissionSetArn);
    operator.outdated.add(held?.AccountId ?? '');
    operator.SessionDuration = 'PT12H';
    const [change] = await differencesIn(cloud, desired);
    expect(change?.properties?.map(({ path }) => path)).toEqual([
      'sessionDuration',
      'managedPolicies',
      'customerPolicies',
      'accounts with an older version',
    ]);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
    expect([...operator.managed, ...operator.customer, ...operator.outdated]).toEqual([]);
  });

  it('of any kind is gone after one run', async () => {
    const desired = desiredOf(HARBOR);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.boolean()), async (lost) => {
        const cloud = new ModelCloud();
        await apply(cloud, desired);
        const loses = (): boolean => lost.next().value === true;
        const { organizations, identity } = cloud;
        for (const things of [identity.assignments, identity.memberships])
          for (let index = things.length - 1; index >= 0; index -= 1) if (loses()) things.splice(index, 1);
        for (const policy of organizations.policies) {
          if (loses()) policy.targets.clear();
          if (loses()) policy.Content = '{"Version":"2012-10-17","Statement":[]}';
        }
        for (const account of organizations.accounts.slice(1)) {
          if (loses()) account.parent = organizations.root;
          if (loses()) account.Name = 'changed';
        }
        for (const set of identity.permissionSets) if (loses()) set.InlinePolicy = '';
        for (const tags of organizations.tags.values())
          if (loses() && tags.size > 0 && !organizations.policies.some(({ Id }) => organizations.tags.get(Id) === tags)) tags.clear();
        if (loses()) organizations.policyTypes.clear();
        if (loses()) organizations.services.clear();
        await apply(cloud, desired);
        expect(await differencesIn(cloud, desired)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
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

describe('what exists already', () => {
  it('is adopted: an account by its e-mail address in any case, a unit by its path', async () => {
    const cloud = new ModelCloud();
    const { organizations } = cloud;
    organizations.operations['CreateOrganization']?.({});
    organizations.accounts.push({
      Id: '333333333333',
      Name: 'Old one',
      Email: 'AWS+Harbor-DEV@harbor.example',
      State: 'ACTIVE',
      parent: organizations.root,
    });
    organizations.units.push({ Id: 'ou-root-harbor', Name: 'harbor', parent: organizations.root });
    const desired = desiredOf(HARBOR);
    const { accounts } = await apply(cloud, desired);
    expect(accounts['dev']).toBe('333333333333');
    expect(organizations.accounts.find(({ Id }) => Id === '333333333333')?.Name).toBe('harbor-dev');
    expect(organizations.units.filter(({ Name }) => Name === 'harbor')).toHaveLength(1);
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('of another project stays as it is, also where one name begins with the other', async () => {
    const { cloud, desired } = await applied();
    const other = desiredOf({ name: 'harbor-two' });
    const before = cloud.organizations.policies.map(({ Name, Content }) => [Name, Content]);
    await apply(cloud, other);
    expect(await differencesIn(cloud, desired)).toEqual([]);
    expect(await differencesIn(cloud, other)).toEqual([]);
    expect(cloud.organizations.policies.slice(0, before.length).map(({ Name, Content }) => [Name, Content])).toEqual(before);
    await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    expect(await differencesIn(cloud, other)).toEqual([]);
  });

  it("and has our name but isn't ours is refused in words, all of it at once, with nothing changed", async () => {
    const cloud = new ModelCloud();
    const { organizations, identity } = cloud;
    organizations.operations['CreateOrganization']?.({});
    organizations.operations['CreatePolicy']?.({
      Name: 'harbor-guardrails',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: '{}',
      Description: '',
    });
    organizations.operations['CreateOrganizationalUnit']?.({ ParentId: organizations.root, Name: 'harbor' });
    organizations.accounts.push({
      Id: '444444444444',
      Name: 'Finance',
      Email: 'finance@elsewhere.example',
      State: 'ACTIVE',
      parent: organizations.units[0]?.Id ?? '',
    });
    organizations.accounts.push({
      Id: '555555555555',
      Name: 'gone',
      Email: 'aws+harbor-dev@harbor.example',
      State: 'SUSPENDED',
      parent: organizations.root,
    });
    identity.operations['CreateGroup']?.({ DisplayName: 'harbor-developers', Description: 'by hand' });
    identity.operations['CreatePermissionSet']?.({
      Name: 'harbor-Operator',
      Description: 'of somebody [landfall:project=other]',
      SessionDuration: 'PT1H',
    });
    expect(await problemsOf(apply(cloud, desiredOf(HARBOR)))).toEqual([
      'unit harbor was not made by Landfall and holds account Finance, on which the guardrails would fall',
      'policy harbor-guardrails (p-00000001) was not made by Landfall',
      'aws+harbor-dev@harbor.example belongs to account 555555555555, which is SUSPENDED',
      'group harbor-developers was not made by Landfall',
      'permission set harbor-Operator belongs to the project other',
    ]);
    expect(cloud.writes()).toEqual([]);
  });

  it('may be a closed account that nobody wants: it is in nobody’s way', async () => {
    const { cloud, desired } = await applied();
    cloud.organizations.accounts.push({
      Id: '666666666666',
      Name: 'old',
      Email: 'old@harbor.example',
      State: 'SUSPENDED',
      parent: 'ou-root-00000001',
    });
    expect(await differencesIn(cloud, desired)).toEqual([]);
  });

  it('is not looked for by a member of the organization', async () => {
    const { cloud, desired } = await applied();
    await expect(observeOrganization({ ...cloud.access, id: '222222222222' }, desired)).rejects.toMatchObject({
      code: 'NotManagementAccount',
    });
  });
});

describe('an organization without Identity Center', () => {
  it('gets everything but people’s access, and the next run gives that', async () => {
    const cloud = new ModelCloud();
    cloud.identity.enabled = false;
    const desired = desiredOf(HARBOR);
    const { handSteps, accounts } = await apply(cloud, desired);
    expect(handSteps.map(({ code, fix }) => [code, fix])).toEqual([
      ['IdentityCenterMissing', expect.stringContaining('https://eu-central-1.console.aws.amazon.com/singlesignon/')],
    ]);
    expect(Object.keys(accounts)).toHaveLength(5);
    expect((await differencesIn(cloud, desired)).map(({ kind }) => kind)).toContain('identity-center');
    cloud.identity.enabled = true;
    expect((await apply(cloud, desired)).handSteps).toEqual([]);
    expect(await differencesIn(cloud, desired)).toEqual([]);
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

describe('removal', () => {
  it('takes policies and access away, keeps accounts and says why, and applying again brings all back', async () => {
    const { cloud, desired } = await applied();
    const accounts = structuredClone(cloud.organizations.accounts);
    const { kept } = await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    expect(cloud.organizations.policies).toEqual([]);
    expect([cloud.identity.groups, cloud.identity.memberships, cloud.identity.permissionSets, cloud.identity.assignments].flat()).toEqual(
      [],
    );
    expect(cloud.organizations.accounts).toEqual(accounts);
    expect(new Set(kept.map(({ kind }) => kind))).toEqual(
      new Set(['account', 'unit', 'user', 'organization', 'policy-type', 'trusted-access']),
    );
    expect(kept.every(({ reason }) => reason.length > 0)).toBe(true);
    await apply(cloud, desired);
    expect(await differencesIn(cloud, desired)).toEqual([]);
    expect(cloud.organizations.accounts).toHaveLength(accounts.length);
  });

  it('deletes units that hold nothing, from the deepest up', async () => {
    const { cloud, desired } = await applied({ name: 'harbor', environments: { play: 'playground' } });
    await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    expect(cloud.organizations.units.map(({ Name }) => Name)).toEqual(['harbor', 'playground']);
  });

  it('keeps a permission set that somebody assigned to somebody else', async () => {
    const { cloud, desired } = await applied();
    const operator = cloud.identity.permissionSets.find(({ Name }) => Name === 'harbor-Operator');
    cloud.identity.assignments.push({
      AccountId: '777777777777',
      PermissionSetArn: operator?.PermissionSetArn ?? '',
      PrincipalId: 'somebody',
    });
    const { kept, changes } = await removeOrganization({ desired, access: cloud.access, report: silent, wait: cloud.wait });
    expect(kept).toContainEqual({
      kind: 'permission-set',
      name: 'harbor-Operator',
      reason: "it is assigned to somebody whom the project doesn't know",
    });
    expect(changes.map(({ name }) => name)).not.toContain('harbor-Operator');
    expect(cloud.identity.permissionSets).toEqual([operator]);
  });

  it('of what was never made does nothing', async () => {
    const cloud = new ModelCloud();
    const { changes, kept } = await removeOrganization({
      desired: desiredOf(HARBOR),
      access: cloud.access,
      report: silent,
      wait: cloud.wait,
    });
    expect([changes, kept, cloud.writes()]).toEqual([[], [], []]);
  });
});
