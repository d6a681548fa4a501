import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const documents = [
  ...readdirSync(root),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => join('docs', path)),
].filter((path) => path.endsWith('.md'));

function textOf(document: string): string {
  return readFileSync(join(root, document), 'utf8');
}

it.each(documents)('%s links only to what is there', (document) => {
  const links = [...textOf(document).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, link, attribute]) => link ?? attribute ?? '',
  );
  const paths = links.filter((link) => !/^(?:[a-z]+:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''));
  expect(paths.filter((path) => !existsSync(resolve(root, dirname(document), path)))).toEqual([]);
});

it.each(documents)('%s names only npm scripts that exist', (document) => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
  // `-w` runs a workspace's own.
  const named = [...textOf(document).matchAll(/npm run (?:-s )?([a-z][\w:-]*)(?! -w)/g)].map(([, script = '']) => script);
  expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
});

it('numbers decisions without a gap, and gives each a title of its number', () => {
  const decisions = documents.filter((path) => path.startsWith('docs/decisions/')).toSorted((a, b) => a.localeCompare(b));
  for (const [index, decision] of decisions.entries()) {
    expect(decision).toMatch(new RegExp(`/${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
    expect(textOf(decision)).toMatch(new RegExp(`^# ${index + 1}\\. \\S`));
  }
});

it('gives each promise one row', () => {
  const ids = [...textOf('docs/promises.md').matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).toEqual([...new Set(ids)]);
});
