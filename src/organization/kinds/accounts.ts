import type { Problem } from '../../report/index.ts';
import { createAccount, creationsInProgress } from '../account-creation.ts';
import { listAccounts } from '../account-listing.ts';
import { inParallel } from '../calls.ts';
import { propertyChanges } from '../differences.ts';
import { anywhere, neverDone, type Kind, type OrganizationChange } from '../kind.ts';
import { READS_AT_ONCE, type Look } from '../look.ts';
import { notOurs, ownerByTag, PROJECT_TAG, projectTag } from '../ownership.ts';
import type { DesiredAccount, SeenAccount } from '../structure/accounts.ts';
import type { Work } from '../work.ts';
import { accountsIn, unitOf, units } from './units.ts';

const REMEDIES: Readonly<Record<string, string>> = {
  SUSPENDED: 'Have AWS Support reopen it within 90 days of its closure, or give the environment another e-mail address.',
  PENDING_CLOSURE: 'Wait until it is closed, then give the environment another e-mail address: the old one stays taken.',
  CLOSED: 'Give the environment another e-mail address.',
  PENDING_ACTIVATION: 'Wait some minutes, then run the command again.',
};

/**
 * Accounts, found by their e-mail address, which is unique in all of AWS. One that exists is taken over: moved to its unit, named and marked.
 * The management account is never changed, and no account is ever closed here.
 */
export const accounts: Kind<DesiredAccount, SeenAccount> = {
  kind: 'account',
  title: 'accounts',
  permissions: anywhere(
    'account:PutAccountName',
    'organizations:CreateAccount',
    'organizations:DescribeCreateAccountStatus',
    'organizations:ListAccounts',
    'organizations:ListAccountsForParent',
    'organizations:ListCreateAccountStatus',
    'organizations:ListParents',
    'organizations:ListTagsForResource',
    'organizations:MoveAccount',
    'organizations:TagResource',
  ),
  quotas: [
    {
      name: 'accounts in an organization',
      value: 10,
      source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
    },
    {
      name: 'characters of an account name',
      value: 50,
      source: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html',
    },
    {
      name: 'characters of an e-mail address',
      value: 64,
      source: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html',
    },
  ],
  desired: ({ name, environments }) =>
    environments.map((environment) => ({
      key: environment.name,
      name: environment.accountName,
      email: environment.email.toLowerCase(),
      unit: unitOf(name, environment.tier),
    })),
  async observe(look) {
    const byEmail = new Map(look.desired.accounts.map((account) => [account.email, account]));
    const all = await listAccounts(look);
    const found = all.flatMap((account) => {
      const wanted = byEmail.get(account.email);
      return wanted === undefined ? [] : [{ ...account, key: wanted.key }];
    });
    const parents = await parentsOf(look, found);
    return inParallel(found, READS_AT_ONCE, async (account) => {
      const { Tags } = await look.call(`call ListTagsForResource ${account.name}`, () =>
        look.clients.organizations.listTagsForResource({ ResourceId: account.id }),
      );
      return { ...account, ...(parents.get(account.id) ?? { parent: '', unit: undefined }), owner: ownerByTag(Tags) };
    });
  },
  limits: (desired) => [
    ...desired.accounts.flatMap(({ key, name, email }) => [
      ...(name.length > 50
        ? [{ path: `environments.${key}`, message: `account name ${name} has more than 50 characters`, fix: 'Shorten the name.' }]
        : []),
      ...(email.length < 6 || email.length > 64
        ? [{ path: `environments.${key}.email`, message: `${email} does not have 6 to 64 characters`, fix: 'Give it a shorter address.' }]
        : []),
    ]),
    ...sameAddress(desired.accounts),
  ],
  problems: ({ project }, observed) =>
    observed.accounts.flatMap(({ key, id, email, state, owner }) => {
      const path = `environments.${key}.email`;
      if (observed.organization.some(({ managementAccount }) => managementAccount === id)) {
        return [{ path, message: `${email} is the management account's address`, fix: 'Give the environment an address of its own.' }];
      }
      if (state !== 'ACTIVE') {
        return [
          {
            path,
            message: `${email} belongs to account ${id}, which is ${state}`,
            ...(REMEDIES[state] === undefined ? {} : { fix: REMEDIES[state] }),
          },
        ];
      }
      if (owner !== undefined && owner !== project) {
        return [
          {
            path,
            message: `${email} belongs to account ${id}, which ${notOurs(owner)}`,
            fix: 'Give the environment an address of its own.',
          },
        ];
      }
      return [];
    }),
  compare: ({ project, accounts: wanted }, observed) => {
    const seen = new Map(observed.accounts.map((account) => [account.email, account]));
    return wanted.flatMap((account): readonly OrganizationChange[] => {
      const present = seen.get(account.email);
      const after = { email: account.email, name: account.name, unit: account.unit, [`tag ${PROJECT_TAG}`]: project };
      const about = { kind: 'account' as const, name: account.name, account: account.key };
      if (present === undefined) {
        const creating = observed.creations.includes(account.name);
        return [
          {
            ...about,
            action: 'create',
            properties: propertyChanges({}, after),
            ...(creating ? { reason: 'AWS is creating it already: it is waited for' } : {}),
          },
        ];
      }
      const { email, name, unit, parent, owner } = present;
      const properties = propertyChanges({ email, name, unit: unit ?? parent, [`tag ${PROJECT_TAG}`]: owner }, after);
      return properties.length === 0 ? [] : [{ ...about, action: 'update', properties }];
    });
  },
  async apply(change, work) {
    const wanted = work.desired.accounts.find(({ key }) => key === change.account);
    if (wanted === undefined) return neverDone(change);
    const seen = work.observed.accounts.find(({ key }) => key === wanted.key) ?? (await createAccount(wanted, work));
    work.ids.accounts.set(wanted.key, seen.id);
    await settle(wanted, seen, work);
  },
  remove: async (change) => neverDone(change),
};

/** Creations that AWS is at. Only asked for where an account is missing. */
export const creations = {
  async observe(look: Look): Promise<readonly string[]> {
    const found = new Set((await look.of(accounts)).map(({ email }) => email));
    if (look.desired.accounts.every(({ email }) => found.has(email))) return [];
    return (await creationsInProgress(look)).map(({ name }) => name);
  },
};

type Present = Pick<SeenAccount, 'id' | 'name' | 'parent'> & ({ readonly owner: string | undefined } | { readonly isNew: boolean });

/** Moves, names and marks an account: each only where it isn't so already. */
async function settle(wanted: DesiredAccount, present: Present, { call, clients, desired, ids }: Work): Promise<void> {
  const { id, parent } = present;
  const unit = ids.unit(wanted.unit);
  // An account made a moment ago isn't known everywhere at once.
  const passing = ['AccountNotFoundException', 'TargetNotFoundException'];
  if (parent !== unit) {
    await call(
      `call MoveAccount ${wanted.name}`,
      () => clients.organizations.moveAccount({ AccountId: id, SourceParentId: parent, DestinationParentId: unit }),
      { passing, expect: ['DuplicateAccountException'] },
    );
  }
  if (present.name !== wanted.name) {
    await call(`call PutAccountName ${wanted.name}`, () => clients.account.putAccountName({ AccountId: id, AccountName: wanted.name }));
  }
  const isMarked = 'isNew' in present ? present.isNew : present.owner === desired.project;
  if (!isMarked) {
    await call(
      `call TagResource ${wanted.name}`,
      () => clients.organizations.tagResource({ ResourceId: id, Tags: [projectTag(desired.project)] }),
      { passing },
    );
  }
}

/** Where accounts lie: a call for each unit in which some should be, and one more for each account that isn't there. */
async function parentsOf(
  look: Look,
  found: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, { readonly parent: string; readonly unit: string | undefined }>> {
  const homes = new Set(look.desired.accounts.map(({ unit }) => unit));
  const known = await look.of(units);
  const byId = new Map(known.map(({ id, path }) => [id, path]));
  const parents = new Map<string, { readonly parent: string; readonly unit: string | undefined }>();
  await inParallel(
    known.filter(({ path }) => homes.has(path)),
    READS_AT_ONCE,
    async ({ id, path }) => {
      for (const account of await accountsIn(look, id)) parents.set(account.id, { parent: id, unit: path });
    },
  );
  await inParallel(
    found.filter(({ id }) => !parents.has(id)),
    READS_AT_ONCE,
    async ({ id }) => {
      const { Parents } = await look.call(`call ListParents ${id}`, () => look.clients.organizations.listParents({ ChildId: id }));
      const parent = Parents?.[0]?.Id ?? '';
      parents.set(id, { parent, unit: byId.get(parent) });
    },
  );
  return parents;
}

function sameAddress(wanted: readonly DesiredAccount[]): readonly Problem[] {
  return wanted.flatMap(({ key, email }, index) => {
    const first = wanted.findIndex((other) => other.email === email);
    return first === index ? [] : [{ path: `environments.${key}.email`, message: `${email} is the address of ${wanted[first]?.key}, too` }];
  });
}
