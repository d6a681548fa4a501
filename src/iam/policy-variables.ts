import { type ContextValue } from './context-value.ts';
import { type Context } from './context.ts';
import { ANY, ONE, patternOf, type Pattern } from './match-text.ts';
import { HOLE, withHoles } from './text.ts';

/** `${aws:username}` or `${aws:PrincipalTag/team, 'nobody'}`. */
interface Variable {
  readonly key: string;
  readonly fallback: string | undefined;
}

/** Policy text: a pattern, or one that is complete only when a request's values are filled in. */
export type Template =
  | Pattern
  | { readonly shape: 'template'; readonly parts: readonly (string | Variable)[]; readonly ignoreCase: boolean };

export interface TemplateOptions {
  /** `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** The policy's version is 2012-10-17, and the element takes variables. */
  readonly variables: boolean;
  readonly ignoreCase?: boolean;
}

const REFERENCE = /\$\{([^{}]*)\}/g;
const WITH_FALLBACK = /^([^,]+?)\s*,\s*'([^']*)'\s*$/;

/**
 * Reads policy text. What a template engine left behind, such as `${AWS::AccountId}` or `${Bucket}`, is no policy variable: it is
 * unknown, in either version, as taking it literally would make a denial out of it.
 */
export function templateOf(raw: string, { wildcards, variables, ignoreCase = false }: TemplateOptions): Template {
  const parts: (string | Variable)[] = [];
  let text = '';
  const literal = (piece: string): string => (ignoreCase ? piece.toLowerCase() : piece);
  const add = (piece: string): void => {
    const held = withHoles(piece);
    text += literal(wildcards ? held.replaceAll('*', ANY).replaceAll('?', ONE) : held);
  };
  let end = 0;
  for (const match of raw.includes('${') ? raw.matchAll(REFERENCE) : []) {
    add(raw.slice(end, match.index));
    end = match.index + match[0].length;
    const name = match[1] ?? '';
    if (name === '*' || name === '?' || name === '$') text += variables ? name : match[0];
    else if (!/^[^:]+:[^:]/.test(name) || name.includes('::')) text += HOLE;
    else if (!variables) add(match[0]);
    else {
      const [, key = name, fallback] = WITH_FALLBACK.exec(name) ?? [];
      parts.push(text, { key: key.trim(), fallback: fallback === undefined ? undefined : literal(fallback) });
      text = '';
    }
  }
  add(raw.slice(end));
  return parts.length === 0 ? patternOf(text) : { shape: 'template', parts: [...parts, text], ignoreCase };
}

/** What is learned while variables are filled in. */
export interface Filling {
  readonly context: Context;
  /** Context keys that aren't known and were asked for. */
  readonly missing: string[];
  /** A variable has no value, or may have none, which may void the statement. */
  isVoid: boolean;
}

/**
 * The pattern for one request. Undefined where a variable has neither value nor default: such text matches nothing, and the statement may
 * be void (IAM User Guide, "Variables and tags").
 */
export function filledIn(template: Template, filling: Filling): Pattern | undefined {
  if (template.shape !== 'template') return template;
  let text = '';
  for (const part of template.parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const known = filling.context.valueOf(part.key);
    const value = substitute(known, part.fallback);
    if (value === undefined || (known === 'unknown' && part.fallback === undefined)) filling.isVoid = true;
    if (value === undefined) return undefined;
    if (value.includes(HOLE)) filling.missing.push(part.key);
    text += template.ignoreCase ? value.toLowerCase() : value;
  }
  return patternOf(text);
}

/** Whether a wildcard in a value would act as one isn't documented, and a key of several values can't be a variable: both are holes. */
function substitute(value: ContextValue, fallback: string | undefined): string | undefined {
  if (value === 'unknown') return HOLE;
  if (value.length === 0) return fallback;
  const [only] = value;
  return value.length > 1 || only === undefined ? HOLE : only.text.replaceAll(/[*?]/g, HOLE);
}
