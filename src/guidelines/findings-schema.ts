import { SEVERITIES } from './choose-rules.ts';
import { LAYERS } from './layers/control.ts';

const TEXT = { type: 'string', minLength: 1 } as const;
const ANY_TEXT = { type: 'string' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
/** Lines and columns. */
const PLACE = { type: 'integer', minimum: 1 } as const;
const PROMISE = { type: 'string', pattern: '^[GI][0-9]+$', description: 'A promise, such as G2.' } as const;
const VERDICT = { enum: ['pass', 'fail', 'unknown'] } as const;
const OR_NULL = { type: ['string', 'null'] } as const;
const SOURCE = { enum: ['project', 'resource'], description: 'The project file or estate.json, or the metadata of the resource.' } as const;

/** Every property is there, but for those that are named. */
function object(properties: Readonly<Record<string, object>>, { optional = [] as readonly string[], description = '' } = {}) {
  return {
    type: 'object',
    ...(description === '' ? {} : { description }),
    required: Object.keys(properties).filter((key) => !optional.includes(key)),
    properties,
  };
}

const WAIVED = {
  oneOf: [
    { type: 'null' },
    object({ reason: TEXT, expires: OR_NULL, source: SOURCE }, { description: 'Why it doesn’t count, and until which day.' }),
  ],
};

const FINDING = object({
  rule: { ...TEXT, description: 'Id of the rule; `landfall explain RULE` says more.' },
  promise: PROMISE,
  severity: { enum: SEVERITIES },
  account: OR_NULL,
  stack: OR_NULL,
  template: { ...ANY_TEXT, description: 'The path as it was given, or as estate.json has it.' },
  resource: { ...ANY_TEXT, description: 'The logical id.' },
  type: ANY_TEXT,
  path: { ...ANY_TEXT, description: 'From the resource to the property that decides, present or missing: Properties.BucketEncryption.' },
  line: PLACE,
  column: PLACE,
  message: TEXT,
  fix: { ...TEXT, description: 'YAML to be pasted into the resource.' },
  waived: WAIVED,
});

const UNDECIDED = object({
  rule: { ...OR_NULL, description: 'Null where a part of a template is open to every rule.' },
  promise: { oneOf: [{ type: 'null' }, PROMISE] },
  account: OR_NULL,
  stack: OR_NULL,
  template: ANY_TEXT,
  resource: OR_NULL,
  type: OR_NULL,
  path: ANY_TEXT,
  line: PLACE,
  why: TEXT,
});

const WAIVER = object({
  rule: ANY_TEXT,
  resource: ANY_TEXT,
  reason: ANY_TEXT,
  expires: OR_NULL,
  source: {
    enum: [...SOURCE.enum, 'template'],
    description: `${SOURCE.description} In the metadata of a template as a whole it is of no use.`,
  },
  template: OR_NULL,
  line: { oneOf: [{ type: 'null' }, PLACE] },
  state: { enum: ['used', 'unused', 'expired', 'unknown-rule', 'invalid'] },
  findings: { ...COUNT, description: 'How many it waives, or would waive had it not expired.' },
  note: { ...OR_NULL, description: 'What is wrong with it; null when it is used.' },
});

const CONTROL = object({
  name: { ...TEXT, description: 'A rule’s id, a policy with its statement, or what does it.' },
  does: TEXT,
  reach: { ...TEXT, description: 'How much it reaches: 12 resources, 4 of 5 accounts.' },
  source: { ...OR_NULL, description: 'Where AWS says so; null for rules and policies.' },
});

const PROMISE_LAYERS = object({
  promise: PROMISE,
  ...Object.fromEntries(LAYERS.map((layer) => [layer, { type: 'array', items: CONTROL }])),
  only: { enum: [...LAYERS, null], description: 'The layer that it hangs on alone; null for several and for none.' },
});

/** JSON Schema of what `landfall check --json` prints. Fields that it doesn't know are left alone: a later version may have more. */
export const FINDINGS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What `landfall check` found',
  ...object(
    {
      version: { const: 1 },
      verdict: { ...VERDICT, description: 'fail: a finding that isn’t waived; unknown: none, and something couldn’t be judged.' },
      findings: { type: 'array', items: FINDING },
      promises: {
        type: 'array',
        items: object({
          id: PROMISE,
          rules: COUNT,
          resourcesJudged: COUNT,
          findings: { ...COUNT, description: 'The waived ones included.' },
          waived: COUNT,
          unknown: COUNT,
          verdict: VERDICT,
        }),
      },
      unknown: { type: 'array', items: UNDECIDED },
      errors: {
        type: 'array',
        items: object(
          { template: OR_NULL, message: TEXT, line: PLACE },
          { optional: ['line'], description: 'Something that couldn’t be judged.' },
        ),
      },
      waivers: { type: 'array', items: WAIVER, description: 'Every waiver that was given, and what became of it.' },
      layers: { type: 'array', items: PROMISE_LAYERS, description: 'Which controls hold each promise under which something was judged.' },
    },
    { optional: ['layers'] },
  ),
};
