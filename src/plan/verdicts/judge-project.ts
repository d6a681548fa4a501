import type { Account, Estate } from '../../estate/index.ts';
import { type JudgedWaiver, judge } from '../../guidelines/index.ts';
import { reach } from '../../isolation/index.ts';
import type { IsolationVerdict, Verdicts } from './verdicts.ts';

/** What of the verdicts follows from the project alone, and the last day on which it does: null where no waiver expires. */
export interface JudgedProject extends Omit<Verdicts, 'permissions'> {
  readonly until: string | null;
}

/** Accounts that nobody of another environment may reach, the most important first. */
const PROTECTED: readonly Account['tier'][] = ['production', 'management', 'acceptance'];

/**
 * To look for ways into one account takes about a millisecond for each resource of the estate. An estate of which that would be more than this
 * many has the rest looked at by `landfall reach`.
 */
const MOST_LOOKS = 20_000;

export async function judgeProject(estate: Estate, today: string): Promise<JudgedProject> {
  const { RULES } = await import('../../guidelines/rules/index.ts');
  const { result: guidelines } = judge(estate, { rules: RULES, today });
  const wanted = PROTECTED.flatMap((tier) => estate.accounts.filter((account) => account.tier === tier));
  const most = Math.max(1, Math.floor(MOST_LOOKS / Math.max(1, estate.resources().length)));
  const first = new Set(wanted.slice(0, most));
  const looked = estate.accounts.filter((account) => first.has(account));
  const left = wanted.filter((account) => !first.has(account));
  return {
    until: firstExpiry(guidelines.waivers, today),
    guidelines,
    isolation: looked.map(({ id, name }) => isolationOf(estate, name ?? id)),
    isolationLeftOut: left.map(({ id, name }) => name ?? id),
  };
}

function isolationOf(estate: Estate, name: string): IsolationVerdict {
  const { environment, account, proven, paths, morePaths, allowed, unknown, assumptions } = reach(estate, name);
  return { environment, account, proven, paths, morePaths, allowed, unknown, assumptions };
}

function firstExpiry(waivers: readonly JudgedWaiver[], today: string): string | null {
  const days = waivers.flatMap(({ expires }) => (expires !== null && expires >= today ? [expires] : []));
  return days.toSorted()[0] ?? null;
}
