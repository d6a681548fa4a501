import { chmodSync } from 'node:fs';
import { relative } from 'node:path';

import type { Tool } from '../finding.ts';
import { VERSIONS } from '../install.ts';
import { CFN_GUARD } from '../maps/cfn-guard.ts';
import { timed } from '../timed.ts';

interface Report {
  readonly name: string;
  readonly not_compliant: readonly { readonly Rule?: object }[];
}

const CONTROL = /\[(CT\.[A-Z0-9]+\.PR\.\d+)\]/;
const RESOURCE = /"path":"\/Resources\/(\w+)/g;

/** With the 237 rules of AWS Control Tower, which AWS ships for it. A failed rule names resources only in the paths of its failed clauses. */
export function cfnGuard(program: string, rules: string): Tool {
  return {
    name: 'cfn-guard',
    version: VERSIONS['cfn-guard'],
    promisesOf: (rule) => CFN_GUARD[rule] ?? [],
    judge: (folder, templates) => {
      // The package was installed without running scripts.
      chmodSync(program, 0o755);
      const data = templates.flatMap((template) => ['--data', template]);
      const options = ['--rules', rules, '--output-format', 'json', '--show-summary', 'none', '--structured'];
      const { stdout, stderr, wall, cpu } = timed(program, ['validate', ...options, ...data], { cwd: folder });
      if (!stdout.startsWith('[')) throw new Error(`cfn-guard printed no report: ${stderr}`);
      const reports = JSON.parse(stdout) as readonly Report[];
      return {
        wall,
        cpu,
        findings: reports.flatMap(({ name, not_compliant: failed }) =>
          failed.flatMap((rule) => {
            const text = JSON.stringify(rule);
            const control = CONTROL.exec(text)?.[1];
            if (control === undefined) return [];
            const resources = new Set([...text.matchAll(RESOURCE)].map(([, id]) => id ?? ''));
            const template = name.startsWith('/') ? relative(folder, name) : name.replace(/^\.\//, '');
            return [...resources].map((resource) => ({ template, resource, rule: control }));
          }),
        ),
        failed: stderr.split('\n').filter((line) => /error/i.test(line)),
      };
    },
  };
}
