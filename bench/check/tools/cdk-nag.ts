import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Tool, Verdicts } from '../finding.ts';
import { CDK_NAG, SOLUTIONS } from '../maps/cdk-nag.ts';
import { timed } from '../timed.ts';

const PACKAGE = join(import.meta.dirname, '../../../node_modules/cdk-nag/package.json');

/** With all of its six packs. A rule's name is the pack's, a hyphen, the rule's, and sometimes what it is about in brackets. */
export function cdkNag(): Tool {
  return {
    name: 'cdk-nag',
    version: (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { readonly version: string }).version,
    promisesOf: (rule) => {
      const name = rule.replace(/\[.*/s, '').replace(/^.*-/, '');
      return CDK_NAG[SOLUTIONS[name] ?? name] ?? [];
    },
    judge: (folder, templates) => {
      const app = join(import.meta.dirname, 'nag-app.ts');
      const { stdout, stderr, wall, cpu } = timed(process.execPath, [app, ...templates], { cwd: folder });
      const start = stdout.lastIndexOf('{"findings":');
      if (start < 0) throw new Error(`cdk-nag printed no report: ${stderr}`);
      return { wall, cpu, ...(JSON.parse(stdout.slice(start)) as Pick<Verdicts, 'findings' | 'failed'>) };
    },
  };
}
