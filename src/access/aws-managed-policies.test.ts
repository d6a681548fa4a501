import { describe, expect, it } from 'vitest';

import { evaluate } from '../iam/index.ts';
import { managedByAws } from './aws-managed-policies.ts';

function may(name: string, action: string): string | undefined {
  const policy = managedByAws(`arn:aws:iam::aws:policy/${name}`);
  if (policy === undefined) return undefined;
  const everybody = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '222222222222' }, Action: '*', Resource: '*' }],
  };
  const request = { principal: 'arn:aws:iam::222222222222:role/a', action, resource: 'arn:aws:x:::y', resourceAccount: '333333333333' };
  return evaluate(request, { identity: [policy], resource: everybody }).answer;
}

describe('a policy of AWS', () => {
  it('allows what it is for', () => {
    expect(may('AdministratorAccess', 'sts:AssumeRole')).toBe('yes');
    expect(may('PowerUserAccess', 'sts:AssumeRole')).toBe('yes');
    expect(may('service-role/AWSLambdaBasicExecutionRole', 'logs:PutLogEvents')).toBe('yes');
  });
  it('allows nothing beyond what it is for', () => {
    expect(may('PowerUserAccess', 'iam:CreateRole')).toBe('no');
    expect(may('service-role/AWSLambdaBasicExecutionRole', 'sts:AssumeRole')).toBe('no');
    for (const name of ['ReadOnlyAccess', 'SecurityAudit', 'job-function/ViewOnlyAccess', 'AWSSSOReadOnly', 'AmazonS3ReadOnlyAccess']) {
      for (const action of ['sts:AssumeRole', 'iam:PassRole', 'lambda:UpdateFunctionCode', 's3:PutObject'])
        expect(may(name, action)).toBe('no');
    }
  });
  it('may allow what only its text of this week says', () => {
    expect(may('ReadOnlyAccess', 's3:GetObject')).toBe('unknown');
    expect(may('AmazonSSMManagedInstanceCore', 'ssm:GetParameter')).toBe('unknown');
    expect(may('AmazonBedrockFullAccess', 'bedrock:InvokeModel')).toBeUndefined();
  });
});
