import { LineCounter, type Scalar, isMap, parseDocument } from 'yaml';

/** The logical id of the resource in which a line of a template lies, for tools that name lines only. */
export function resourceAtLine(text: string, line: number): string | undefined {
  const lines = new LineCounter();
  const resources = parseDocument(text, { logLevel: 'silent', lineCounter: lines, merge: true }).get('Resources');
  if (!isMap(resources)) return undefined;
  const at = (offset: number): number => lines.linePos(offset).line;
  const begins = resources.items.map(({ key }) => [String((key as Scalar).value), at((key as Scalar).range?.[0] ?? 0)] as const);
  const last = at(Math.max((resources.range?.[1] ?? 1) - 1, 0));
  if (line > last) return undefined;
  return begins.findLast(([, first]) => first <= line)?.[0];
}
