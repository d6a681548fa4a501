import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { evaluate } from '../../iam/index.ts';
import { namingOf } from './naming.ts';

const OWNER = '444444444444';
const action = 's3:GetObject';

const principal = fc.constantFrom<unknown>(
  '*',
  { AWS: '*' },
  { AWS: '222222222222' },
  { AWS: 222222222222 },
  { AWS: ['arn:aws:iam::222222222222:root'] },
  { AWS: 'arn:aws:iam::222222222222:role/x' },
  { AWS: 'arn:aws:sts::222222222222:assumed-role/x/y' },
  { AWS: `arn:aws:iam::${OWNER}:root` },
  { AWS: 'arn:aws-cn:iam::222222222222:root' },
  { AWS: 'AROAABCDEFGH' },
  { AWS: ['arn:aws:iam::333333333333:root', { Ref: 'X' }] },
  { AWS: '<unknown>' },
  { AWS: 'arn:aws:iam::<unknown>:root' },
  { AWS: 'arn:aws:iam::*:root' },
  { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity X' },
  { AWS: [] },
  { CanonicalUser: 'a'.repeat(64) },
  { Service: 's3.amazonaws.com' },
  { Service: '*' },
  { Federated: 'accounts.google.com' },
  { Elsewhere: '222222222222' },
  'arn:aws:iam::222222222222:root',
  {},
  7,
);
const actions = fc.constantFrom<unknown>(
  's3:GetObject',
  's3:*',
  '*',
  's3:Get?bject',
  's3:put*',
  ['s3:Put*', 'S3:GETOBJECT'],
  'GetObject',
  ['s3:Put*', {}],
  '<unknown>',
  7,
);
const statement = fc
  .tuple(fc.constantFrom('Allow', 'Allow', 'Deny', 'allow', undefined), fc.boolean(), principal, actions)
  .map(([Effect, isNot, who, what]) => ({ Effect, [isNot ? 'NotPrincipal' : 'Principal']: who, Action: what, Resource: '*' }));

const CALLERS = [
  'arn:aws:iam::222222222222:role/x',
  'arn:aws:iam::333333333333:role/any',
  'arn:aws:iam::333333333333:user/any',
  'arn:aws:sts::222222222222:assumed-role/x/y',
  's3.amazonaws.com',
  'sns.amazonaws.com',
  'accounts.google.com',
  '*',
];

describe('whom a policy names', () => {
  it('is everybody whom the evaluator doesn’t certainly keep out', () => {
    const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), (Statement) => {
        const document = { Version: '2012-10-17', Statement };
        const { anybody, accounts, services, federated } = namingOf([{ name: 'policy', document }], action);
        for (const caller of CALLERS) {
          const account = /::(\d{12}):/.exec(caller)?.[1];
          const isNamed =
            anybody ||
            (account === undefined ? services.includes(caller) || (caller.startsWith('accounts') && federated) : accounts.has(account));
          if (isNamed) continue;
          const request = { principal: caller, action, resource: 'arn:aws:s3:::b/x', resourceAccount: OWNER };
          expect([caller, evaluate(request, { identity: [everything], resource: document }).answer]).toEqual([caller, 'no']);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
