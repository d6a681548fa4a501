import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Finding, Tool } from '../finding.ts';
import { timed } from '../timed.ts';

const ROOT = join(import.meta.dirname, '../../..');

interface Report {
  readonly findings: readonly (Finding & { readonly promise: string })[];
  readonly errors: readonly { readonly template: string; readonly message: string }[];
}

/** As anybody runs it: the command, with the templates, by the contract of its JSON. */
export function landfall(program = join(ROOT, 'bin/landfall.js')): Tool {
  return {
    name: 'landfall',
    version: (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }).version,
    promisesOf: (rule) => [rule.slice(0, rule.indexOf('/'))],
    judge: (folder, templates) => {
      const { stdout, stderr, wall, cpu } = timed(process.execPath, [program, 'check', '--format', 'json', ...templates], { cwd: folder });
      if (!stdout.startsWith('{')) throw new Error(`landfall printed no report: ${stderr}`);
      const { findings, errors } = JSON.parse(stdout) as Report;
      return {
        wall,
        cpu,
        findings: findings.map(({ template, resource, rule, path, promise }) => ({
          template,
          resource,
          rule: `${promise}/${rule}`,
          ...(path === undefined ? {} : { path }),
        })),
        failed: errors.map(({ template, message }) => `${template}: ${message}`),
      };
    },
  };
}
