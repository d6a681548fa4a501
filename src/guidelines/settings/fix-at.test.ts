import { describe, expect, it } from 'vitest';

import { fixAt, policyFixAt } from './fix-at.ts';

describe('what is to be pasted', () => {
  it('is the path with the value at its end', () => {
    expect(fixAt(['Properties', 'LoginProfile', 'Password'], 'new')).toBe('Properties:\n  LoginProfile:\n    Password: new\n');
    expect(fixAt(['Properties', 'Users', 2, 'Password'], 'new')).toBe('Properties:\n  Users:\n    - Password: new\n');
    expect(fixAt(['Properties', 'Users', 2], 'A: 1\nB: 2\n')).toBe('Properties:\n  Users:\n    - A: 1\n      B: 2\n');
  });

  const fix = 'Properties:\n  PolicyDocument:\n    Statement:\n      - Effect: Deny\n';

  it.each([
    [['Properties', 'PolicyDocument', 'Statement', 0, 'Action'], fix],
    [['Properties', 'AccessPolicies', 'Statement', 0], 'Properties:\n  AccessPolicies:\n    Statement:\n      - Effect: Deny\n'],
    [
      ['Properties', 'Policies', 1, 'PolicyDocument', 'Statement', 0],
      'Properties:\n  Policies:\n    - PolicyDocument:\n        Statement:\n          - Effect: Deny\n',
    ],
    [['Properties', 'PublicAccess'], fix],
  ] as const)('of a policy stands where the policy is: %j', (path, expected) => {
    expect(policyFixAt(fix, path)).toBe(expected);
  });

  it('of something else stays as it is', () => {
    expect(policyFixAt('Properties:\n  A: 1\n', ['Properties', 'B', 'Statement', 0])).toBe('Properties:\n  A: 1\n');
  });
});
