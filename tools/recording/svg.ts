import type { Frame } from './film.ts';
import type { Row, Run, Style } from './terminal.ts';

export interface PictureOptions {
  readonly columns: number;
  /** In the window's bar, such as `npm run demo`. */
  readonly title: string;
  /** For those who don't see the picture. */
  readonly description: string;
  /** Index of the frame that stands still where nothing may move. */
  readonly poster: number;
}

// Pixels of a character at this size; every run of text is stretched to its columns, so the reader's own font may be narrower or wider.
const WIDTH = 8.4;
const HEIGHT = 19;
const SIZE = 14;
const MARGIN = 18;
const BAR = 36;

// Contrast with its background at least 4.5 for each, in both.
const LIGHT = {
  ground: '#fcfcfb',
  bar: '#efefed',
  edge: '#d4d4d0',
  text: '#24292f',
  palette: ['#24292f', '#b3261e', '#1a7431', '#7d5a00', '#0b5cad', '#7a3aa8', '#0b6e75', '#57606a'],
  bright: ['#646c76', '#c4312a', '#187a34', '#855f00', '#0f63b8', '#8541b5', '#0d757c', '#24292f'],
};
const DARK = {
  ground: '#12161c',
  bar: '#1b212a',
  edge: '#323a46',
  text: '#dfe5ec',
  palette: ['#8b949e', '#ff7b72', '#5bd16a', '#e0b04a', '#79b8ff', '#cfa5fb', '#6fd8df', '#c9d1d9'],
  bright: ['#98a2ad', '#ff9a92', '#7ee28b', '#f0c56a', '#9ccaff', '#dcbdfc', '#8fe6ec', '#ffffff'],
};

/** Frames as one animated picture that needs no script and no font of its own, follows light and dark, and stands still where that is asked for. */
export function pictureOf(frames: readonly Frame[], options: PictureOptions): string {
  const width = round(options.columns * WIDTH + 2 * MARGIN);
  const rows = Math.max(...frames.map(({ screen }) => screen.findLastIndex((row) => row.length > 0) + 1));
  const height = round(rows * HEIGHT + BAR + MARGIN + 8);
  const { body, keyframes } = animate(frames, rows, options.poster);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(options.title)}</title>`,
    `<desc id="desc">${escaped(options.description)}</desc>`,
    `<style>${stylesheet(frames.reduce((sum, { seconds }) => sum + seconds, 0))}${keyframes}</style>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" class="ground edge"/>`,
    `<path d="M1 ${BAR}V10.5a9.5 9.5 0 0 1 9.5-9.5H${width - 10.5}a9.5 9.5 0 0 1 9.5 9.5V${BAR}z" class="bar"/>`,
    ...[0, 1, 2].map((dot) => `<circle cx="${20 + dot * 18}" cy="${BAR / 2}" r="5.5" class="dot"/>`),
    `<text x="${width / 2}" y="${BAR / 2 + 5}" text-anchor="middle" class="c8">${escaped(options.title)}</text>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

/** A line that stays as it is over several frames is drawn once; what differs is only when it is visible. */
function animate(frames: readonly Frame[], rows: number, poster: number) {
  const starts = [0];
  for (const { seconds } of frames) starts.push((starts.at(-1) ?? 0) + seconds);
  const total = starts.at(-1) ?? 0;
  const names = new Map<string, string>();
  const body: string[] = [];
  const keyframes: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (const { from, to, line } of spansOf(frames, row)) {
      const drawn = drawRow(line, row);
      if (from === 0 && to === frames.length) {
        body.push(`<g>${drawn}</g>`);
        continue;
      }
      const span = `${from}-${to}`;
      const name = names.get(span) ?? `s${names.size}`;
      if (!names.has(span)) {
        names.set(span, name);
        keyframes.push(keyframe(name, (starts[from] ?? 0) / total, (starts[to] ?? 0) / total));
      }
      body.push(`<g class="${poster >= from && poster < to ? 'still' : 'moving'}" style="animation-name:${name}">${drawn}</g>`);
    }
  }
  return { body, keyframes: keyframes.join('') };
}

/** The spans of frames over which one row of the screen stays the same and isn't empty. */
function spansOf(frames: readonly Frame[], row: number) {
  const spans: { from: number; to: number; line: Row; key: string }[] = [];
  for (const [index, { screen }] of frames.entries()) {
    const line = screen[row] ?? [];
    const key = JSON.stringify(line);
    const last = spans.at(-1);
    if (last?.key === key) last.to = index + 1;
    else spans.push({ from: index, to: index + 1, line, key });
  }
  return spans.filter(({ line }) => line.length > 0);
}

function keyframe(name: string, from: number, to: number): string {
  const hidden = from > 0 ? `0%{visibility:hidden}` : '';
  const after = to < 1 ? `${percent(to)}{visibility:hidden}` : '';
  return `@keyframes ${name}{${hidden}${percent(from)}{visibility:visible}${after}}`;
}

function drawRow(line: Row, row: number): string {
  const top = round(BAR + 8 + row * HEIGHT);
  const grounds = line.flatMap((run) => drawGround(run, top));
  return `${grounds.join('')}<text y="${round(top + SIZE)}">${line.map(drawRun).join('')}</text>`;
}

function drawGround({ column, text, style }: Run, top: number): string[] {
  const colour = style.inverse ? (style.foreground ?? 'text') : style.background;
  if (colour === undefined) return [];
  const area = `x="${round(MARGIN + column * WIDTH)}" y="${top}" width="${round(text.length * WIDTH)}" height="${HEIGHT}"`;
  return [`<rect ${area} ${colour === 'text' ? 'class="ink"' : paint(colour)}/>`];
}

function drawRun({ column, text, style }: Run): string {
  const shown = text.trimEnd();
  if (shown === '') return '';
  const lead = shown.length - shown.trimStart().length;
  const word = shown.slice(lead);
  const place = `x="${round(MARGIN + (column + lead) * WIDTH)}" textLength="${round([...word].length * WIDTH)}" lengthAdjust="spacingAndGlyphs"`;
  return `<tspan ${[place, look(style)].filter(Boolean).join(' ')}>${escaped(word)}</tspan>`;
}

function look(style: Style): string {
  const classes = (['bold', 'dim', 'italic', 'underline'] as const).filter((name) => style[name] === true) as string[];
  const colour = style.inverse ? (style.background ?? 'ground') : style.foreground;
  if (colour === 'ground') classes.push('ground');
  else if (typeof colour === 'number') classes.push(`c${colour}`);
  const literal = typeof colour === 'string' && colour.startsWith('#') ? ` fill="${colour}"` : '';
  return `${classes.length > 0 ? `class="${classes.join(' ')}"` : ''}${literal}`.trim();
}

function paint(colour: number | string): string {
  return typeof colour === 'number' ? `class="c${colour}"` : `fill="${colour}"`;
}

function stylesheet(total: number): string {
  const scheme = ({ ground, bar, edge, text, palette, bright }: typeof LIGHT) =>
    [
      `text,.ink{fill:${text}}.ground{fill:${ground}}.bar{fill:${bar}}.edge{stroke:${edge}}.dot{fill:${edge}}`,
      ...[...palette, ...bright].map((colour, index) => `.c${index}{fill:${colour}}`),
    ].join('');
  return [
    `text{font:${SIZE}px ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;white-space:pre}`,
    '.bold{font-weight:700}.dim{opacity:.7}.italic{font-style:italic}.underline{text-decoration:underline}',
    `.still,.moving{animation:${round(total)}s step-end infinite}.moving{visibility:hidden}`,
    scheme(LIGHT),
    `@media(prefers-color-scheme:dark){${scheme(DARK)}}`,
    '@media(prefers-reduced-motion:reduce){.still,.moving{animation:none!important}}',
  ].join('');
}

function percent(share: number): string {
  return `${round(share * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
