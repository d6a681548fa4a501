import { ACCOUNT_TIERS } from './estate-file.ts';

/** The part of JSON Schema that `estate.json` needs: what is published is what is checked. */
export interface Schema {
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $schema?: string;
  readonly title?: string;
}

const TEXT = { type: 'string', minLength: 1 } as const satisfies Schema;
const ACCOUNT_ID = { type: 'string', pattern: '^[0-9]{12}$', description: 'Twelve digits.' } as const satisfies Schema;
const TEXTS = { type: 'array', items: TEXT } as const satisfies Schema;
const DOCUMENT = { type: 'object', description: 'A policy document.' } as const satisfies Schema;

const STACK: Schema = {
  type: 'object',
  required: ['name', 'region', 'template'],
  properties: {
    name: TEXT,
    region: { type: 'string', pattern: '^[a-z]{2,4}(-[a-z]+)+-[0-9]+$', description: 'A region such as eu-central-1.' },
    template: { ...TEXT, description: 'JSON or YAML, relative to the folder of this file.' },
    parameters: {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean', 'array'] },
      description: 'Values by name; of a parameter that is not here, the default counts.',
    },
    inputs: {
      type: 'object',
      description: 'Parameters that are outputs of other stacks of the estate.',
      additionalProperties: {
        type: 'object',
        required: ['stack', 'output'],
        properties: { stack: TEXT, output: TEXT, account: ACCOUNT_ID, region: TEXT },
      },
    },
    role: { ...TEXT, description: 'ARN of the role that CloudFormation applies it with.' },
  },
};

const ACCOUNT: Schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: ACCOUNT_ID,
    name: TEXT,
    tier: { enum: ACCOUNT_TIERS },
    unit: TEXT,
    complete: { type: 'boolean', description: 'Nothing is in the account but its stacks; true where absent.' },
    planned: { type: 'boolean', description: 'The account does not exist yet; its id is a placeholder.' },
    stacks: { type: 'array', items: STACK },
  },
};

const ORGANIZATION: Schema = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^o-[a-z0-9]+$', description: 'An organization’s id, o-….' },
    managementAccount: ACCOUNT_ID,
    root: TEXT,
    units: {
      type: 'array',
      items: { type: 'object', required: ['id', 'parent'], properties: { id: TEXT, name: TEXT, parent: TEXT } },
    },
    policies: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'type', 'content'],
        properties: { id: TEXT, name: TEXT, type: TEXT, targets: TEXTS, content: DOCUMENT },
      },
    },
    delegatedAdministrators: {
      type: 'array',
      items: { type: 'object', required: ['account', 'service'], properties: { account: ACCOUNT_ID, service: TEXT } },
    },
  },
};

const ACCESS: Schema = {
  type: 'object',
  required: ['group', 'account', 'permissionSet'],
  properties: {
    group: TEXT,
    members: TEXTS,
    account: ACCOUNT_ID,
    permissionSet: {
      type: 'object',
      required: ['name'],
      properties: { name: TEXT, managedPolicies: TEXTS, inlinePolicy: DOCUMENT },
    },
  },
};

const EXCEPTION: Schema = {
  type: 'object',
  required: ['from', 'to', 'reason'],
  properties: {
    from: {
      type: 'object',
      required: ['account', 'kind', 'id'],
      properties: { account: { type: ['string', 'null'] }, kind: TEXT, id: TEXT },
    },
    to: TEXT,
    reason: TEXT,
    steps: { type: 'array' },
    actions: TEXTS,
  },
};

const WAIVER: Schema = {
  type: 'object',
  description: 'A finding of the guidelines that somebody has decided to live with.',
  required: ['rule', 'resource', 'reason'],
  properties: {
    rule: { ...TEXT, description: 'Id of the rule.' },
    resource: { ...TEXT, description: 'A logical id, or <stack or template>#LogicalId, or <account>/<stack or template>#LogicalId.' },
    reason: TEXT,
    expires: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'The last day on which it counts, as 2027-01-31.' },
  },
};

/**
 * What no template shows. Only its kind is checked here: `landfall reach` reads those that it knows, and takes any other one, or one that
 * lacks something, for a reason to prove nothing.
 */
const FACT: Schema = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { ...TEXT, description: 'kms-grant, ram-share, snapshot-share, trusted-access, delegation-policy, root-sessions or runner.' },
    account: ACCOUNT_ID,
    key: { description: 'kms-grant: ARN of the key.' },
    grantee: { description: 'kms-grant: ARN, account or service that holds it.' },
    operations: { description: 'kms-grant: list of operations, such as Decrypt.' },
    resources: { description: 'ram-share: list of ARNs.' },
    principals: { description: 'ram-share: list of accounts, ARNs of principals, of the organization or of its units.' },
    snapshot: { description: 'snapshot-share: ARN or id of the snapshot or image.' },
    with: { description: 'snapshot-share: list of accounts, or all.' },
    service: { description: 'trusted-access: the service that may act in the accounts of the organization.' },
    content: { description: 'delegation-policy: the organization’s resource policy.' },
    enabled: { description: 'root-sessions: whether the management account can open them in members.' },
    serves: { description: 'runner: list of accounts or roles whose jobs run in the account.' },
  },
};

/** JSON Schema of `estate.json`. Fields that it doesn't know are left alone: a later version may have more. */
export const ESTATE_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'An estate: every template of every account, and the policies that bound them',
  type: 'object',
  required: ['version', 'accounts'],
  properties: {
    version: { enum: [1] },
    organization: ORGANIZATION,
    accounts: { type: 'array', items: ACCOUNT },
    access: { type: 'array', items: ACCESS },
    exceptions: { type: 'array', items: EXCEPTION },
    waivers: { type: 'array', items: WAIVER },
    facts: { type: 'array', items: FACT },
  },
};
