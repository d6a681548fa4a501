import { describe, expect, it } from 'vitest';

import { qualifier } from '../../project/index.ts';
import { policies } from '../kinds/policies.ts';
import { ORGANIZATION_ID, renderPolicy, type PolicyStatement } from '../policy-document.ts';
import { projectOf } from '../testing/projects.ts';

const wanted = policies.desired(projectOf({ name: 'a-project-of-20-char' }));
const statements = (name: string): readonly PolicyStatement[] =>
  wanted.find((policy) => policy.name.endsWith(`-${name}`))?.content.Statement ?? [];
const statement = (sid: string): PolicyStatement => {
  const found = wanted.flatMap(({ content }) => content.Statement).find(({ Sid }) => Sid === sid);
  if (found === undefined) throw new Error(`no statement ${sid}`);
  return found;
};
const actionsOf = ({ Action, NotAction }: PolicyStatement): readonly string[] =>
  NotAction ?? (typeof Action === 'string' ? [Action] : (Action ?? []));

describe('every guardrail', () => {
  it('denies, has a name of its own and a reason', () => {
    for (const { content, reasons } of wanted) {
      const sids = content.Statement.map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      for (const { Effect, Sid } of content.Statement) {
        expect(Effect).toBe('Deny');
        expect(reasons[Sid]?.length).toBeGreaterThan(20);
      }
    }
  });

  it('has wildcards only where every policy grammar takes them: alone, or at the end of an action', () => {
    for (const action of wanted.flatMap(({ content }) => content.Statement.flatMap(actionsOf))) {
      expect(action).toMatch(/^(?:\*|[a-z0-9-]+:[A-Za-z0-9]*\*?)$/);
    }
  });

  it('leaves room below the limits of its type, also for the longest name', () => {
    const sizes = wanted.map(({ type, content }) => [type, renderPolicy(content, `o-${'x'.repeat(32)}`).length] as const);
    for (const [type, size] of sizes) expect(size).toBeLessThan((type === 'SERVICE_CONTROL_POLICY' ? 10_240 : 5_120) * 0.9);
  });

  it('has a principal in a resource control policy and none in a service control policy', () => {
    for (const { type, content } of wanted) {
      for (const { Principal } of content.Statement) expect(Principal).toBe(type === 'RESOURCE_CONTROL_POLICY' ? '*' : undefined);
    }
  });
});

describe('the guardrails', () => {
  it('keep an account in the organization without an exception, its root user included', () => {
    expect(statement('StayInOrganization')).toMatchObject({
      Action: expect.arrayContaining(['organizations:LeaveOrganization']),
      Resource: '*',
    });
    expect(statement('StayInOrganization').Condition).toBeUndefined();
    expect(statement('NoLongLivedKeys').Condition).toBeUndefined();
  });

  it('allow the home region and us-east-1, and name no service that the project could run elsewhere', () => {
    const { Condition, NotAction } = statement('StayInRegions');
    expect(Condition).toEqual({ StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'us-east-1'] } });
    for (const service of ['ec2:*', 'lambda:*', 's3:*', 'kms:*', 'dynamodb:*']) expect(NotAction).not.toContain(service);
  });

  it('name a region once where it is us-east-1', () => {
    const project = { ...projectOf({ name: 'harbor' }), region: 'us-east-1' };
    expect(JSON.stringify(policies.desired(project))).toContain('"aws:RequestedRegion":["us-east-1"]');
  });

  it('let nobody but the access role touch the bootstrap roles of this project', () => {
    const prefix = `arn:aws:iam::*:role/cdk-${qualifier('a-project-of-20-char')}-`;
    const kept = statement('KeepProvisioningRoles');
    expect(kept.Resource).toEqual([
      'arn:aws:iam::*:policy/a-project-of-20-char-execution-boundary',
      'arn:aws:iam::*:role/OrganizationAccountAccessRole',
      `${prefix}*`,
    ]);
    expect(kept.Condition).toEqual({ ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/OrganizationAccountAccessRole'] } });
    expect(actionsOf(kept)).toEqual(expect.arrayContaining(['iam:CreateRole', 'iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy']));
    expect(statement('ActAsProvisioning').Condition).toEqual({
      ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/OrganizationAccountAccessRole', `${prefix}deploy-role-*`] },
    });
  });

  it('let nobody but the deploying roles change a stack, whose role CloudFormation would use for them', () => {
    const { Action, Resource, Condition } = statement('KeepStacks');
    expect(Action).toEqual(expect.arrayContaining(['cloudformation:UpdateStack', 'cloudformation:ExecuteChangeSet']));
    expect(Resource).toBe('arn:aws:cloudformation:*:*:stack/a-project-of-20-char-*');
    expect(Condition).toEqual(statement('ActAsProvisioning').Condition);
  });

  it('let people change no part of what runs, its firewalls, alarms and release record included', () => {
    const denied = actionsOf(statement('PeopleOperate'));
    for (const action of ['cloudwatch:DisableAlarmActions', 'dynamodb:BatchWriteItem', 'ssm:PutParameter', 'wafv2:Update*']) {
      expect(denied).toContain(action);
    }
  });

  it('bind people by the path that only Identity Center can make roles below', () => {
    expect(statements('workloads').map(({ Condition }) => Condition)).toEqual([
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*' } },
    ]);
  });
});

describe('the perimeter', () => {
  it('asks for the organization of principals and of whom a service acts for', () => {
    expect(statement('OnlyOurPrincipals').Condition).toEqual({
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION_ID },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    });
    expect(statement('OnlyOurDeputies').Condition).toEqual({
      StringNotEqualsIfExists: { 'aws:SourceOrgID': ORGANIZATION_ID },
      Null: { 'aws:SourceAccount': 'false' },
      Bool: { 'aws:PrincipalIsAWSService': 'true' },
    });
  });

  it('leaves federated users alone, who have no organization', () => {
    const asked = actionsOf(statement('OnlyOurPrincipals'));
    for (const action of ['sts:*', 'sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity']) {
      expect(asked).not.toContain(action);
    }
  });
});
