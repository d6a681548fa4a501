import fc from 'fast-check';
import { expect, it } from 'vitest';

import { textOf } from './film.ts';
import { Terminal } from './terminal.ts';

function shown(...chunks: string[]): string {
  const terminal = new Terminal(20, 5);
  for (const chunk of chunks) terminal.write(chunk);
  return textOf(terminal.screen());
}

it('shows lines one below the other and scrolls at the end', () => {
  expect(shown('one\r\ntwo\r\n')).toBe('one\ntwo');
  expect(shown('1\r\n2\r\n3\r\n4\r\n5\r\n6')).toBe('2\n3\n4\n5\n6');
});

it('wraps a line that is too long', () => {
  expect(shown('x'.repeat(25))).toBe(`${'x'.repeat(20)}\n${'x'.repeat(5)}`);
});

it('redraws rows in place as a renderer asks for: erase lines, go up, write anew', () => {
  const eraseTwo = '\x1b[2K\x1b[1A\x1b[2K\x1b[1A\x1b[2K\x1b[G';
  expect(shown('\x1b[?25ldev 1/9\r\nuat 0/9\r\n', eraseTwo, 'dev 2/9\r\nuat 1/9\r\n')).toBe('dev 2/9\nuat 1/9');
});

it('overwrites after a carriage return and erases to the end of the line', () => {
  expect(shown('progress 10 %\rdone\x1b[K')).toBe('done');
});

it('clears the screen from the cursor, up to it, and as a whole', () => {
  expect(shown('a\r\nb\r\nc\x1b[2;1H\x1b[J')).toBe('a');
  expect(shown('a\r\nb\r\nc\x1b[2;1H\x1b[1J')).toBe('\n\nc');
  expect(shown('a\r\nb\x1b[2J')).toBe('');
});

it('keeps styles by run: colours, 256 colours, true colours, and their end', () => {
  const terminal = new Terminal(40, 1);
  terminal.write('plain \x1b[1;32mok\x1b[0m \x1b[38;5;208mo\x1b[39m\x1b[48;2;1;2;3mb');
  expect(terminal.screen()[0]).toEqual([
    { column: 0, text: 'plain ', style: {} },
    { column: 6, text: 'ok', style: { bold: true, foreground: 2 } },
    { column: 9, text: 'o', style: { foreground: '#ff8700' } },
    { column: 10, text: 'b', style: { background: '#010203' } },
  ]);
});

it('leaves out what has no picture: titles of the window, modes, bells', () => {
  expect(shown('\x1b]0;title\x07a\x1b[?1049h\x07b\x1b(Bc')).toBe('abc');
});

it('shows the same however the output was cut into chunks', () => {
  const output = '\x1b[32mok\x1b[0m one\r\n\x1b]0;t\x1b\\two\x1b[1A\x1b[2Kthree\x1b[38;5;9m!\r\n';
  const whole = new Terminal(20, 5);
  whole.write(output);
  fc.assert(
    fc.property(fc.array(fc.nat(output.length), { maxLength: 8 }), (cuts) => {
      const terminal = new Terminal(20, 5);
      const places = [0, ...cuts.toSorted((a, b) => a - b), output.length];
      for (const [index, place] of places.slice(1).entries()) terminal.write(output.slice(places[index], place));
      expect(terminal.screen()).toEqual(whole.screen());
    }),
  );
});
