import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Tool } from '../finding.ts';
import { VERSIONS } from '../install.ts';
import { CHECKOV } from '../maps/checkov.ts';
import { resourceAtLine } from '../resource-at-line.ts';
import { timed } from '../timed.ts';

interface Report {
  readonly check_type?: string;
  readonly results?: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly file_path: string;
      readonly resource: string;
      readonly file_line_range: readonly [number, number];
    }[];
    readonly parsing_errors?: readonly string[];
  };
}

/** With its search for secrets, which is a part of what it does by default. */
export function checkov(program: string): Tool {
  return {
    name: 'checkov',
    version: VERSIONS.checkov,
    promisesOf: (rule) => (rule.startsWith('CKV_SECRET_') ? ['G10'] : (CHECKOV[rule] ?? [])),
    judge: (folder, templates) => {
      const files = templates.flatMap((template) => ['-f', template]);
      const options = ['--framework', 'cloudformation', 'secrets', '--output', 'json', '--compact', '--quiet', '--skip-download'];
      const { stdout, stderr, wall, cpu } = timed(program, [...files, ...options], { cwd: folder });
      const start = stdout.search(/^[[{]/m);
      if (start < 0) throw new Error(`checkov printed no report: ${stderr}`);
      const reports = [JSON.parse(stdout.slice(start)) as Report | readonly Report[]].flat();
      return {
        wall,
        cpu,
        findings: reports.flatMap(({ check_type: kind, results }) =>
          (results?.failed_checks ?? []).flatMap(({ check_id: rule, file_path, resource, file_line_range: [line] }) => {
            const template = file_path.replace(/^\//, '');
            const id =
              kind === 'secrets'
                ? resourceAtLine(readFileSync(join(folder, template), 'utf8'), line)
                : resource.slice(resource.indexOf('.') + 1);
            return id === undefined ? [] : [{ template, resource: id, rule }];
          }),
        ),
        failed: reports.flatMap(({ results }) => results?.parsing_errors ?? []),
      };
    },
  };
}
