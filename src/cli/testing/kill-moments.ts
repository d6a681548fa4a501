/** Numbers from 0 to 1 that follow from the seed alone (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a run says as it goes, in milliseconds since it began; the first entry is its start and the last one its end. */
export type Timeline = readonly { readonly key: string; readonly at: number }[];

/** A moment of a run: so many milliseconds after it has come as far as an entry of an undisturbed run's timeline. */
export interface Moment {
  readonly after: number;
  readonly key: string;
  readonly wait: number;
}

/**
 * One moment before the first thing that is said, while everything is made ready, and `count` in the time from then on, each from a part
 * of its own. A moment is told by what was reached, as a run that goes on where another stopped, or on a slower machine, gets there at
 * another time.
 */
export function drawMoments(timeline: Timeline, count: number, random: () => number): readonly Moment[] {
  const [first = 0, end = 0] = [timeline[1]?.at, timeline.at(-1)?.at];
  const times = Array.from({ length: count }, (_, index) => first + ((end - first) * (index + random())) / count);
  return [first * random(), ...times].map((at) => {
    const after = timeline.findLastIndex((entry) => entry.at <= at);
    const { key, at: reached } = timeline[after] ?? { key: 'start', at: 0 };
    return { after, key, wait: Math.round(at - reached) };
  });
}

/** How far along a timeline a run has come that has just said `line`; what it finds done already counts as done. */
export function placeOf(timeline: Timeline, line: string): number {
  const key = keyOf(line);
  return key === undefined ? -1 : timeline.findIndex((entry) => entry.key === key);
}

/** Of an event, as `up --json` prints it. Undefined for what isn't said once at a certain point. */
export function keyOf(line: string): string | undefined {
  const { type, account, subject, state } = JSON.parse(line) as Readonly<Record<string, string | undefined>>;
  if (type !== 'step' || state === 'progress') return undefined;
  return `${account} ${subject} ${state === 'skipped' ? 'done' : state}`;
}
