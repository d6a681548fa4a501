/** JSON Schema of what `landfall reach --json` prints. It is published as `docs/reach.schema.json`. */

const TEXT = { type: 'string' };
const NULLABLE = { type: ['string', 'null'] };
const COUNT = { type: 'integer', minimum: 0 };

const FROM = {
  type: 'object',
  description: 'Where a path starts: anyone on the internet has no account.',
  required: ['account', 'kind', 'id'],
  properties: {
    account: NULLABLE,
    kind: { enum: ['anyone', 'account', 'role', 'user', 'permission-set', 'oidc', 'service'] },
    id: TEXT,
  },
};

const GROUND = {
  type: 'object',
  description: 'A statement or property that a step rests on; without a template for what AWS has by itself.',
  required: ['policy', 'template', 'resource'],
  properties: { policy: TEXT, template: NULLABLE, resource: NULLABLE, statement: COUNT, path: TEXT },
};

const PATH = {
  type: 'object',
  required: ['from', 'steps'],
  properties: {
    from: FROM,
    steps: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['kind', 'action', 'to', 'because'],
        properties: {
          kind: {
            enum: ['assume', 'read', 'write', 'decrypt', 'invoke', 'pass-role', 'update', 'artifact', 'network', 'dns', 'person'],
          },
          action: { ...TEXT, description: 'The action of AWS that is called, or the property that opens.' },
          to: { ...TEXT, description: 'An ARN, or account/template#LogicalId where there is none.' },
          because: { type: 'array', items: GROUND },
        },
      },
    },
  },
};

export const REACH_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Who can reach an account, and the proof that nobody else can',
  type: 'object',
  required: ['version', 'environment', 'account', 'proven', 'paths', 'allowed', 'trusted', 'assumptions', 'unknown', 'checked'],
  properties: {
    version: { const: 1 },
    environment: TEXT,
    account: TEXT,
    proven: { type: 'boolean', description: 'True only where paths and unknown are both empty.' },
    paths: { type: 'array', items: PATH, description: 'For each start and each thing of the target that it reaches, the shortest.' },
    allowed: {
      type: 'array',
      description: 'Paths that an exception allows.',
      items: { type: 'object', required: ['path', 'reason'], properties: { path: PATH, reason: TEXT } },
    },
    trusted: {
      type: 'array',
      description: 'What each trusted account could do to the target.',
      items: { type: 'object', required: ['account', 'could'], properties: { account: TEXT, could: { type: 'array', items: TEXT } } },
    },
    assumptions: { type: 'array', minItems: 1, items: TEXT },
    unknown: {
      type: 'array',
      description: 'What can’t be decided. The template is estate.json for what that itself says.',
      items: {
        type: 'object',
        required: ['template', 'resource', 'why'],
        properties: { template: TEXT, resource: NULLABLE, why: TEXT, account: TEXT, line: COUNT },
      },
    },
    checked: {
      type: 'object',
      required: ['principals', 'policies', 'edges', 'estate'],
      properties: {
        principals: COUNT,
        policies: COUNT,
        edges: COUNT,
        estate: { ...TEXT, pattern: '^sha256:[0-9a-f]{64}$', description: 'Digest of the estate that this holds for.' },
        looked: { type: 'array', items: TEXT, description: 'What was looked for.' },
      },
    },
    unusedExceptions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['from', 'to', 'reason', 'place'],
        properties: {
          from: { type: 'object', required: ['account', 'kind', 'id'], properties: { account: NULLABLE, kind: TEXT, id: TEXT } },
          to: TEXT,
          reason: TEXT,
          place: TEXT,
        },
      },
    },
    morePaths: { ...COUNT, description: 'How many paths there are beyond those that are listed.' },
  },
} as const;
