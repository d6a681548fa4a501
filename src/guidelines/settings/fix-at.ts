import type { ResourcePath } from '../../estate/index.ts';

/** What is to be pasted into a resource: the path from it, and below it what is to stand there. Of a list, only the item itself. */
export function fixAt(path: ResourcePath, yaml: string): string {
  const [innermost, ...outer] = path.toReversed();
  const lines = yaml.trimEnd().split('\n');
  const first = typeof innermost === 'string' && lines.length === 1 ? [`${innermost}: ${lines[0]}`] : below(innermost, lines);
  return `${outer.reduce<readonly string[]>((nested, part) => below(part, nested), first).join('\n')}\n`;
}

function below(part: ResourcePath[number] | undefined, lines: readonly string[]): readonly string[] {
  if (part === undefined) return lines;
  if (typeof part === 'string') return [`${part}:`, ...lines.map((line) => `  ${line}`)];
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

const DOCUMENT = 'Properties:\n  PolicyDocument:\n';

/** A fix that is written for a `PolicyDocument`, for the policy that is at fault: many types name theirs differently, or have several. */
export function policyFixAt(fix: string, path: ResourcePath): string {
  const statement = path.indexOf('Statement');
  if (statement < 1 || !fix.startsWith(DOCUMENT)) return fix;
  const document = fix.slice(DOCUMENT.length).replaceAll(/^ {4}/gm, '');
  return fixAt(path.slice(0, statement), document);
}
