import { ANY, matchText, patternOf, type Pattern } from './match-text.ts';
import { HOLE, type Text } from './text.ts';
import { both, MAYBE, NO, YES, type Truth } from './truth.ts';

const PARTS = 6;

/** The six parts of an ARN; the last keeps its colons. Undefined for what has fewer. */
export function arnParts(text: string): readonly string[] | undefined {
  const parts = text.split(':');
  if (parts.length < PARTS) return undefined;
  return [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(':')];
}

/** The account in an ARN; empty where the service's ARNs name none, undefined for what is no ARN. */
export function accountOfArn(text: string): string | undefined {
  return text.startsWith('arn:') ? arnParts(text)?.[4] : undefined;
}

/**
 * How ArnLike and ArnEquals compare: each of the six parts for itself, so that a wildcard doesn't reach over a colon (IAM User Guide,
 * "Condition operators"). A pattern with fewer parts isn't documented, so it decides nothing.
 */
export function matchArn(pattern: Pattern, subject: Text): Truth {
  if (!subject.hole && !subject.text.startsWith(pattern.head)) return NO;
  // A hole before the last part might hold colons itself; then only what no reading allows is certain.
  if (hasEarlyHole(pattern.text) || hasEarlyHole(subject.text)) return both(matchText(widened(pattern), subject), MAYBE);
  const wanted = arnParts(pattern.text);
  const had = arnParts(subject.text);
  if (wanted === undefined) return both(matchText(widened(pattern), subject), MAYBE);
  if (had === undefined) return subject.hole ? MAYBE : NO;
  let result: Truth = YES;
  for (let index = 0; index < PARTS; index += 1) {
    const part = wanted[index] ?? '';
    if (part === had[index] && !part.includes(HOLE)) continue;
    const text = had[index] ?? '';
    result = both(result, matchText(patternOf(part), { text, hole: text.includes(HOLE) }));
    if (result === NO) return NO;
  }
  return result;
}

function hasEarlyHole(text: string): boolean {
  const hole = text.indexOf(HOLE);
  return hole >= 0 && text.slice(0, hole).split(':').length < PARTS;
}

/** An incomplete pattern such as `arn:aws:sns:*` or `*` may match in ways that aren't documented. */
function widened(pattern: Pattern): Pattern {
  return pattern.text.endsWith(ANY) || arnParts(pattern.text) !== undefined ? pattern : patternOf(pattern.text + ANY);
}
