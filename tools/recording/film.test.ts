import { expect, it } from 'vitest';

import { chunksOf, formatCast, parseCast } from './capture.ts';
import { filmOf, textOf } from './film.ts';
import { pictureOf } from './svg.ts';

const capture = {
  columns: 40,
  rows: 4,
  chunks: [
    { at: 0, text: '$ landfall up\r\n' },
    { at: 1, text: 'plan: 12 to create\r\n' },
    ...Array.from({ length: 90 }, (_, index) => ({ at: 2 + index, text: `\rdev ${index}/90` })),
    { at: 100, text: '\r\n\x1b[31mAccessDenied <dev> & prod\x1b[0m' },
  ],
};
const options = { moments: [{ line: /\d+ to create/, seconds: 4 }], ending: 6, between: 10, frames: 12 };

it('shortens the waiting, holds the moments, and keeps the last screen', () => {
  const frames = filmOf(capture, options);
  const texts = frames.map(({ screen }) => textOf(screen));
  expect(texts[1]).toBe('$ landfall up\nplan: 12 to create');
  expect(frames[1]?.seconds).toBe(4);
  expect(texts.at(-1)).toContain('AccessDenied <dev> & prod');
  expect(frames.at(-1)?.seconds).toBe(6);
  expect(frames.length).toBeLessThanOrEqual(12 + 3);
  expect(frames.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(4 + 10 + 6);
});

it('refuses a recording that lacks a moment which the picture is about', () => {
  expect(() => filmOf(capture, { ...options, moments: [{ line: /rolled back/, seconds: 1 }] })).toThrow('never shows /rolled back/');
});

it('draws a line once for as long as it stays, in well-formed XML', () => {
  const picture = pictureOf(filmOf(capture, options), { columns: 40, title: 'a < b', description: 'd', poster: 0 });
  expect(picture.match(/\$ landfall up/g)).toHaveLength(1);
  expect(picture).toContain('AccessDenied &lt;dev&gt; &amp; prod');
  expect(picture).toContain('<title id="title">a &lt; b</title>');
  expect(picture).not.toMatch(/url\(|<script|https?:(?!\/\/www\.w3\.org\/2000\/svg")/);
  const opened = picture.match(/<(?:svg|g|text|tspan|title|desc|style)\b/g)?.length;
  expect(picture.match(/<\/(?:svg|g|text|tspan|title|desc|style)>/g)).toHaveLength(opened ?? 0);
});

it('shows the poster, and only it, where nothing may move', () => {
  const frames = filmOf(capture, options);
  const still = (poster: number) =>
    [...pictureOf(frames, { columns: 40, title: '', description: '', poster }).matchAll(/class="still".*?<\/g>/g)]
      .map(([group]) => group.replaceAll(/<[^>]*>|^[^>]*>/g, ''))
      .join('|');
  expect(still(1)).toBe('plan: 12 to create');
  expect(still(frames.length - 1)).toContain('AccessDenied');
});

it('is the same picture every time', () => {
  const draw = () => pictureOf(filmOf(capture, options), { columns: 40, title: 't', description: 'd', poster: 0 });
  expect(draw()).toBe(draw());
});

it('keeps a recording in a file and reads it again', () => {
  expect(parseCast(formatCast(capture))).toEqual(capture);
});

it('reads what script writes, characters that were cut in two included', () => {
  const output = Buffer.from('Script started on 2026-01-01 [COMMAND="x"]\nhé\nend\n\nScript done');
  expect(chunksOf(output, '0.5 2\n0.25 5\n')).toEqual([
    { at: 0.5, text: 'h' },
    { at: 0.75, text: 'é\nend' },
  ]);
});
