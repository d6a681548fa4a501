import type { Measured } from './tables.ts';

/** Several tools as one: what any of them says. Its rules are named after the tool, as two may have the same name. */
export function together(measured: readonly Measured[]): Measured {
  const byName = new Map(measured.map(({ tool }) => [tool.name, tool]));
  return {
    tool: {
      name: 'all others',
      version: '',
      promisesOf: (rule) => {
        const slash = rule.indexOf('/');
        return byName.get(rule.slice(0, slash))?.promisesOf(rule.slice(slash + 1)) ?? [];
      },
    },
    verdicts: {
      findings: measured.flatMap(({ tool, verdicts }) =>
        verdicts.findings.map((finding) => ({ ...finding, rule: `${tool.name}/${finding.rule}` })),
      ),
      failed: [],
      wall: measured.reduce((sum, { verdicts }) => sum + verdicts.wall, 0),
      cpu: measured.reduce((sum, { verdicts }) => sum + verdicts.cpu, 0),
    },
  };
}
