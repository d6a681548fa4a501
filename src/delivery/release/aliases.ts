import { LandfallError } from '../../report/index.ts';
import type { FunctionAlias, FunctionCode } from './ports.ts';

/** An alias as it was read before the release began, and the version it shall point to. */
export interface AliasMove {
  /** The function's name in Lambda. */
  readonly name: string;
  readonly from: FunctionAlias;
  readonly to: string;
}

/**
 * Moves all aliases or none: when one is refused, those that moved are moved back. They move at once, as requests meanwhile meet
 * both versions. Throws the refusal.
 */
export async function moveAliases(functions: FunctionCode, moves: readonly AliasMove[]): Promise<void> {
  const due = moves.filter(({ from, to }) => from.version !== to);
  const results = await Promise.allSettled(due.map((move) => moveAlias(functions, move)));
  const refusal = results.find((result) => result.status === 'rejected');
  if (refusal === undefined) return;
  const stuck: string[] = [];
  await Promise.all(
    results.map(async (result, index) => {
      const move = due[index];
      if (result.status === 'rejected' || move === undefined) return;
      await functions.moveAlias(move.name, move.from.version, result.value.revision).catch(() => stuck.push(move.name));
    }),
  );
  const outcome =
    stuck.length === 0 ? 'every function runs what it ran before' : `moved already and not back: ${stuck.toSorted().join(', ')}`;
  throw new LandfallError('AliasNotMoved', `${messageOf(refusal.reason)}; ${outcome}`, {
    fault: 'cloud',
    cause: refusal.reason,
    fix: 'release again',
  });
}

/** A move whose answer got lost is refused when the SDK repeats it, as the alias has another revision by then. */
async function moveAlias(functions: FunctionCode, { name, from, to }: AliasMove): Promise<FunctionAlias> {
  try {
    return await functions.moveAlias(name, to, from.revision);
  } catch (error) {
    const now = await functions.alias(name).catch(() => undefined);
    if (now?.version === to) return now;
    throw error;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
