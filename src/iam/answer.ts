import { type Hit, type Layer } from './layer.ts';
import { MAYBE, YES, type Truth } from './truth.ts';

/** What an answer rests on: a statement, or, without one, what a layer of policies lacks or leaves open. */
export interface Because {
  readonly layer: Layer | 'request' | 'grant';
  /** Of an SCP or RCP: the index of its level. */
  readonly level?: number;
  /** The index of the policy in its layer or level, and of the statement in the policy. */
  readonly policy?: number;
  readonly statement?: number;
  readonly sid?: string;
  readonly effect?: 'Allow' | 'Deny';
  /** Whether the statement applies; `unknown` where that is open. */
  readonly applies?: 'yes' | 'unknown';
  readonly why: string;
}

export interface Answer {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly because: readonly Because[];
  /** For `unknown`: the condition keys whose values would decide, as the policies spell them. */
  readonly missing: readonly string[];
}

/** Something that must hold for the answer to be yes. */
export interface Gate {
  readonly layer: Because['layer'];
  readonly level?: number | undefined;
  readonly truth: Truth;
  /** What it means that it doesn't hold. */
  readonly lack: string;
  /** Why it holds, where no statement says so. */
  readonly reason?: string | undefined;
  /** The statements that it was decided by. */
  readonly hits: readonly Hit[];
}

const NONE: readonly string[] = [];
const ANSWERS = ['no', 'unknown', 'yes'] as const;

/** All gates must be open. A closed one alone explains a no; what is undecided explains an unknown. */
export function answerOf(gates: readonly Gate[]): Answer {
  let truth: Truth = YES;
  for (const gate of gates) if (gate.truth < truth) truth = gate.truth;
  const because: Because[] = [];
  const missing: string[] = [];
  for (const gate of gates) {
    if (gate.truth !== truth) continue;
    let saysItself = false;
    for (const hit of gate.hits) {
      if (!isTelling(hit, truth)) continue;
      // A denial, or what is open, says for itself why; what is wanting has no statement.
      saysItself = true;
      because.push(becauseOf(hit));
      if (truth === MAYBE) missing.push(...hit.missing);
    }
    if (truth === YES && gate.reason !== undefined) because.push({ layer: gate.layer, why: gate.reason });
    if (truth !== YES && !saysItself) because.push(lackOf(gate));
  }
  return { answer: ANSWERS[truth], because, missing: missing.length === 0 ? NONE : [...new Set(missing)].toSorted() };
}

function isTelling(hit: Hit, truth: Truth): boolean {
  if (truth === MAYBE) return hit.truth === MAYBE;
  return hit.truth === YES && hit.effect === (truth === YES ? 'Allow' : 'Deny');
}

function lackOf({ layer, level, lack }: Gate): Because {
  return level === undefined ? { layer, why: lack } : { layer, level, why: lack };
}

function becauseOf({ layer, level, policy, statement, effect, truth, open }: Hit): Because {
  const because: { -readonly [Name in keyof Because]: Because[Name] } = {
    layer,
    policy,
    statement: statement.index,
    effect,
    applies: truth === YES ? 'yes' : 'unknown',
    why: truth === YES ? (effect === 'Allow' ? 'it allows this' : 'it denies this') : whyOpen(open),
  };
  if (level !== undefined) because.level = level;
  if (statement.sid !== undefined) because.sid = statement.sid;
  return because;
}

function whyOpen(open: readonly string[]): string {
  return open.length === 0 ? 'a condition depends on what is missing' : open.join('; ');
}

/** The answer where something beside the policies may decide otherwise. */
export function leftOpen({ because, missing }: Answer, why: string): Answer {
  return { answer: 'unknown', because: [...because, { layer: 'request', why }], missing };
}

export function settled(answer: Answer['answer'], why: string): Answer {
  return { answer, because: [{ layer: 'request', why }], missing: [] };
}
