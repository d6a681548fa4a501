import { describe, expect, it } from 'vitest';

import { boundaryStatements } from '../testing/boundary.ts';
import { actionsOf } from '../testing/policies.ts';

const statements = boundaryStatements('pier');
const allowing = statements.filter(({ Effect: effect }) => effect === 'Allow');

describe('the boundary', () => {
  it('lets no role touch principals, the organization, another role or infrastructure', () => {
    const denial = statements.find(({ Effect: effect }) => effect === 'Deny');
    expect(denial?.Condition).toBeUndefined();
    expect(denial && actionsOf(denial)).toEqual(expect.arrayContaining(['iam:*', 'organizations:*', 'sts:AssumeRole', 'kms:PutKeyPolicy']));
    expect(
      allowing
        .flatMap(actionsOf)
        .filter((action) =>
          /^(iam|sts|organizations|sso|account|cloudformation):|\*|:(Create|Delete)(Table|Bucket|Function|Key)/.test(action),
        ),
    ).toEqual([]);
  });

  it('ends at the account, by the ARN or where that has none by a condition', () => {
    for (const { Sid: sid, Resource: resource, Condition: condition } of allowing) {
      for (const each of [resource].flat()) {
        if (sid === 'WriteTraces') expect(each).toBe('*');
        else if (sid === 'UseOwnObjects') expect(condition).toEqual({ StringEquals: { 'aws:ResourceAccount': { Ref: 'AWS::AccountId' } } });
        else expect(JSON.stringify(each), sid).toContain('{"Ref":"AWS::AccountId"}');
      }
    }
  });

  it('releases functions and records of its project alone', () => {
    const release = JSON.stringify(allowing.find(({ Sid: sid }) => sid === 'Release')?.Resource);
    expect(release).toContain(':function:pier-*');
    expect(release).toContain(':parameter/landfall/pier/*');
  });
});
