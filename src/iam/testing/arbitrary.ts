import fc from 'fast-check';

import { type AccessRequest, type GivenValue } from '../index.ts';
import { HERE, role, rootOf, session, THERE, user } from './cases.ts';

/** A small world in which requests and policies meet often. */
const ACTIONS = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 'sts:AssumeRole', 'kms:Decrypt', 'kms:ListKeys'] as const;
const ACTION_PATTERNS = [...ACTIONS, '*', 's3:*', 'S3:get*', 's3:?etObject', 'sts:Assume*', 'kms:*', 'sqs:*'] as const;
const RESOURCES = [
  'arn:aws:s3:::bucket/blue/1',
  'arn:aws:s3:::bucket/red/2',
  `arn:aws:sqs:eu-central-1:${HERE}:queue`,
  `arn:aws:iam::${THERE}:role/target`,
  `arn:aws:iam::${HERE}:role/target`,
  `arn:aws:kms:eu-central-1:${HERE}:key/1`,
  '*',
] as const;
const RESOURCE_PATTERNS = [
  ...RESOURCES,
  'arn:aws:s3:::bucket/*',
  'arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*',
  "arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'red'}/?",
  'arn:aws:iam::*:role/*',
  'arn:aws:s3:::<unknown>/*',
] as const;
const PRINCIPALS = [
  user('anne'),
  role('reader'),
  session('reader', 'one'),
  session('reader', 'two', THERE),
  rootOf(THERE),
  `arn:aws:iam::${HERE}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`,
  `arn:aws:sts::${HERE}:federated-user/bo`,
  'lambda.amazonaws.com',
  '*',
] as const;
const NAMED_PRINCIPALS: readonly object[] = [
  { AWS: user('anne') },
  { AWS: [role('reader'), HERE] },
  { AWS: session('reader', 'one') },
  { AWS: rootOf(THERE) },
  { AWS: '*' },
  { Service: ['lambda.amazonaws.com', 's3.amazonaws.com'] },
];
const KEYS = ['aws:PrincipalTag/team', 'aws:TagKeys', 'aws:SourceIp', 's3:max-keys', 'aws:PrincipalOrgID', 'aws:SecureTransport'] as const;
const VALUES = ['blue', 'red', '', 'true', 'false', '10', '11', '203.0.113.7', '198.51.100.1', 'b*'] as const;

const CONDITIONS: readonly (readonly [operators: readonly string[], values: readonly string[]])[] = [
  [
    ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringLike', 'StringNotLike'],
    ['blue', 'red', 'b*', '?ed', '', '${aws:PrincipalTag/team}'],
  ],
  [
    ['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericGreaterThanEquals'],
    ['10', '11'],
  ],
  [['Bool'], ['true', 'false']],
  [
    ['IpAddress', 'NotIpAddress'],
    ['203.0.113.0/24', '198.51.100.1'],
  ],
  [
    ['ArnLike', 'ArnNotEquals'],
    ['arn:aws:iam::*:role/reader', 'arn:aws:iam::*:user/*'],
  ],
];

const condition = fc.oneof(
  ...CONDITIONS.map(([operators, values]) =>
    fc
      .tuple(
        fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
        fc.constantFrom(...operators),
        fc.constantFrom('', 'IfExists'),
        operators.includes('ArnLike') ? fc.constant('aws:PrincipalArn') : fc.constantFrom(...KEYS),
        fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
      )
      .map(([set, operator, suffix, key, list]) => ({ [`${set}${operator}${suffix}`]: { [key]: list } })),
  ),
  fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom('true', 'false')).map(([key, value]) => ({ Null: { [key]: value } })),
);

const actions = fc.uniqueArray(fc.constantFrom(...ACTION_PATTERNS), { minLength: 1, maxLength: 3 });
const resources = fc.uniqueArray(fc.constantFrom(...RESOURCE_PATTERNS), { minLength: 1, maxLength: 3 });
const wide = <Value>(arbitrary: fc.Arbitrary<Value>, widest: Value): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(widest) }, { weight: 1, arbitrary });

export interface StatementData {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

/** A statement for identities (no principal) or for resources. */
export function statementOf(effect: fc.Arbitrary<'Allow' | 'Deny'>, hasPrincipal: boolean): fc.Arbitrary<StatementData> {
  const principal = hasPrincipal
    ? fc.oneof(
        { weight: 3, arbitrary: fc.constant({ Principal: '*' }) },
        { weight: 5, arbitrary: fc.constantFrom(...NAMED_PRINCIPALS).map((named) => ({ Principal: named })) },
        { weight: 1, arbitrary: fc.constantFrom(...NAMED_PRINCIPALS).map((named) => ({ NotPrincipal: named })) },
      )
    : fc.constant({});
  return fc
    .tuple(
      effect,
      fc.oneof(
        { weight: 6, arbitrary: wide(actions, ['*']).map((list) => ({ Action: list })) },
        { weight: 1, arbitrary: actions.map((list) => ({ NotAction: list })) },
      ),
      fc.oneof(
        { weight: 6, arbitrary: wide(resources, ['*']).map((list) => ({ Resource: list })) },
        { weight: 1, arbitrary: resources.map((list) => ({ NotResource: list })) },
      ),
      principal,
      fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: condition.map((one) => ({ Condition: one })) }),
    )
    .map(([Effect, action, resource, named, conditions]) => ({ Effect, ...action, ...resource, ...named, ...conditions }));
}

const mostlyAllow = fc.oneof(
  { weight: 8, arbitrary: fc.constant('Allow' as const) },
  { weight: 1, arbitrary: fc.constant('Deny' as const) },
);

export interface PolicyData {
  readonly Version: string;
  readonly Statement: readonly StatementData[];
}

function policy(hasPrincipal: boolean): fc.Arbitrary<PolicyData> {
  return fc
    .array(statementOf(mostlyAllow, hasPrincipal), { minLength: 1, maxLength: 3 })
    .map((Statement) => ({ Version: '2012-10-17', Statement }));
}

const few = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> => fc.array(arbitrary, { maxLength: 2 });
const rarely = <Value>(arbitrary: fc.Arbitrary<Value[]>): fc.Arbitrary<Value[]> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<Value[]>([]) }, { weight: 1, arbitrary });
const fullAccess: PolicyData = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const denial = statementOf(fc.constant('Deny' as const), true).map((one) => ({ Version: '2012-10-17', Statement: [one] }));

/** What limits, but leaves enough for the answer to be yes at times. */
const limits = fc.oneof(
  few(policy(false)),
  few(policy(false)).map((list) => [fullAccess, ...list]),
);

/** Every layer as a list, so that tests can take them apart. */
export interface WorldData {
  readonly identity: readonly PolicyData[];
  readonly boundary: readonly PolicyData[];
  readonly session: readonly PolicyData[];
  readonly resource: PolicyData;
  readonly scps: readonly (readonly PolicyData[])[];
  readonly rcps: readonly (readonly PolicyData[])[];
  readonly endpoint: readonly PolicyData[];
}

export const world: fc.Arbitrary<WorldData> = fc.record({
  identity: few(policy(false)),
  boundary: rarely(limits),
  session: rarely(limits),
  resource: policy(true),
  scps: rarely(few(limits)),
  rcps: rarely(few(few(denial))),
  endpoint: rarely(few(policy(true))),
});

const value: fc.Arbitrary<GivenValue> = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.uniqueArray(fc.constantFrom(...VALUES), { maxLength: 2 }),
  fc.constant(null),
);

export interface Asked extends AccessRequest {
  readonly context: Readonly<Record<string, GivenValue>>;
}

export const request: fc.Arbitrary<Asked> = fc.record({
  principal: fc.constantFrom(...PRINCIPALS),
  action: fc.constantFrom(...ACTIONS),
  resource: fc.constantFrom(...RESOURCES),
  context: fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: KEYS.length }),
  resourceAccount: fc.constantFrom(HERE, THERE, undefined),
  contextIsComplete: fc.constantFrom(true, false, false),
  managementAccount: fc.constantFrom(HERE, undefined),
});
