import { inParallel } from '../calls.ts';
import { differences } from '../differences.ts';
import { anywhere, neverDone, type Kind } from '../kind.ts';
import { READS_AT_ONCE, type Look } from '../look.ts';
import type { DesiredUser, SeenUser } from '../structure/people.ts';
import { identityCenter } from './identity-center.ts';

/** People, found by e-mail address and made where missing. One that exists is never changed: a directory may be its source. */
export const users: Kind<DesiredUser, SeenUser> = {
  kind: 'user',
  title: 'people',
  permissions: anywhere('identitystore:CreateUser', 'identitystore:GetUserId'),
  quotas: [
    {
      name: 'characters of a user name',
      value: 128,
      source: 'https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html',
    },
  ],
  desired: ({ organization: { access } }) =>
    [...new Set(Object.values(access).flatMap((people) => people.map((email) => email.toLowerCase())))].map((email) => ({ email })),
  async observe(look) {
    const [center] = await look.of(identityCenter);
    if (center === undefined) return [];
    const found = await inParallel(look.desired.users, READS_AT_ONCE, async ({ email }) => {
      const id =
        (await userId(look, center.identityStoreId, 'emails.value', email)) ??
        (await userId(look, center.identityStoreId, 'userName', email));
      return id === undefined ? [] : [{ email, id }];
    });
    return found.flat();
  },
  limits: (desired) =>
    desired.users
      .filter(({ email }) => email.length > 128)
      .map(({ email }) => ({ path: 'organization.access', message: `${email} has more than 128 characters` })),
  problems: () => [],
  compare: (desired, observed) => differences({ kind: 'user', desired: desired.users, seen: observed.users, name: ({ email }) => email }),
  async apply({ name: email }, { call, clients, ids }) {
    const { UserId } = await call(`call CreateUser ${email}`, () =>
      clients.identityStore.createUser({
        IdentityStoreId: ids.identityCenter().identityStoreId,
        UserName: email,
        DisplayName: email,
        Name: nameOf(email),
        Emails: [{ Value: email, Type: 'work', Primary: true }],
      }),
    );
    ids.users.set(email, UserId ?? '');
  },
  remove: async (change) => neverDone(change),
};

async function userId({ call, clients }: Look, store: string, attribute: string, value: string): Promise<string | undefined> {
  const answer = await call(
    `call GetUserId ${value}`,
    () =>
      clients.identityStore.getUserId({
        IdentityStoreId: store,
        AlternateIdentifier: { UniqueAttribute: { AttributePath: attribute, AttributeValue: value } },
      }),
    { expect: ['ResourceNotFoundException'] },
  );
  return answer?.UserId;
}

/** AWS wants both parts of a name; the person can correct them. `ada.lovelace@…` is Ada Lovelace. */
function nameOf(email: string): { readonly GivenName: string; readonly FamilyName: string } {
  const [given = email, ...family] = (email.split('@')[0] ?? email)
    .split(/[._+-]+/)
    .filter((part) => part !== '')
    .map(capital);
  return { GivenName: given, FamilyName: family.length === 0 ? given : family.join(' ') };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
