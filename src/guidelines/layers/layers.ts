import type { Estate } from '../../estate/index.ts';
import type { CheckResult } from '../finding.ts';
import type { Coverage } from '../judge.ts';
import type { Layer, PromiseId, Rule } from '../rule.ts';
import { inOrder } from '../verdict.ts';
import { awsControls } from './aws-layer.ts';
import { type Control, LAYERS, type PromiseControl, type PromiseLayers } from './control.ts';
import { organizationControls } from './organization-layer.ts';
import { ruleControls } from './rule-layer.ts';

export interface LayersInput {
  readonly rules: readonly Rule[];
  readonly result: Pick<CheckResult, 'findings' | 'unknown' | 'promises'>;
  readonly coverage: readonly Coverage[];
}

/**
 * Which controls hold each promise, on which layer (G1: no promise hangs on one control only). Of promises under which nothing was judged it
 * says nothing. A rule is a control only where all is as it wants it; what AWS does by itself counts for the resources that are there.
 */
export function layersOf(estate: Estate, { rules, result, coverage }: LayersInput): readonly PromiseLayers[] {
  const ofRules = ruleControls(rules, result, coverage);
  const others: Readonly<Record<Layer, readonly PromiseControl[]>> = {
    organization: organizationControls(estate),
    template: [],
    runtime: awsControls(estate, 'runtime'),
    detection: awsControls(estate, 'detection'),
  };
  const controlsOf = (promise: PromiseId, layer: Layer): readonly Control[] => [
    ...others[layer].filter((control) => control.promise === promise).map(({ promise: _promise, ...control }) => control),
    ...ofRules.filter(({ rule }) => rule.promise === promise && rule.layer === layer).map(({ rule: _rule, ...control }) => control),
  ];
  return result.promises
    .filter(({ resourcesJudged }) => resourcesJudged > 0)
    .map(({ id }) => id)
    .toSorted(inOrder)
    .map((promise) => {
      const held = {
        promise,
        ...(Object.fromEntries(LAYERS.map((layer) => [layer, controlsOf(promise, layer)])) as Record<Layer, readonly Control[]>),
      };
      const [first, second] = LAYERS.filter((layer) => held[layer].length > 0);
      return { ...held, only: first !== undefined && second === undefined ? first : null };
    });
}
