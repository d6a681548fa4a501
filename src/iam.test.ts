import { evaluate, UNKNOWN } from 'landfall/iam';
import { expect, it } from 'vitest';

it('is there for others under a path of its own, and says what an answer rests on', () => {
  const request = {
    principal: 'arn:aws:iam::111122223333:role/reader',
    action: 's3:GetObject',
    resource: `arn:aws:s3:::logs-${UNKNOWN}/today`,
    context: { 'aws:SecureTransport': true },
    resourceAccount: '111122223333',
  };
  const identity = [
    { Version: '2012-10-17', Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::logs-*' }] },
  ];
  expect(evaluate(request, { identity })).toEqual({
    answer: 'yes',
    because: [{ layer: 'identity', policy: 0, statement: 0, sid: 'Read', effect: 'Allow', applies: 'yes', why: 'it allows this' }],
    missing: [],
  });
  expect(evaluate(request, { identity, boundary: [{ Version: '2012-10-17', Statement: [] }] })).toEqual({
    answer: 'no',
    because: [{ layer: 'boundary', why: "the permissions boundary doesn't allow it" }],
    missing: [],
  });
  const onlyOurs = [
    {
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
    },
  ];
  expect(evaluate(request, { identity: [...identity, ...onlyOurs] })).toEqual({
    answer: 'unknown',
    because: [
      { layer: 'identity', policy: 1, statement: 0, effect: 'Deny', applies: 'unknown', why: 'a condition depends on what is missing' },
    ],
    missing: ['aws:PrincipalOrgID'],
  });
});
