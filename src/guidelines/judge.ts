import type { Estate } from '../estate/index.ts';
import { type RuleFault, askRules } from './ask-rules.ts';
import type { CheckError, CheckResult } from './finding.ts';
import { Recorder, faultError, inOrderOfTemplates } from './records.ts';
import type { Rule } from './rule.ts';
import { promiseVerdicts, verdictOf } from './verdict.ts';
import { WaiverLedger } from './waivers/ledger.ts';
import type { Waiver } from './waivers/waiver.ts';

export interface JudgeOptions {
  readonly rules: readonly Rule[];
  /** Where `rules` is a choice, ids of all that there are: a waiver of one that isn't asked is no mistake. */
  readonly known?: Iterable<string>;
  /** Beside those that the estate has and those in the metadata of its resources. */
  readonly waivers?: readonly Waiver[];
  /** What couldn't be judged beside the rules: it keeps the verdict from passing, and concerns no promise. */
  readonly errors?: readonly CheckError[];
  /** The day by which waivers expire, as 2026-11-24. */
  readonly today: string;
}

/** How many resources a rule looked at in one template. */
export interface Coverage {
  readonly rule: string;
  readonly template: string;
  readonly resources: number;
}

/** The contract's object, and what it leaves out. */
export interface Judged {
  readonly result: CheckResult;
  /** In the order of the rules, then of the templates. Says also where a rule found all as it should be. */
  readonly coverage: readonly Coverage[];
  /** Rules that failed themselves, for whoever mends Landfall. */
  readonly faults: readonly RuleFault[];
}

/**
 * Judges an estate by rules. Pure: of the same estate, rules, waivers and day comes the same result, in the order of the templates, their lines,
 * and the rules. What a condition may leave out is judged as if it were there. A rule that fails itself is one of `errors`, so that the verdict
 * is no `pass`, and takes no other rule's findings with it.
 */
export function judge(estate: Estate, { rules, known, waivers = [], errors: others = [], today }: JudgeOptions): Judged {
  const asked = new Set(rules.map(({ id }) => id));
  const all = [...(estate.description.waivers ?? []), ...waivers];
  const ledger = new WaiverLedger(estate, { waivers: all, known: new Set(known ?? asked), asked, today });
  const recorder = new Recorder(estate);
  const answers = askRules(estate, rules);
  const findings = inOrderOfTemplates(answers.findings.map((place) => recorder.finding(place, (rule, on) => ledger.waive(rule, on))));
  const open = [...estate.gaps.map((gap) => recorder.gap(gap)), ...answers.unknown.map((place) => recorder.undecided(place))];
  const unknown = inOrderOfTemplates(open);
  const errors = [...estate.errors, ...answers.faults.map(faultError)];
  return {
    result: {
      version: 1,
      verdict: verdictOf({ findings, unknown, errors: [...errors, ...others] }),
      findings,
      promises: promiseVerdicts(rules, { findings, unknown, errors, judged: answers.judged }),
      unknown,
      errors: [...errors, ...others],
      waivers: ledger.account(),
    },
    coverage: [...answers.judged].flatMap(([rule, resources]) =>
      [...Map.groupBy(resources, ({ template }) => template)].map(([template, own]) => ({ rule, template, resources: own.length })),
    ),
    faults: answers.faults,
  };
}
