import { Unknown, asBoolean } from '../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../rule.ts';

const RULE: Omit<Rule, 'id' | 'types' | 'check'> = {
  title: 'Things are as they should be',
  promise: 'G2',
  severity: 'high',
  severityReason: 'whoever finds one may take it',
  layer: 'template',
  why: 'Somebody takes what is not closed.',
  fix: 'Properties:\n  Closed: true\n',
  sources: ['https://docs.aws.amazon.com/example'],
};

/** A thing must be closed. The value decides: true, false or unknown. */
export const CLOSED: Rule = {
  ...RULE,
  id: 'thing-closed',
  types: ['Test::Thing'],
  check: eachResource(['Test::Thing'], (resource): Judgement => {
    const closed = asBoolean(resource.property('Closed'));
    const holds = closed instanceof Unknown ? closed : closed === true;
    return { resource, path: ['Properties', 'Closed'], holds, message: 'It is open to whoever comes' };
  }),
};

/** A lid must have a colour, which is another promise's affair and not that bad. */
export const COLOURED: Rule = {
  ...RULE,
  id: 'lid-coloured',
  promise: 'G10',
  severity: 'low',
  types: ['Test::Lid', 'Test::Thing'],
  check: eachResource(['Test::Lid'], (resource) => ({
    resource,
    path: ['Properties', 'Colour'],
    holds: resource.property('Colour') !== undefined,
    message: 'It has no colour',
  })),
};

/** Fails itself at one resource, the one with the property `Break`. */
export const BREAKING: Rule = {
  ...RULE,
  id: 'thing-unbroken',
  types: ['Test::Thing'],
  check: eachResource(['Test::Thing'], (resource) => {
    if (resource.property('Break') !== undefined) throw new TypeError('nothing is there');
    return { resource, path: ['Properties', 'Whole'], holds: false, message: 'It is not whole' };
  }),
};

/** Judges one thing, then fails as a whole. */
export const COLLAPSING: Rule = {
  ...RULE,
  id: 'thing-upright',
  types: ['Test::Thing'],
  *check(estate) {
    const [first] = estate.resources('Test::Thing');
    if (first !== undefined) yield { resource: first, path: ['Properties'], holds: false, message: 'It lies there' };
    throw new Error('fell over');
  },
};
