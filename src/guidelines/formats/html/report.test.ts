import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EVERYTHING, NOTHING, judgedSample } from '../../testing/samples.ts';
import { html } from './markup.ts';
import { asHtml } from './report.ts';

describe('markup', () => {
  it('lets no text out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: written } = html`<p title="${text}">${text}</p>`;
        expect(written.slice('<p title="'.length, -'</p>'.length).replace('">', '')).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('keeps lines, and shows what would be obeyed or reordered', () => {
    expect(html`${'a\n\tb\u202Ec\u0007'}`.text).toBe('a\n\tb·c·');
    expect(html`<b>${[html`<i>${1}</i>`, null, undefined, false, 'x&y']}</b>`.text).toBe('<b><i>1</i>x&amp;y</b>');
  });
});

describe('the page', () => {
  const write = (sample: typeof EVERYTHING) => {
    const { result, context } = judgedSample(sample);
    return asHtml(result, context);
  };

  it('forbids everything but its own style sheet', () => {
    const text = write(EVERYTHING);
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(text) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    expect(text.replaceAll('&#39;', "'")).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(text).not.toMatch(/<script|<img|<link|style="|url\(|@import/);
  });

  it('holds everything that a result can hold', () => {
    const text = write(EVERYTHING);
    for (const told of [
      'thing-closed',
      'lid-coloured',
      'Maybe',
      'macro.yaml',
      'broken.json',
      'there is nothing to waive',
      '1 waiver'.slice(2),
    ]) {
      expect(text).toContain(told);
    }
    expect(text).toContain('grey &lt;is&gt; a &quot;colour&quot; &amp; so ·');
  });

  it('is a page also where there is nothing', () => {
    expect(write(NOTHING)).toMatch(/^<!doctype html>\n.*<strong>pass<\/strong>.*<\/html>\s*$/s);
  });
});
