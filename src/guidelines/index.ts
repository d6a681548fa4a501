/**
 * The guidelines: rules that judge an estate, and what they find. `judge(estate, { rules, today })`; the rules themselves are in
 * `rules/index.ts`, which is loaded where it is needed.
 */
export type { RuleFault } from './ask-rules.ts';
export type { Format, FormatContext, FormatName } from './formats/index.ts';
export type { CheckError, CheckResult, Finding, PromiseVerdict, Undecided, Verdict } from './finding.ts';
export { type Coverage, type JudgeOptions, type Judged, judge } from './judge.ts';
export { type Support, citedClauses } from './clauses/clauses.ts';
export { type Control, LAYERS, type PromiseLayers } from './layers/control.ts';
export { isOfPack, packRules } from './packs/pack-rules.ts';
export { PROMISE_TITLES } from './promises.ts';
export { type Quote, quotesOf } from './quotes/quotes.ts';
export type { Judgement, Layer, PromiseId, Rule, Severity } from './rule.ts';
export { type RuleChoice, SEVERITIES, chooseRules, ruleOf, wrongChoices } from './choose-rules.ts';
export { inOrder } from './verdict.ts';
export type { JudgedWaiver, Waived, Waiver } from './waivers/waiver.ts';
