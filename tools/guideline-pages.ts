/**
 * The pages about the guidelines, made from the rules and their fixtures: a page for each rule, their index, and the table of clauses for an
 * auditor. `node tools/run.js tools/guideline-pages.ts` writes them anew; a test refuses stale ones.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { clausesOf } from '../src/guidelines/clauses/clauses.ts';
import { FRAMEWORKS, type Framework } from '../src/guidelines/clauses/frameworks.ts';
import { WITHOUT_CLAUSES } from '../src/guidelines/clauses/rule-clauses.ts';
import { PROMISE_TITLES, type PromiseId, type Rule, SEVERITIES, inOrder } from '../src/guidelines/index.ts';
import { RULES } from '../src/guidelines/rules/index.ts';

const root = resolve(import.meta.dirname, '..');
const RULES_FOLDER = 'src/guidelines/rules';

/** Every page by its path from the repository's root. */
export function guidelinePages(): ReadonlyMap<string, string> {
  const groups = groupsOfRules();
  return new Map([
    ['docs/guidelines/README.md', index()],
    ['docs/compliance.md', compliance()],
    ...RULES.map((rule) => [`docs/guidelines/${rule.id}.md`, rulePage(rule, groups.get(rule.id) ?? '')] as const),
  ]);
}

/** Pages that are there and no longer of any rule. */
export function strayPages(): readonly string[] {
  const pages = guidelinePages();
  return readdirSync(join(root, 'docs/guidelines'))
    .map((file) => `docs/guidelines/${file}`)
    .filter((path) => !pages.has(path));
}

export function writeGuidelinePages(): void {
  for (const [path, text] of guidelinePages()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of strayPages()) rmSync(join(root, path));
}

/** The folder of each rule, by its id. */
function groupsOfRules(): ReadonlyMap<string, string> {
  const files = readdirSync(join(root, RULES_FOLDER), { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.fail.yaml'))
      .map((file) => [file.slice(file.indexOf('/') + 1, -'.fail.yaml'.length), dirname(file)]),
  );
}

const HAND = '<!-- Made by tools/guideline-pages.ts from the rules; change those. -->';

function promiseName(promise: PromiseId): string {
  return `${promise} ${PROMISE_TITLES[promise] ?? ''}`.trimEnd();
}

function byPromise(): readonly (readonly [PromiseId, readonly Rule[]])[] {
  return [...Map.groupBy(RULES, ({ promise }) => promise)].toSorted(([a], [b]) => inOrder(a, b));
}

function index(): string {
  const counts = SEVERITIES.map((severity) => `${RULES.filter((rule) => rule.severity === severity).length} ${severity}`).join(', ');
  const sections = byPromise().map(([promise, rules]) => {
    const rows = rules.map(({ id, title, severity, layer }) => `| [${id}](${id}.md) | ${cell(title)} | ${severity} | ${layer} |`);
    return `## ${promiseName(promise)}\n\n| rule | what holds | severity | layer |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `${HAND}\n# The guidelines\n\n${RULES.length} rules (${counts}) by the promises that they hold. [check.md](../check.md) says how templates are judged by them, [compliance.md](../compliance.md) for which clauses of CIS, SOC 2 and ISO 27001 they are evidence.\n\n${sections.join('\n')}`;
}

function rulePage(rule: Rule, group: string): string {
  const { id, title, promise, severity, severityReason, layer, why, fix, sources, types } = rule;
  const clauses = clausesOf(rule).map(({ framework, clauses: own }) => `${framework.name} ${own.join(', ')}`);
  const folder = `../../${RULES_FOLDER}/${group}`;
  const found = foundExample(join(root, RULES_FOLDER, group, `${id}.fail.yaml`));
  return `${HAND}
# ${id}

${title}.

| | |
|---|---|
| promise | [${promiseName(promise)}](README.md#${anchor(promiseName(promise))}) |
| severity | ${severity}: ${cell(severityReason)} |
| layer | ${layer} |
| evidence for | ${clauses.length === 0 ? `nothing: ${WITHOUT_CLAUSES[id] ?? ''}` : clauses.join('; ')} |

${why}

## Fix

\`\`\`yaml
${fix.trimEnd()}
\`\`\`

## An example that is found

\`\`\`yaml
${found}
\`\`\`

More that is found stands in [${id}.fail.yaml](${folder}/${id}.fail.yaml), what is well in [${id}.pass.yaml](${folder}/${id}.pass.yaml), the rule in [${id}.ts](${folder}/${id}.ts).

## Looks at

${types.includes('*') ? 'Every type of resource.' : types.map((type) => `\`${type}\``).join(', ')}

## Sources

${sources.map((source) => `- <${source}>`).join('\n')}
`;
}

/** The resource around the first marked line of a fixture, or the section where it is none. */
function foundExample(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const marked = lines.findIndex((line) => /# (?:finding|\d findings)\s*$/.test(line) || line.trimEnd().endsWith('# finding'));
  const starts = (line: string | undefined) => /^(?: {2})?[^\s#]/.test(line ?? '');
  let from = marked;
  while (from > 0 && !starts(lines[from])) from -= 1;
  let to = marked + 1;
  while (to < lines.length && !starts(lines[to])) to += 1;
  while (lines[to - 1]?.trim() === '' || lines[to - 1]?.trim().startsWith('#')) to -= 1;
  const own = lines.slice(from, to);
  const indent = own[0]?.startsWith('  ') ? 2 : 0;
  return own.map((line) => line.slice(indent)).join('\n');
}

function compliance(): string {
  const sections = FRAMEWORKS.map(
    (framework) => `## ${framework.name}\n\n${framework.edition}: <${framework.source}>\n\n${clauseTable(framework)}\n`,
  );
  const without = Object.entries(WITHOUT_CLAUSES).map(([id, reason]) => `- [${id}](guidelines/${id}.md): ${reason}`);
  return `${HAND}\n# Clauses that the rules are evidence for\n\nA rule shows that one thing in the templates is as a clause wants it. It never fulfils a clause alone: most ask for people and procedures as well, and an auditor decides. A clause without a rule isn't here. What each is about is said in our words; the frameworks' own texts count.\n\n${sections.join('\n')}\n## Without a clause\n\n${without.join('\n')}\n`;
}

function clauseTable({ id, clauses }: Framework): string {
  const rows = Object.entries(clauses).map(([clause, about]) => {
    const rules = RULES.filter((rule) =>
      clausesOf(rule).some((support) => support.framework.id === id && support.clauses.includes(clause)),
    );
    return `| ${clause} | ${cell(about)} | ${rules.map((rule) => `[${rule.id}](guidelines/${rule.id}.md)`).join(', ')} |`;
  });
  return `| clause | is about | rules |\n|---|---|---|\n${rows.join('\n')}`;
}

/** As GitHub and GitLab make it of a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s/g, '-');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeGuidelinePages();
