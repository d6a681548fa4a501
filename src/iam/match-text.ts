import { HOLE, type Text } from './text.ts';
import { MAYBE, NO, YES, type Truth } from './truth.ts';

/** `*` and `?` of a pattern, told apart from the same characters as literals (`${*}`). */
export const ANY = '\uE000';
export const ONE = '\uE001';

const WILD = /[\uE000\uE001\uE002]/;

/** Text to compare with: literal characters, `ANY`, `ONE`, and holes. */
export interface Pattern {
  readonly text: string;
  readonly shape: 'everything' | 'literal' | 'prefix' | 'glob';
  /** For a prefix: what comes before the `*`. */
  readonly head: string;
  readonly hole: boolean;
}

export function patternOf(text: string): Pattern {
  const hole = text.includes(HOLE);
  if (text === ANY) return { text, shape: 'everything', head: '', hole };
  const first = text.search(WILD);
  if (first < 0) return { text, shape: 'literal', head: text, hole };
  const head = text.slice(0, first);
  return { text, shape: first === text.length - 1 && text.endsWith(ANY) ? 'prefix' : 'glob', head, hole };
}

/**
 * Whether the text matches. With holes: yes if it does whatever stands in them, no if it can't, else maybe. A hole of the pattern may turn
 * out to be anything, a wildcard included.
 */
export function matchText(pattern: Pattern, subject: Text): Truth {
  if (pattern.shape === 'everything') return YES;
  if (!subject.hole) {
    switch (pattern.shape) {
      case 'literal':
        return pattern.text === subject.text ? YES : NO;
      case 'prefix':
        return subject.text.startsWith(pattern.head) ? YES : NO;
      case 'glob':
        if (!subject.text.startsWith(pattern.head) || !covers(pattern.text, subject.text)) return NO;
        return pattern.hole ? MAYBE : YES;
    }
  }
  if (!beginAlike(pattern.head, subject.text)) return NO;
  if (!pattern.hole && covers(pattern.text, subject.text)) return YES;
  return meets(pattern.text, subject.text) ? MAYBE : NO;
}

/** Spares most of the work: before the first hole or wildcard of either, both must be the same. */
function beginAlike(head: string, subject: string): boolean {
  const hole = subject.indexOf(HOLE);
  const known = hole < 0 ? subject : subject.slice(0, hole);
  return head.startsWith(known) || known.startsWith(head);
}

/** The usual glob in linear space: on a mismatch the latest `*` takes one more character. A hole of the subject falls to a `*` only. */
function covers(pattern: string, subject: string): boolean {
  let [at, from] = [0, 0];
  let [star, taken] = [-1, 0];
  while (from < subject.length) {
    const wanted = pattern[at];
    if (wanted === ANY || wanted === HOLE) {
      star = at;
      at += 1;
      taken = from;
    } else if (wanted !== undefined && (wanted === subject[from] || (wanted === ONE && subject[from] !== HOLE))) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      taken += 1;
      from = taken;
    } else return false;
  }
  while (pattern[at] === ANY || pattern[at] === HOLE) at += 1;
  return at === pattern.length;
}

/** Whether two globs have a text in common: the subject's holes are `*` here. */
function meets(pattern: string, subject: string): boolean {
  const isMany = (character: string | undefined): boolean => character === ANY || character === HOLE;
  // reachable[j]: what came so far of the pattern can equal the first j characters of the subject.
  let reachable = Array.from<boolean>({ length: subject.length + 1 }).fill(false);
  reachable[0] = true;
  for (let j = 0; isMany(subject[j]); j += 1) reachable[j + 1] = true;
  for (const wanted of pattern) {
    const next = Array.from<boolean>({ length: subject.length + 1 }).fill(false);
    for (let j = 0; j <= subject.length; j += 1) {
      const had = j > 0 ? subject[j - 1] : undefined;
      if (isMany(wanted)) next[j] = reachable[j] === true || (j > 0 && next[j - 1] === true);
      else if (isMany(had)) next[j] = reachable[j] === true || next[j - 1] === true;
      else next[j] = j > 0 && reachable[j - 1] === true && (wanted === ONE || wanted === had);
    }
    reachable = next;
  }
  return reachable[subject.length] === true;
}
