import { createHash } from 'node:crypto';

import { Markup, type Part, html } from './markup.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly title: string;
  /** What stands beside the content: links into it. */
  readonly contents: Part;
  readonly main: Part;
}

/**
 * A whole document in one file. Its policy forbids every request and every script: the only thing that it allows is its own style sheet,
 * by its digest, so that markup that slipped in could neither run nor call home.
 */
export function page({ title, contents, main }: Page): string {
  const digest = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${style()}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <div class="frame">
          <nav class="contents" aria-label="Contents">${contents}</nav>
          <main id="main">${main}</main>
        </div>
      </body>
    </html> `;
  return text;
}

/** Not part of the template, whose white space is of no account: the digest is that of these very characters. */
function style(): Markup {
  return new Markup(`<style>${STYLE}</style>`);
}
