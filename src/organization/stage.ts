import type { Report } from '../report/index.ts';
import { inParallel } from './calls.ts';
import type { Kind, OrganizationChange } from './kind.ts';
import type { Work } from './work.ts';

/** The row of all events of this room. */
export const ROW = 'organization';

type AnyKind = Kind<unknown, unknown>;

/** How many stages there will be. Identity Center is made by hand, so it has none. */
export function stagesOf(changes: readonly OrganizationChange[]): number {
  return new Set(changes.map(({ kind }) => kind).filter((kind) => kind !== 'identity-center')).size;
}

/** Makes the changes of one kind true, `limit` at once, and says so. */
export async function stage(
  kind: AnyKind,
  changes: readonly OrganizationChange[],
  { work, report, limit }: { readonly work: Work; readonly report: Report; readonly limit: number },
): Promise<void> {
  const ours = changes.filter((change) => change.kind === kind.kind);
  if (ours.length === 0) return;
  const about = { type: 'step' as const, account: ROW, subject: kind.title, total: ours.length };
  let finished = 0;
  report.emit({ ...about, state: 'started', finished });
  try {
    await inParallel(ours, limit, async (change) => {
      report.emit({ ...about, state: 'progress', finished, detail: change.name });
      await (change.action === 'delete' ? kind.remove(change, work) : kind.apply(change, work));
      finished += 1;
    });
  } catch (error) {
    report.emit({ ...about, state: 'failed', finished, detail: error instanceof Error ? error.message : String(error) });
    throw error;
  }
  report.emit({ ...about, state: 'done', finished });
}

/** Runs branches side by side; waits for all before it throws the first one's error, so that nothing goes on behind it. */
export async function sideBySide(...branches: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(branches);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
