import type { SourcedPolicy } from '../../access/index.ts';
import type { GivenValue } from '../../iam/index.ts';
import type { Asking } from './asking.ts';
import type { Guise } from './guise.ts';
import { ownLimits } from './his-own.ts';
import type { KnownActor, Surroundings } from './surroundings.ts';
import { tagOf } from './tags.ts';

const NONE: readonly SourcedPolicy[] = [];

/** Who has got hold of a role or user that the estate holds: its policies are what they are, its sessions are his to name. */
export function* actorGuises(around: Surroundings, actor: KnownActor, isBound: () => boolean, asking: Asking): Generator<Guise> {
  const { found } = actor;
  const account = found.account;
  const place = account === undefined ? undefined : around.placeOf(account, 'principal');
  const belongings = around.belongingsOf(account?.id ?? '');
  const fixed: Record<string, GivenValue> = {
    ...place?.fixed,
    ...(account === undefined ? {} : { 'kms:calleraccount': account.id, 'aws:sourceowner': account.id }),
  };
  const common: Omit<Guise, 'principal'> = {
    account: account?.id,
    identity: found.identity,
    boundary: found.boundary,
    session: NONE,
    isBound,
    fixed,
    limits: (key) => tagLimits(around, actor, key) ?? place?.limits(key) ?? ownLimits(key, belongings),
  };
  yield { ...common, principal: found.name };
  const [, name] = /:role\/(?:.*\/)?([^/]+)$/.exec(found.name) ?? [];
  if (name === undefined || account === undefined) return;
  for (const principal of new Set(asking.naming.names)) {
    if (!/[*?<$]/.test(principal) && principal.includes(`:sts::${account.id}:assumed-role/${name}/`))
      yield { ...common, principal, fixed: { ...fixed, 'aws:principalarn': found.name } };
  }
}

function tagLimits(around: Surroundings, { resource, mayTagSession }: KnownActor, key: string) {
  if (mayTagSession || resource === undefined || !key.startsWith('aws:principaltag/')) return undefined;
  return { only: [tagOf(around.text, resource, key.slice('aws:principaltag/'.length))] };
}
