import { concat, segmentsOf } from './text.ts';
import { PartlyKnown, Unknown, type Value } from './value.ts';

const OPEN = '{{resolve:';
const CLOSE = '}}';
const REFERENCE = /\{\{resolve:([a-z-]+):[^{}]*\}\}/g;
const SECRET = new Set(['secretsmanager', 'ssm-secure']);

/** Makes unknown what CloudFormation reads from Parameter Store or Secrets Manager, and keeps how it is named. */
export function withDynamicReferences(text: string | PartlyKnown): string | PartlyKnown | Unknown {
  return text instanceof PartlyKnown ? ofSegments(text) : ofString(text);
}

function ofString(text: string): string | PartlyKnown | Unknown {
  if (!text.includes(OPEN)) return text;
  const parts: Value[] = [];
  let end = 0;
  for (const match of text.matchAll(REFERENCE)) {
    parts.push(text.slice(end, match.index), reference(match[1] ?? '', match[0]));
    end = match.index + match[0].length;
  }
  return concat([...parts, text.slice(end)]);
}

/** A reference whose own text is partly unknown: from where it opens to where it closes, unknown parts shown by their reason. */
function ofSegments(text: PartlyKnown): PartlyKnown | Unknown | string {
  if (!text.segments.some((segment) => typeof segment === 'string' && segment.includes(OPEN))) return text;
  const unknowns: Unknown[] = [];
  const flat = text.segments
    .map((segment) => (typeof segment === 'string' ? segment : `\u0000${unknowns.push(segment) - 1}\u0000`))
    .join('');
  const parts = segmentsOf(ofString(flat)) ?? [];
  const restored = (part: string): Value[] =>
    part.split('\u0000').map((piece, index) => (index % 2 === 0 ? piece : (unknowns[Number(piece)] ?? piece)));
  return concat(
    parts.flatMap((part) => {
      if (typeof part === 'string') return restored(part);
      if (part.origin?.kind !== 'dynamic') return [part];
      const shown = part.origin.text.split('\u0000').map((piece, index) => (index % 2 === 0 ? piece : keyOf(unknowns[Number(piece)])));
      return [reference(part.origin.service, shown.join(''))];
    }),
  );
}

const keyOf = (unknown: Unknown | undefined) => `<${unknown?.key ?? unknown?.why ?? 'unknown'}>`;

function reference(service: string, text: string): Unknown {
  const inner = text.slice(OPEN.length + service.length + 1, -CLOSE.length);
  return new Unknown(`${inner} is read by ${service} when the stack is applied`, {
    origin: { kind: 'dynamic', service, text, secret: SECRET.has(service) },
  });
}
