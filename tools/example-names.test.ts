import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

interface ExampleFile {
  readonly name: string;
  readonly architecture: { readonly services?: Readonly<Record<string, { readonly publishes?: readonly string[] }>> };
}

/** What is peculiar to an example: the project, its services, and their events. */
async function namesIn(example: string): Promise<readonly string[]> {
  const file = pathToFileURL(join(root, 'examples', example, 'landfall.config.ts')).href;
  const { default: project } = (await import(file)) as { default: ExampleFile };
  const services = Object.entries(project.architecture.services ?? {});
  return [project.name, ...services.flatMap(([service, { publishes }]) => [service, ...(publishes ?? [])])];
}

/** Comments may explain by an example; code may not know one. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<![:'"`])\/\/.*$/gm, '');
}

it.each(readdirSync(join(root, 'examples')))("knows nothing of the example %s in src's code", async (example) => {
  const names = await namesIn(example);
  expect(names.length).toBeGreaterThan(1);
  const pattern = new RegExp(`\\b(?:${names.join('|')})\\b`, 'i');
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('testing/') && !path.includes('generated/'),
  );
  const found = sources.filter((path) => pattern.test(withoutComments(readFileSync(join(root, 'src', path), 'utf8'))));
  expect(found).toEqual([]);
});
