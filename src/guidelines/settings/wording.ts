import { type ResourcePath, Unknown, type Value, asText, isList } from '../../estate/index.ts';
import type { Setting } from './setting.ts';

/** The fault as a sentence, with the property that decides and what it is. */
export function messageOf(fault: string, path: ResourcePath, value: Value | undefined): string {
  const name = path.filter((part) => typeof part === 'string').join('.');
  const sentence = `${fault.charAt(0).toUpperCase()}${fault.slice(1)}`;
  if (value === undefined) return `${sentence}: ${name} isn't set.`;
  if (value instanceof Unknown) {
    // What is certainly there, and only that is known of it, is wrong by being there.
    return value.alternatives === undefined && !value.mayBeAbsent
      ? `${sentence}: ${name} is set.`
      : `${sentence}, whatever decides on ${name}.`;
  }
  const text = said(value);
  return text === undefined ? `${sentence}: ${name} isn't as it should be.` : `${sentence}: ${name} is ${text === '' ? 'empty' : text}.`;
}

/** Text, and a list of texts; nothing that is longer than a line. */
function said(value: Value): string | undefined {
  if (!isList(value)) return asText(value);
  const texts = value.map(asText);
  return texts.length > 0 && texts.length <= 5 && texts.every((text) => text !== undefined) ? `[${texts.join(', ')}]` : undefined;
}

/** What is to be pasted: the whole fix, or `Properties:` and below it the path, with the value at its end. Undefined where neither is said. */
export function fixOf({ path, set, fix }: Setting): string | undefined {
  if (fix !== undefined || set === undefined) return fix;
  let indent = '';
  let text = 'Properties:';
  let item = false;
  for (const part of path) {
    if (part === '*') {
      item = true;
      continue;
    }
    indent += item ? '    ' : '  ';
    text += `\n${item ? `${indent.slice(2)}- ` : indent}${part}:`;
    item = false;
  }
  const lines = set.split('\n');
  return lines.length === 1 ? `${text} ${set}\n` : `${text}\n${lines.map((line) => `${indent}  ${line}`).join('\n')}\n`;
}
