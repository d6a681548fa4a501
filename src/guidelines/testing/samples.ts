import { estateOfTemplates } from '../../estate/index.ts';
import type { FormatContext } from '../formats/format.ts';
import { judge } from '../judge.ts';
import type { Rule } from '../rule.ts';
import type { Waiver } from '../waivers/waiver.ts';
import { BREAKING, CLOSED, COLOURED } from './rules.ts';

/** Names and texts as awkward as a template may have them. */
const AWKWARD = `Parameters: {P: {Type: String}}
Resources:
  Open: {Type: Test::Thing, Properties: {Size: 1}}
  Broken: {Type: Test::Thing, Properties: {Break: "<&>\\u0001\\""}}
  Maybe: {Type: Test::Thing, Properties: {Closed: !Ref P}}
  Lid:
    Type: Test::Lid
    Metadata: {landfall: {waivers: [{rule: lid-coloured, reason: "grey <is> a \\"colour\\" & so \\u0007", expires: 2999-01-01}]}}
`;

export interface Sample {
  readonly templates: Readonly<Record<string, string>>;
  readonly rules?: readonly Rule[];
  readonly waivers?: readonly Waiver[];
}

/** Everything that a result can hold: findings, waived ones, idle waivers, what is unknown, what couldn't be read, and a rule that failed. */
export const EVERYTHING: Sample = {
  templates: { './dev/a b.yaml': AWKWARD, '/abs/ü.yaml': AWKWARD, 'broken.json': '{', 'macro.yaml': 'Transform: Mine\nResources: {}' },
  waivers: [{ rule: 'thing-closed', resource: 'Nowhere', reason: 'it was there' }],
};

export const NOTHING: Sample = { templates: {} };

/** A sample, judged, as formats get it. */
export function judgedSample({ templates, rules = [CLOSED, COLOURED, BREAKING], waivers = [] }: Sample) {
  const estate = estateOfTemplates(Object.entries(templates).map(([path, text]) => ({ path, text })));
  const { result, coverage } = judge(estate, { rules, waivers, today: '2026-11-24' });
  const context: FormatContext = {
    rules,
    coverage,
    templates: estate.stacks.map(({ template }) => template),
    version: '1.2.3',
    at: new Date('2026-11-24T12:00:00.500Z'),
    accountName: (id) => estate.account(id)?.name,
    textOf: (template) => templates[template],
  };
  return { result, context };
}
