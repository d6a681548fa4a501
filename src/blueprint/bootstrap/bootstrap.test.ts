import { describe, expect, it } from 'vitest';

import type { TemplateResource } from '../../assembly/index.ts';
import { boundaryName, qualifier } from '../../project/index.ts';
import { PIER as PROJECT } from '../testing/projects.ts';
import { synthesized } from '../testing/synthesized.ts';
import { EXECUTION_POLICY } from './execution-policy.ts';
import { bootstrapTemplate } from './stack.ts';

const template = bootstrapTemplate(PROJECT);

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

function resourcesOf(type: string): readonly TemplateResource[] {
  return Object.values(template.Resources).filter(({ Type }) => Type === type);
}

function roleNamed(part: string): TemplateResource {
  const role = resourcesOf('AWS::IAM::Role').find(({ Properties }) => JSON.stringify(Properties?.['RoleName']).includes(part));
  if (role === undefined) throw new Error(`no role ${part}`);
  return role;
}

function statementsOf(role: TemplateResource): readonly Statement[] {
  const [id] = Object.entries(template.Resources).find(([, resource]) => resource === role) ?? [];
  const attached = resourcesOf('AWS::IAM::Policy').filter(({ Properties }) => JSON.stringify(Properties?.['Roles']).includes(`"${id}"`));
  const inline = role.Properties?.['Policies'] as readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
  const policies = [...inline, ...attached.map(({ Properties }) => Properties as unknown as (typeof inline)[number])];
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** Length as IAM counts it: without white space, with the longest values that the pseudo parameters have. */
function expandedLength(document: unknown): number {
  const longest: Readonly<Record<string, string>> = {
    'AWS::Partition': 'aws',
    'AWS::AccountId': '1'.repeat(12),
    'AWS::Region': 'ap-southeast-1',
  };
  const text = JSON.stringify(document, (_key, value: unknown) => {
    const join = (value as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] } | null)?.['Fn::Join'];
    if (join === undefined) return value;
    return join[1]
      .map((part) => (typeof part === 'string' ? part : (longest[(part as { readonly Ref?: string }).Ref ?? ''] ?? 'x'.repeat(64))))
      .join(join[0]);
  });
  return text.replaceAll(/\s/g, '').length;
}

describe('the bootstrap', () => {
  it('makes the boundary before the role that names it', () => {
    const boundary = Object.keys(template.Resources).find((id) => id.startsWith('ExecutionBoundary'));
    // A reference where it is made, so that CloudFormation waits for it; its name in the other region, where a dependency would lead nowhere.
    expect(roleNamed('cfn-exec').Properties?.['PermissionsBoundary']).toMatchObject({
      'Fn::If': ['IsHomeRegion', { Ref: boundary }, expect.anything()],
    });
    expect(roleNamed('cfn-exec')).not.toHaveProperty('DependsOn');
  });

  it('is the same template each time, with no account in it', () => {
    expect(bootstrapTemplate(PROJECT)).toEqual(template);
    expect(JSON.stringify(template)).not.toMatch(/\b\d{12}\b/);
  });

  it('has the names under which the toolkit looks for it', () => {
    const names = JSON.stringify(template);
    for (const role of ['deploy', 'file-publishing', 'lookup', 'cfn-exec'])
      expect(names).toContain(`cdk-${qualifier(PROJECT.name)}-${role}-role-`);
    expect(names).toContain(`/cdk-bootstrap/${qualifier(PROJECT.name)}/version`);
  });

  it('lets no other account in', () => {
    for (const { Properties } of resourcesOf('AWS::IAM::Role')) {
      const trust = Properties?.['AssumeRolePolicyDocument'] as { readonly Statement: readonly { readonly Principal: object }[] };
      for (const { Principal } of trust.Statement) {
        const who = JSON.stringify(Principal);
        expect(who === '{"Service":"cloudformation.amazonaws.com"}' || who.includes('{"Ref":"AWS::AccountId"},":root"')).toBe(true);
      }
    }
  });

  it('writes down who reads and writes templates', () => {
    const [bucket] = resourcesOf('AWS::S3::Bucket').filter(({ Properties }) => Properties?.['BucketName'] !== undefined);
    const { DestinationBucketName } = bucket?.Properties?.['LoggingConfiguration'] as {
      readonly DestinationBucketName: { readonly Ref: string };
    };
    expect(template.Resources[DestinationBucketName.Ref]?.Type).toBe('AWS::S3::Bucket');
    const [policy] = resourcesOf('AWS::S3::BucketPolicy').filter(({ Properties }) => JSON.stringify(Properties).includes('logging.s3'));
    expect(JSON.stringify(policy?.Properties?.['PolicyDocument'])).toContain('aws:SourceAccount');
  });

  it('makes the boundaries once, in the home region', () => {
    expect(resourcesOf('AWS::IAM::ManagedPolicy')).toHaveLength(2);
    for (const policy of resourcesOf('AWS::IAM::ManagedPolicy')) expect(policy['Condition']).toBe('IsHomeRegion');
    expect(template['Conditions']).toEqual({ IsHomeRegion: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, PROJECT.region] } });
  });
});

describe('the role with which CloudFormation makes the stacks', () => {
  const role = roleNamed('cfn-exec');

  it('is bound, and only CloudFormation takes it on', () => {
    expect(JSON.stringify(role.Properties?.['PermissionsBoundary'])).toContain('execution-boundary');
  });

  it('gives a role permissions only where the role is bound', () => {
    const giving = statementsOf(role).filter(({ Action }) =>
      [Action].flat().some((action) => /iam:(?:CreateRole|PutRolePolicy|AttachRolePolicy)/.test(action)),
    );
    expect(giving).toHaveLength(1);
    expect(JSON.stringify(giving[0]?.Condition)).toContain(`policy/${boundaryName(PROJECT.name)}`);
  });

  it('has no statement for every action of a service', () => {
    for (const { Action } of statementsOf(role)) for (const action of [Action].flat()) expect(action).not.toMatch(/^\*$|:\*$/);
  });

  it('may do something for the service of every type that a stack has', async () => {
    const services = new Set(EXECUTION_POLICY.flatMap(({ actions }) => actions.map((action) => action.split(':')[0] ?? '')));
    const renamed: Readonly<Record<string, string>> = { certificatemanager: 'acm', cognito: 'cognito-idp', ssm: 'ssm' };
    const types = (await synthesized(PROJECT)).flatMap(({ content }) => Object.values(content.Resources).map(({ Type }) => Type));
    const needed = new Set(types.map((type) => type.split('::')[1]?.toLowerCase() ?? '').map((service) => renamed[service] ?? service));
    expect([...needed].filter((service) => !services.has(service))).toEqual([]);
  });

  it('asks at no resource for what AWS checks against none', () => {
    // Actions without a resource type in the service authorization reference: with an ARN, a statement never allows them.
    const without = [
      'acm:RequestCertificate',
      'cloudfront:updateDistribution',
      'cloudfront:CreateOriginAccessControl',
      'cognito-idp:CreateUserPool',
      'kms:CreateKey',
      'logs:CreateLogDelivery',
      'logs:DescribeResourcePolicies',
      'logs:PutResourcePolicy',
      'route53:CreateHostedZone',
      'sns:GetSubscriptionAttributes',
      'sns:SetSubscriptionAttributes',
      'sns:Unsubscribe',
    ];
    const everywhere = statementsOf(role)
      .filter(({ Resource }) => Resource === '*')
      .flatMap(({ Action }) => [Action].flat());
    expect(everywhere).toEqual(expect.arrayContaining(without));
    for (const { Action, Resource } of statementsOf(role)) {
      if (Resource !== '*') expect([Action].flat().filter((action) => without.includes(action))).toEqual([]);
    }
  });

  it('may read everything that CloudFormation reads of a zone and a log group', () => {
    const actions = statementsOf(role).flatMap(({ Action }) => [Action].flat());
    expect(actions).toEqual(expect.arrayContaining(['route53:ListQueryLoggingConfigs', 'logs:DescribeIndexPolicies']));
  });

  it('guards a user pool by a firewall, of which Cognito asks for both', () => {
    const guarding = statementsOf(role).find(({ Action }) => [Action].flat().includes('cognito-idp:AssociateWebACL'));
    expect(JSON.stringify(guarding?.Resource)).toMatch(/userpool.*webacl|webacl.*userpool/);
  });

  it('is denied a role without the boundary, whatever its policy says', () => {
    const denied = resourcesOf('AWS::IAM::ManagedPolicy')
      .flatMap(({ Properties }) => (Properties?.['PolicyDocument'] as { readonly Statement: readonly Statement[] }).Statement)
      .find(({ Sid }) => Sid === 'NoRoleWithoutBounds');
    expect(denied).toMatchObject({
      Effect: 'Deny',
      Action: expect.arrayContaining(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary']),
      Resource: '*',
    });
    expect(JSON.stringify(denied?.Condition)).toMatch(new RegExp(`StringNotEquals.*policy/${boundaryName(PROJECT.name)}`));
  });

  it('has a policy of a size that IAM takes, also under the longest name', () => {
    // Inline policies of a role: 10,240 characters in all (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
    const { Resources } = bootstrapTemplate({ ...PROJECT, name: 'a-project-of-20-char' });
    // IAM counts all inline policies of a role together, wherever a template writes them.
    const attached = Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::Policy');
    expect(attached).toHaveLength(1);
    for (const { Type, Properties } of Object.values(Resources)) {
      const inline = (Properties?.['Policies'] ?? []) as readonly { readonly PolicyDocument: unknown }[];
      const policies = [...inline, ...attached.map((policy) => policy.Properties as unknown as (typeof inline)[number])];
      expect(policies.reduce((sum, { PolicyDocument }) => sum + expandedLength(PolicyDocument), 0)).toBeLessThan(10_240);
      // Managed policies: 6,144 each.
      if (Type === 'AWS::IAM::ManagedPolicy') expect(expandedLength(Properties?.['PolicyDocument'])).toBeLessThan(6_144);
    }
  });
});
