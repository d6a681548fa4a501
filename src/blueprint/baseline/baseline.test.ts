import { beforeAll, describe, expect, it } from 'vitest';

import { actionsOf, statementsOf } from '../testing/policies.ts';
import { PIER } from '../testing/projects.ts';
import { onlyResource, stackOf, synthesized } from '../testing/synthesized.ts';
import type { SynthesizedStack } from '../testing/synthesized.ts';

let stacks: readonly SynthesizedStack[];
beforeAll(async () => {
  stacks = await synthesized(PIER);
}, 60_000);

const releaseStatements = () =>
  ['baseline', 'web', 'edge']
    .map((capability) => stackOf(stacks, 'dev', capability))
    .flatMap((stack) => statementsOf(stack.content))
    .filter(({ resource, statement }) => /^Release(Role|Web|Edge)/.test(resource) && statement.Principal === undefined)
    .map(({ statement }) => statement);

describe('the release role', () => {
  it('may do what a release does, and nothing else', () => {
    expect([...new Set(releaseStatements().flatMap(actionsOf))].sort()).toEqual([
      'cloudfront:CreateInvalidation',
      'kms:CreateGrant',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'lambda:GetAlias',
      'lambda:GetFunctionConfiguration',
      'lambda:ListAliases',
      'lambda:PublishVersion',
      'lambda:UpdateAlias',
      'lambda:UpdateFunctionCode',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      'ssm:GetParameter',
      'ssm:PutParameter',
    ]);
  });

  it('reaches the functions, archives and record of its own environment', () => {
    const resources = JSON.stringify(releaseStatements().map((statement) => statement.Resource));
    expect(resources).toContain(':function:pier-dev-*');
    expect(resources).toContain(':parameter/landfall/pier/dev/release');
    expect(resources).toContain('"/releases/*"');
    expect(resources).not.toContain('"*"');
  });

  it('is taken on by the provisioning role of the same account alone', () => {
    const role = stackOf(stacks, 'dev', 'baseline').content.Resources['ReleaseRole']?.Properties;
    const trust = role?.['AssumeRolePolicyDocument'] as { Statement: unknown[] };
    expect(role?.['RoleName']).toBe('pier-release');
    expect(trust.Statement).toHaveLength(1);
    expect(JSON.stringify(trust.Statement)).toContain('"ArnEquals":{"aws:PrincipalArn":');
    expect(JSON.stringify(trust.Statement)).toContain(':role/OrganizationAccountAccessRole"');
  });
});

describe('a baseline', () => {
  it('gives management its key and logs, and nothing to release', () => {
    const { content } = stackOf(stacks, 'management', 'baseline');
    expect(Object.keys(content.Resources)).toEqual(['Key', 'KeyAlias', 'AccessLogs', 'AccessLogsPolicy']);
  });

  it('sets API Gateway’s log role once for the account', () => {
    for (const stack of stacks.filter(({ account }) => account !== 'management')) {
      const accounts = Object.values(stack.content.Resources).filter(({ Type }) => Type === 'AWS::ApiGateway::Account');
      expect(accounts).toHaveLength(stack.capability === 'baseline' ? 1 : 0);
    }
    expect(onlyResource(stackOf(stacks, 'dev', 'baseline'), 'AWS::ApiGateway::Account').CloudWatchRoleArn).toEqual({
      'Fn::GetAtt': ['GatewayLoggingRole', 'Arn'],
    });
  });
});
