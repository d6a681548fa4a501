import type { Capture } from './capture.ts';
import { Terminal } from './terminal.ts';
import type { Row } from './terminal.ts';

/** A screen, and how long it is shown in seconds. */
export interface Frame {
  readonly screen: readonly Row[];
  readonly seconds: number;
}

/** A line worth reading: the film stops when it first appears. */
export interface Moment {
  readonly line: RegExp;
  readonly seconds: number;
}

export interface FilmOptions {
  readonly moments: readonly Moment[];
  /** How long the last screen stays, before the film begins again. */
  readonly ending: number;
  /** How long everything else takes at most, however long it took in truth. */
  readonly between: number;
  /** Frames of it that are kept at most, the moments not counted. */
  readonly frames: number;
}

interface State {
  readonly at: number;
  readonly screen: readonly Row[];
  /** Seconds that a moment holds it; 0 for none. */
  readonly hold: number;
}

/** Makes a film of a capture: waiting is shortened, and the moments are held. */
export function filmOf(capture: Capture, options: FilmOptions): readonly Frame[] {
  const states = thin(statesOf(capture, options.moments), options.frames);
  const real = states.map(({ at }, index) => (states[index + 1]?.at ?? at) - at);
  const total = real.reduce((sum, seconds) => sum + seconds, 0);
  const scale = total > options.between ? options.between / total : 1;
  return states.map(({ screen, hold }, index) => {
    if (index === states.length - 1) return { screen, seconds: Math.max(hold, options.ending) };
    return { screen, seconds: Math.max(hold, (real[index] ?? 0) * scale) };
  });
}

export function textOf(screen: readonly Row[]): string {
  return screen
    .map((row) => row.reduce((line, { column, text }) => line.padEnd(column) + text, '').trimEnd())
    .join('\n')
    .trimEnd();
}

function statesOf({ columns, rows, chunks }: Capture, moments: readonly Moment[]): readonly State[] {
  const terminal = new Terminal(columns, rows);
  const waiting = [...moments];
  const states: State[] = [];
  let before = '';
  for (const { at, text } of chunks) {
    terminal.write(text);
    const screen = terminal.screen();
    const shown = JSON.stringify(screen);
    if (shown === before) continue;
    before = shown;
    const lines = textOf(screen).split('\n');
    const reached = waiting.filter(({ line }) => lines.some((candidate) => line.test(candidate)));
    for (const moment of reached) waiting.splice(waiting.indexOf(moment), 1);
    states.push({ at, screen, hold: Math.max(0, ...reached.map(({ seconds }) => seconds)) });
  }
  if (waiting.length > 0) throw new Error(`The recording never shows ${waiting.map(({ line }) => String(line)).join(', ')}`);
  return states;
}

/** Keeps the moments, the first and the last screen, and of the rest the last of each of so many equal spans of time. */
function thin(states: readonly State[], frames: number): readonly State[] {
  const first = states[0]?.at ?? 0;
  const span = ((states.at(-1)?.at ?? 0) - first) / frames;
  const spanOf = ({ at }: State) => (span === 0 ? 0 : Math.floor((at - first) / span));
  return states.filter((state, index) => {
    const next = states[index + 1];
    return index === 0 || state.hold > 0 || next === undefined || spanOf(next) !== spanOf(state);
  });
}
