import { type Reach, reach } from '../../../isolation/index.ts';
import { Draft, type EstateFiles } from './draft.ts';
import type { Opening } from './mutation.ts';

/** What becomes of prod's isolation by a change. */
export function judged(files: EstateFiles, change: (draft: Draft) => void): { readonly result: Reach; readonly draft: Draft } {
  const draft = new Draft(files);
  change(draft);
  return { result: reach(draft.estate(), 'prod'), draft };
}

/** Paths as text, for a test that fails: who, by which steps, on which grounds. */
export function shownPaths({ result, draft }: ReturnType<typeof judged>): readonly string[] {
  return result.paths.map(
    (path) =>
      `${starterOf(draft, path)}: ${path.steps.map(({ kind, because }) => `${kind} [${because.map(({ resource }) => resource).join()}]`).join(', ')}`,
  );
}

/** Whether the result has what an opening must show. */
export function shows({ from, kind, because, doubt }: Opening, { result, draft }: ReturnType<typeof judged>): boolean {
  if (doubt !== undefined) return result.unknown.some(({ why }) => doubt.test(why));
  return result.paths.some((path) => {
    const isFrom = from === undefined || starterOf(draft, path).includes(from);
    const isKind = kind === undefined || path.steps.at(-1)?.kind === kind;
    const grounds = path.steps.flatMap((step) => step.because);
    return isFrom && isKind && (because === undefined || grounds.some(({ resource }) => resource?.startsWith(because)));
  });
}

function starterOf(draft: Draft, { from }: Reach['paths'][number]): string {
  if (from.kind === 'anyone') return 'anyone';
  const name = draft.description.accounts.find(({ id }: { readonly id: string }) => id === from.account)?.name;
  return from.kind === 'account' ? (name ?? from.id) : `${from.kind} ${from.id} of ${name ?? from.account}`;
}
