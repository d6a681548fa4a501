/** How a character looks. Colours are 0–15 (the terminal's own palette) or `#rrggbb`. */
export interface Style {
  readonly foreground?: number | string;
  readonly background?: number | string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

/** Neighbouring characters of one style; `column` counts from 0. */
export interface Run {
  readonly column: number;
  readonly text: string;
  readonly style: Style;
}

/** One line of the screen, without trailing blanks. */
export type Row = readonly Run[];

interface Cell {
  readonly character: string;
  readonly style: Style;
}

const PLAIN: Style = {};

// One escape sequence, or one printable character. CSI and OSC as in ECMA-48, and the two-character ones that programs use.
// oxlint-disable-next-line no-control-regex -- control characters are what a terminal is about
const TOKEN = /\x1b\[([?>=]?)([\d;:]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\s\S]/gu;

/**
 * A terminal without a window: what is written to it is what its screen shows. It knows what our renderer, npm and Vitest write:
 * movement, erasing, colours, wrapping and scrolling. Every character is one column wide.
 */
export class Terminal {
  readonly columns: number;
  readonly rows: number;
  #screen: Cell[][];
  #row = 0;
  #column = 0;
  #saved: readonly [number, number] = [0, 0];
  #style: Style = PLAIN;
  #rest = '';

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#screen = Array.from({ length: rows }, () => []);
  }

  /** An escape sequence may be cut in two by the chunks that it arrives in. */
  write(chunk: string): void {
    const text = this.#rest + chunk;
    const cut = unfinishedAt(text);
    this.#rest = text.slice(cut);
    for (const [token, mark, numbers, final] of text.slice(0, cut).matchAll(TOKEN)) {
      if (final !== undefined) this.#control(mark ?? '', numbers ?? '', final);
      else if (token === '\x1b7') this.#saved = [this.#row, this.#column];
      else if (token === '\x1b8') [this.#row, this.#column] = this.#saved;
      else if (!token.startsWith('\x1b')) this.#put(token);
    }
  }

  screen(): readonly Row[] {
    return this.#screen.map(runsOf);
  }

  #put(character: string): void {
    if (character === '\n') return this.#lineFeed();
    if (character === '\r') return void (this.#column = 0);
    if (character === '\b') return void (this.#column = Math.max(0, this.#column - 1));
    if (character === '\t') return void (this.#column = Math.min(this.columns - 1, (Math.floor(this.#column / 8) + 1) * 8));
    if (/^[\p{Cc}\p{Mn}\p{Cf}]$/u.test(character)) return;
    if (this.#column >= this.columns) {
      this.#column = 0;
      this.#lineFeed();
    }
    const line = this.#line();
    while (line.length < this.#column) line.push({ character: ' ', style: PLAIN });
    line[this.#column] = { character, style: this.#style };
    this.#column += 1;
  }

  #line(): Cell[] {
    return (this.#screen[this.#row] ??= []);
  }

  #lineFeed(): void {
    if (this.#row < this.rows - 1) {
      this.#row += 1;
    } else {
      this.#screen.shift();
      this.#screen.push([]);
    }
  }

  #control(mark: string, numbers: string, final: string): void {
    // Modes such as a hidden cursor change nothing that is drawn.
    if (mark !== '') return;
    const [first = 0, second = 0] = numbers.split(/[;:]/).map(Number);
    const count = Math.max(1, first);
    if (final === 'm') this.#style = styled(this.#style, numbers.split(/[;:]/).map(Number));
    else if (final === 'A') this.#row = Math.max(0, this.#row - count);
    else if (final === 'B') this.#row = Math.min(this.rows - 1, this.#row + count);
    else if (final === 'C') this.#column = Math.min(this.columns - 1, this.#column + count);
    else if (final === 'D') this.#column = Math.max(0, this.#column - count);
    else if (final === 'E') [this.#row, this.#column] = [Math.min(this.rows - 1, this.#row + count), 0];
    else if (final === 'F') [this.#row, this.#column] = [Math.max(0, this.#row - count), 0];
    else if (final === 'G') this.#column = Math.min(this.columns, count) - 1;
    else if (final === 'H' || final === 'f') this.#moveTo(count, Math.max(1, second));
    else if (final === 'J') this.#eraseScreen(first);
    else if (final === 'K') this.#eraseLine(first);
  }

  #moveTo(row: number, column: number): void {
    this.#row = Math.min(this.rows, row) - 1;
    this.#column = Math.min(this.columns, column) - 1;
  }

  #eraseLine(part: number): void {
    const line = this.#line();
    if (part === 0) line.length = Math.min(line.length, this.#column);
    else if (part === 1) line.fill({ character: ' ', style: PLAIN }, 0, this.#column + 1);
    else line.length = 0;
  }

  #eraseScreen(part: number): void {
    if (part === 0) {
      this.#eraseLine(0);
      for (const line of this.#screen.slice(this.#row + 1)) line.length = 0;
    } else if (part === 1) {
      for (const line of this.#screen.slice(0, this.#row)) line.length = 0;
      this.#eraseLine(1);
    } else {
      for (const line of this.#screen) line.length = 0;
    }
  }
}

/** Index at which an escape sequence begins whose end hasn't arrived, else the text's length. */
function unfinishedAt(text: string): number {
  // oxlint-disable-next-line no-control-regex -- as above
  return /\x1b(?:\[[?>=]?[\d;:]*[ -/]*|\][^\x07\x1b]*\x1b?|[ -/]*)$/.exec(text)?.index ?? text.length;
}

function runsOf(line: readonly Cell[]): Row {
  const runs: { column: number; text: string; style: Style }[] = [];
  for (const [column, { character, style }] of line.entries()) {
    const last = runs.at(-1);
    if (last && last.style === style) last.text += character;
    else runs.push({ column, text: character, style });
  }
  return runs.filter(({ text, style }) => text.trim() !== '' || style.background !== undefined || style.inverse === true);
}

/** SGR: a style after the numbers of an `ESC [ … m`. */
function styled(style: Style, codes: readonly number[]): Style {
  let next: { -readonly [Key in keyof Style]: Style[Key] } = { ...style };
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 0) next = {};
    else if (code === 1) next.bold = true;
    else if (code === 2) next.dim = true;
    else if (code === 3) next.italic = true;
    else if (code === 4) next.underline = true;
    else if (code === 7) next.inverse = true;
    else if (code === 22) [next.bold, next.dim] = [false, false];
    else if (code === 23) next.italic = false;
    else if (code === 24) next.underline = false;
    else if (code === 27) next.inverse = false;
    else if (code === 39) delete next.foreground;
    else if (code === 49) delete next.background;
    else if (code >= 30 && code <= 37) next.foreground = code - 30;
    else if (code >= 90 && code <= 97) next.foreground = code - 82;
    else if (code >= 40 && code <= 47) next.background = code - 40;
    else if (code >= 100 && code <= 107) next.background = code - 92;
    else if (code === 38 || code === 48) {
      const [colour, used] = extended(codes.slice(index + 1));
      if (colour !== undefined) next[code === 38 ? 'foreground' : 'background'] = colour;
      index += used;
    }
  }
  return next;
}

/** The colour after 38 or 48, and how many numbers it took: `5;n` of xterm's 256, or `2;r;g;b`. */
function extended([kind, ...values]: readonly number[]): readonly [number | string | undefined, number] {
  if (kind === 5) return [ofPalette(values[0] ?? 0), 2];
  if (kind === 2) return [hex(values.slice(0, 3)), 4];
  return [undefined, 0];
}

function ofPalette(index: number): number | string {
  if (index < 16) return index;
  if (index >= 232) return hex([8, 8, 8].map((base) => base + (index - 232) * 10));
  const cube = index - 16;
  return hex([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((level) => (level === 0 ? 0 : 55 + level * 40)));
}

function hex(values: readonly number[]): string {
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
