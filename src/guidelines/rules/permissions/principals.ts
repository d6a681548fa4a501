import { PartlyKnown, Unknown, asText, at, isMap, knownText } from '../../../estate/index.ts';
import { type Entry, entriesOf, type Statement } from './policy-statements.ts';

/** One principal of a statement. `AWS` also where the Principal is one text. */
export interface Principal extends Entry {
  readonly kind: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
}

const KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/** Whom a statement names; unknown where that can't be told at all. */
export function principalsOf({ value, path }: Statement): readonly Principal[] | Unknown {
  const named = at(value, 'Principal');
  if (named instanceof Unknown) return named;
  if (!isMap(named)) return entriesOf(named, [...path, 'Principal']).map((entry) => ({ ...entry, kind: 'AWS' }));
  return KINDS.flatMap((kind) => entriesOf(at(named, kind), [...path, 'Principal', kind]).map((entry) => ({ ...entry, kind })));
}

/** Whether the statement is for all but those whom it names: together with Allow, for everybody else in the world. */
export function excludesPrincipals({ value }: Statement): boolean {
  return isMap(value) && at(value, 'NotPrincipal') !== undefined;
}

/** Everybody: a star, or an ARN that leaves the account open. */
export function isEveryone({ kind, value }: Principal): boolean {
  const text = knownText(value)?.trim();
  if (text === undefined || kind === 'Federated') return false;
  return /^\*+$/.test(text) || (kind === 'AWS' && /^arn:[^:]*:(?:iam|sts|\*):[^:]*:\*+:/.test(text));
}

/**
 * The account of a principal that stands for a whole account: 12 digits or the ARN of its root. `own` where it is the account of the stack
 * itself, `open` where it depends on a parameter.
 */
export function wholeAccount({ kind, value }: Principal): string | undefined {
  if (kind !== 'AWS') return undefined;
  const text = asText(value) ?? '';
  if (/^\d{12}$/.test(text)) return text;
  const unknown =
    value instanceof Unknown ? value : value instanceof PartlyKnown ? value.segments.find((one) => one instanceof Unknown) : undefined;
  const isOwn = unknown?.key?.startsWith('account:') === true;
  if (value instanceof Unknown) return isOwn ? 'own' : undefined;
  const account = /^arn:[^:]*:iam::([^:]*):root$/.exec(text)?.[1];
  if (account === undefined) return undefined;
  return unknown === undefined ? account : isOwn ? 'own' : 'open';
}
