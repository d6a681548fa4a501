import type { Edge, Hold } from '../../edge.ts';
import { factsOf } from '../../facts/facts.ts';
import { wholeAccount } from '../../holds.ts';
import { stated } from './grounds.ts';

/**
 * A job runs on somebody's machine, and whoever owns the machine has the job's identity. Where a runner serves an account, or a role in it,
 * its owner has that; no template shows it.
 */
export const runners: Edge = {
  id: 'runners',
  title: 'whose machines run jobs that have an identity elsewhere',
  covers: [],
  *find(world) {
    for (const { fact, place } of factsOf(world, 'runner')) {
      for (const served of fact.serves) {
        const account = /^\d{12}$/.test(served) ? served : (/^arn:aws[\w-]*:[a-z]+::(\d{12}):/.exec(served)?.[1] ?? idOf(world, served));
        if (account === undefined) {
          yield { from: wholeAccount(fact.account), place, why: `there is no account ${served} for the runner to serve` };
          continue;
        }
        if (account === fact.account) continue;
        const arn = served.startsWith('arn:') ? served : `arn:aws:iam::${account}:root`;
        const to: Hold = arn.includes(':role/') ? { kind: 'principal', account, arn, of: 'role' } : wholeAccount(account);
        const because = [stated(`jobs of ${served} run on a runner in account ${fact.account}`, place)];
        yield { from: wholeAccount(fact.account), to, step: { kind: 'assume', action: 'sts:AssumeRoleWithWebIdentity', to: arn, because } };
      }
    }
  },
};

function idOf(
  { estate }: { readonly estate: { readonly accounts: readonly { readonly id: string; readonly name?: string }[] } },
  name: string,
) {
  return estate.accounts.find((account) => account.name === name)?.id;
}
