import type { Doubt, Edge, Hold, Passage } from '../../edge.ts';
import { factsOf } from '../../facts/facts.ts';
import { accountOf, wholeAccount } from '../../holds.ts';
import type { World } from '../../world.ts';
import { byAws, stated } from './grounds.ts';
import { enterable, managementAccount } from './organization.ts';

const ACTION = 'sts:AssumeRoot';

/**
 * Centralized root access: the management account, or the delegated administrator of IAM, opens a session of a member's root that can take
 * bucket and queue policies away and make a root password (IAM User Guide, "Centrally manage root access for member accounts"). It is taken
 * to be switched on unless a fact says that it isn't: whoever may open the sessions may mostly switch it on, too.
 */
export const rootSessions: Edge = {
  id: 'root-sessions',
  title: 'who may open a session of a member account’s root',
  covers: [],
  *find(world) {
    const management = managementAccount(world);
    const facts = factsOf(world, 'root-sessions');
    if (facts.length > 0 && facts.every(({ fact }) => !fact.enabled)) return;
    const delegates = (world.estate.organization?.delegatedAdministrators ?? []).flatMap(({ account, service }, index) =>
      service === 'iam.amazonaws.com' ? [{ account, place: `organization.delegatedAdministrators[${index}]` }] : [],
    );
    for (const opener of [...(management === undefined ? [] : [{ account: management, place: undefined }]), ...delegates]) {
      for (const account of enterable(world)) if (account !== opener.account) yield* opened(world, opener, account);
    }
  },
};

function* opened(
  world: World,
  { account: opener, place }: { readonly account: string; readonly place: string | undefined },
  account: string,
): Generator<Passage | Doubt> {
  const arn = `arn:aws:iam::${account}:root`;
  const to: Hold = wholeAccount(account);
  const because =
    place === undefined
      ? byAws(`root sessions of the management account ${opener}`)
      : stated(`delegated administrator of iam.amazonaws.com`, place);
  // The service itself lets the caller's account in; what remains to be asked is what the caller's own policies say.
  const service = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${opener}:root` }, Action: ACTION, Resource: '*' }],
  };
  for (const caller of world.callers({ actions: [ACTION], arn, account, policies: [{ name: because.policy, document: service }] })) {
    if (caller.from !== undefined && accountOf(caller.from) !== opener) continue;
    if ('why' in caller) yield { ...caller, to };
    else
      yield {
        from: caller.from,
        to,
        step: {
          kind: 'assume',
          action: ACTION,
          to: arn,
          because: [because, ...caller.because.filter(({ policy }) => policy !== because.policy)],
        },
      };
  }
}
