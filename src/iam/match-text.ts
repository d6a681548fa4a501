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

/** Whether two globs have a text in common: the subject's holes are `*` here. What both spell out at their begin and end is compared first. */
function meets(pattern: string, subject: string): boolean {
  const shorter = Math.min(pattern.length, subject.length);
  let begin = 0;
  while (begin < shorter && isPlain(pattern, begin) && isPlain(subject, begin)) {
    if (pattern[begin] !== subject[begin]) return false;
    begin += 1;
  }
  let end = 0;
  while (end < shorter - begin && isPlain(pattern, pattern.length - 1 - end) && isPlain(subject, subject.length - 1 - end)) {
    if (pattern[pattern.length - 1 - end] !== subject[subject.length - 1 - end]) return false;
    end += 1;
  }
  return meetsWithin(pattern.slice(begin, pattern.length - end), subject.slice(begin, subject.length - end));
}

function isPlain(text: string, index: number): boolean {
  const character = text[index];
  return character !== ANY && character !== ONE && character !== HOLE;
}

function meetsWithin(pattern: string, subject: string): boolean {
  const isMany = (character: string | undefined): boolean => character === ANY || character === HOLE;
  if ((pattern.length === 1 && isMany(pattern)) || (subject.length === 1 && isMany(subject))) return true;
  // reachable[j]: what came so far of the pattern can equal the first j characters of the subject.
  let reachable = new Uint8Array(subject.length + 1);
  reachable[0] = 1;
  for (let j = 0; isMany(subject[j]); j += 1) reachable[j + 1] = 1;
  for (const wanted of pattern) {
    const next = new Uint8Array(subject.length + 1);
    const takesMany = isMany(wanted);
    for (let j = 0; j <= subject.length; j += 1) {
      const had = j > 0 ? subject[j - 1] : undefined;
      const before = j > 0 ? next[j - 1] : 0;
      if (takesMany || isMany(had)) next[j] = (reachable[j] ?? 0) | (before ?? 0);
      else next[j] = j > 0 && (wanted === ONE || wanted === had) ? (reachable[j - 1] ?? 0) : 0;
    }
    reachable = next;
  }
  return reachable[subject.length] === 1;
}
