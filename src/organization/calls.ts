import { translateCloudError } from '../cloud/index.ts';

/** Milliseconds between tries double from the first to the longest: some three minutes in all. */
const FIRST_DELAY = 500;
const LONGEST_DELAY = 20_000;
const TRIES = 14;

/** Refusals that pass by themselves: throttling, and changes of one organization that AWS makes one after the other. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'ConcurrentModificationException',
  'FinalizingOrganizationException',
  'InternalServerException',
  'PolicyChangesInProgressException',
  // The type was enabled a moment ago; AWS reports it before it can be used.
  'PolicyTypeNotEnabledException',
  'ServiceException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

export type Wait = (milliseconds: number) => Promise<void>;

interface CallOptions {
  /** Names of refusals that are an answer: the call then gives undefined. */
  readonly expect?: readonly string[];
  /** Further refusals that pass by themselves here, such as a thing made a moment ago that isn't found yet. */
  readonly passing?: readonly string[];
}

/** Makes a call until AWS takes it; `what` names it in the error, such as `call CreatePolicy harbor-guardrails`. */
export interface Call {
  <Answer>(
    what: string,
    operation: () => Promise<Answer>,
    options: CallOptions & { readonly expect: readonly string[] },
  ): Promise<Answer | undefined>;
  <Answer>(what: string, operation: () => Promise<Answer>, options?: CallOptions): Promise<Answer>;
}

export function calling(wait: Wait): Call {
  async function call<Answer>(what: string, operation: () => Promise<Answer>, options: CallOptions = {}): Promise<Answer | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await operation();
      } catch (error) {
        const name = error instanceof Error ? error.name : '';
        if (options.expect?.includes(name) === true) return undefined;
        const passes = TRANSIENT.has(name) || options.passing?.includes(name) === true;
        if (!passes || attempt === TRIES) throw translateCloudError(error, what);
        await wait(Math.min(FIRST_DELAY * 2 ** (attempt - 1), LONGEST_DELAY) * (0.5 + Math.random() / 2));
      }
    }
  }
  return call as Call;
}

/** All items of a listing that comes in pages. */
export async function pages<Item>(
  page: (token: string | undefined) => Promise<{ readonly items: readonly Item[] | undefined; readonly next: string | undefined }>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  let token: string | undefined;
  do {
    const { items, next } = await page(token);
    all.push(...(items ?? []));
    token = next === '' ? undefined : next;
  } while (token !== undefined);
  return all;
}

/** Asks until there is an answer; throws what `overdue` gives when `minutes` have passed. */
export async function until<Answer>(
  ask: () => Promise<Answer | undefined>,
  { wait, minutes, overdue }: { readonly wait: Wait; readonly minutes: number; readonly overdue: () => Error },
): Promise<Answer> {
  let waited = 0;
  for (let delay = FIRST_DELAY; ; delay = Math.min(delay * 1.5, 10_000)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (waited > minutes * 60_000) throw overdue();
    await wait(delay);
    waited += delay;
  }
}

/** Runs over all items, at most `limit` at once, and gives the results in order. Waits for what runs before it throws the first error. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      const index = next;
      next += 1;
      try {
        results[index] = await run(items[index] as Item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}
