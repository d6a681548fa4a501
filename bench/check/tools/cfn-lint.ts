import type { Tool } from '../finding.ts';
import { VERSIONS } from '../install.ts';
import { CFN_LINT } from '../maps/cfn-lint.ts';
import { timed } from '../timed.ts';

interface Match {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

export function cfnLint(program: string): Tool {
  return {
    name: 'cfn-lint',
    version: VERSIONS['cfn-lint'],
    promisesOf: (rule) => CFN_LINT[rule] ?? [],
    judge: (folder, templates) => {
      const { stdout, stderr, wall, cpu } = timed(program, ['--format', 'json', '--include-checks', 'I', '--', ...templates], {
        cwd: folder,
      });
      if (!stdout.startsWith('[')) throw new Error(`cfn-lint printed no report: ${stderr}`);
      const matches = JSON.parse(stdout) as readonly Match[];
      return {
        wall,
        cpu,
        findings: matches.flatMap(({ Filename: template, Rule: { Id: rule }, Location }) => {
          const [section, resource, ...path] = Location.Path ?? [];
          return section === 'Resources' && resource !== undefined
            ? [{ template, resource: String(resource), rule, path: path.join('.') }]
            : [];
        }),
        failed: matches.filter(({ Rule }) => Rule.Id === 'E0000').map(({ Filename, Message }) => `${Filename}: ${Message}`),
      };
    },
  };
}
