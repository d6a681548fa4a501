import type { PromiseLayers } from './layers/control.ts';
import type { PromiseId, Severity } from './rule.ts';
import type { JudgedWaiver, Waived } from './waivers/waiver.ts';

/** `unknown`: nothing was found, and something couldn't be judged. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** A place that isn't as a rule wants it. What `landfall check` prints as JSON is a contract: fields are only ever added. */
export interface Finding {
  readonly rule: string;
  readonly promise: PromiseId;
  readonly severity: Severity;
  /** Account and stack are null where no estate says so. */
  readonly account: string | null;
  readonly stack: string | null;
  /** As it was given, or as `estate.json` has it. */
  readonly template: string;
  /** The logical id. */
  readonly resource: string;
  readonly type: string;
  /** From the resource to the property that decides, present or missing, its parts separated by dots. */
  readonly path: string;
  /** Both count from 1: of the path, or of the nearest thing above it that is there. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** YAML to be pasted into the resource. */
  readonly fix: string;
  readonly waived: Waived | null;
}

/** Something that can't be told from the templates. Where a whole part of a template is open, it concerns every rule: `rule` and `promise` are null. */
export interface Undecided {
  readonly rule: string | null;
  readonly promise: PromiseId | null;
  readonly account: string | null;
  readonly stack: string | null;
  readonly template: string;
  readonly resource: string | null;
  readonly type: string | null;
  readonly path: string;
  readonly line: number;
  readonly why: string;
}

/** A template, or a part of one, that couldn't be judged. */
export interface CheckError {
  /** Null where no single template is concerned. */
  readonly template: string | null;
  readonly message: string;
  readonly line?: number;
}

export interface PromiseVerdict {
  readonly id: PromiseId;
  /** How many rules were asked. */
  readonly rules: number;
  /** How many resources at least one of them looked at. */
  readonly resourcesJudged: number;
  /** All of them, and of these the waived. */
  readonly findings: number;
  readonly waived: number;
  readonly unknown: number;
  readonly verdict: Verdict;
}

/** The one object that `landfall check --json` prints. */
export interface CheckResult {
  readonly version: 1;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly promises: readonly PromiseVerdict[];
  readonly unknown: readonly Undecided[];
  readonly errors: readonly CheckError[];
  /** Every waiver that was given, and what became of it. */
  readonly waivers: readonly JudgedWaiver[];
  /** What holds each promise, on which layer. Not there where nobody asked `layersOf`. */
  readonly layers?: readonly PromiseLayers[];
}
