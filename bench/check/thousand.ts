import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const ACCOUNTS = 10;
const PATTERN = 'prod';

export interface Written {
  /** Relative to the folder. */
  readonly templates: readonly string[];
  /** A template of one resource, to time what it takes to start. */
  readonly tiny: string;
  readonly resources: number;
  readonly accounts: number;
}

/**
 * What the example's production account is made of, ten times. No two texts are alike, so that nobody gains by knowing a text again: each
 * account is a different environment with names of its own, as `landfall estate` would write it.
 */
export function writeTemplates(folder: string): Written {
  const source = join(folder, 'source');
  const project = join(ROOT, 'examples/harbor/landfall.config.ts');
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/landfall.js'), 'estate', source, '--project', project], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`landfall estate failed: ${stderr}`);
  const patterns = [...readdirSync(join(source, PATTERN)).map((name) => join(PATTERN, name)), 'bootstrap.template.json'];
  const written = Array.from({ length: ACCOUNTS }, (_, index) => {
    const account = `env${index}`;
    mkdirSync(join(folder, account));
    return patterns.map((pattern) => {
      const text = readFileSync(join(source, pattern), 'utf8').replaceAll(PATTERN, account);
      const template = join(account, pattern.replace(/^.*\//, '').replaceAll(PATTERN, account));
      writeFileSync(join(folder, template), pattern.startsWith(PATTERN) ? text : text.replace(/"Description":\s*"/, `$&${account}: `));
      return { template, resources: Object.keys((JSON.parse(text) as { readonly Resources: object }).Resources).length };
    });
  }).flat();
  writeFileSync(
    join(folder, 'tiny.json'),
    JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: 'alias/a' } } } }),
  );
  return {
    templates: written.map(({ template }) => template),
    tiny: 'tiny.json',
    resources: written.reduce((sum, { resources }) => sum + resources, 0),
    accounts: ACCOUNTS,
  };
}
