import { describe, expect, it } from 'vitest';

import { estateOfSources } from '../../../estate/testing/templates.ts';
import type { Edge } from '../../edge.ts';
import { reach } from '../../reach.ts';
import { doorways } from '../../testing/doorways.ts';
import { ACCOUNTS, type Sketch, estateOfSketch, policy, role, trusts } from '../../testing/sketch.ts';
import { bootstrapRoles } from './bootstrap-roles.ts';
import { identityWrites } from './identity-writes.ts';
import { passedRoles } from './passed-roles.ts';
import { PASSING_SERVICES } from './passing-services.ts';
import { runningCode } from './running-code.ts';
import { stackRoles } from './stack-roles.ts';

const { dev, shared, prod } = ACCOUNTS;
const DEPLOYER = `arn:aws:iam::${shared.id}:role/deployer`;
const ENTRY = `arn:aws:iam::${shared.id}:role/entry`;
const TARGET = `arn:aws:iam::${prod.id}:role/target`;

const inline = (...statements: readonly object[]) => ({ Policies: [{ PolicyName: 'own', PolicyDocument: policy(...statements) }] });
const allow = (Action: unknown, Resource: unknown = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

/** Dev may assume `entry` in the shared account, and `deployer` there may assume `target` in prod. What is between them is the question. */
function between(
  can: readonly object[],
  {
    deployer = [trusts({ Service: 'lambda.amazonaws.com' })],
    more = {},
  }: { readonly deployer?: readonly object[]; readonly more?: Record<string, object> } = {},
): Sketch {
  return {
    shared: {
      Entry: role([trusts({ AWS: `arn:aws:iam::${dev.id}:root` })], { RoleName: 'entry', ...inline(...can) }),
      Deployer: role(deployer, { RoleName: 'deployer', ...inline(allow('sts:AssumeRole', TARGET)) }),
      ...more,
    },
    prod: { Target: role([trusts({ AWS: DEPLOYER })], { RoleName: 'target' }) },
  };
}

function pathsOf(sketch: Sketch, edge: Edge) {
  const { paths, unknown, proven } = reach(estateOfSketch(sketch), 'prod', { edges: [doorways, edge] });
  return {
    paths: paths.map(({ from, steps }) => [from.id, ...steps.map(({ kind, action, to }) => `${kind} ${action} ${to}`)]),
    unknown: unknown.map(({ why }) => why),
    proven,
  };
}

const PROVEN = { paths: [], unknown: [], proven: true };
const first = `assume sts:AssumeRole ${ENTRY}`;
const last = `assume sts:AssumeRole ${TARGET}`;

describe('a role that may be passed to a service', () => {
  const pass = (condition?: object) => [
    allow('iam:PassRole', DEPLOYER, condition),
    allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
  ];

  it('is had by whoever may pass it and make the service act with it', () => {
    expect(pathsOf(between(pass()), passedRoles).paths).toEqual([
      [dev.id, first, expect.stringMatching(/^pass-role lambda:\w+ .*deployer$/), last],
    ]);
  });

  it.each([
    ['nobody may pass it', [allow('lambda:*')]],
    ['it may be passed, and nothing made to act with it', [allow('iam:PassRole', DEPLOYER)]],
    ['it may be passed to another service only', pass({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } })],
    ['another role may be passed', [allow('iam:PassRole', `arn:aws:iam::${shared.id}:role/other`), allow('lambda:*')]],
  ])('is not had where %s', (_case, can) => {
    expect(pathsOf(between(can), passedRoles)).toEqual(PROVEN);
  });

  it('is not had where it doesn’t trust the service', () => {
    expect(pathsOf(between(pass(), { deployer: [trusts({ Service: 'ec2.amazonaws.com' })] }), passedRoles)).toEqual(PROVEN);
  });

  it.each(PASSING_SERVICES.map(({ principal, actions }) => [principal, actions] as const))('is had through %s', (principal, actions) => {
    const can = [allow('iam:PassRole', DEPLOYER), allow(actions.map(([action]) => action))];
    expect(pathsOf(between(can, { deployer: [trusts({ Service: principal })] }), passedRoles).paths).toHaveLength(1);
  });
});

describe('what runs with a role', () => {
  const more = {
    Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'deploys', Role: { 'Fn::GetAtt': ['Deployer', 'Arn'] } } },
    Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Deployer' }] } },
    Instance: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: { Ref: 'Profile' } } },
  };

  it.each([
    [
      'the code of a function',
      allow('lambda:UpdateFunctionCode', `arn:aws:lambda:eu-central-1:${shared.id}:function:deploys`),
      'update lambda:UpdateFunctionCode',
    ],
    ['commands on an instance', allow('ssm:SendCommand'), 'update ssm:SendCommand'],
  ])('lends it to who may change %s', (_case, can, step) => {
    expect(pathsOf(between([can], { more }), runningCode).paths).toEqual([[dev.id, first, expect.stringContaining(step), last]]);
  });

  it('lends it to nobody who may only look at it', () => {
    expect(pathsOf(between([allow(['lambda:Get*', 'lambda:List*', 'ec2:Describe*', 'ssm:Describe*'])], { more }), runningCode)).toEqual(
      PROVEN,
    );
    expect(
      pathsOf(
        between([allow('lambda:UpdateFunctionCode', `arn:aws:lambda:eu-central-1:${shared.id}:function:other`)], { more }),
        runningCode,
      ),
    ).toEqual(PROVEN);
  });
});

describe('who may write identities', () => {
  it.each([
    ['a role’s trust', allow('iam:UpdateAssumeRolePolicy', DEPLOYER), [first, `update iam:UpdateAssumeRolePolicy ${DEPLOYER}`, last]],
    ['his own permissions', allow('iam:PutRolePolicy', ENTRY), [first, `update iam:PutRolePolicy ${ENTRY}`, last]],
    ['new roles', allow(['iam:CreateRole', 'iam:AttachRolePolicy']), [first, expect.stringContaining('update iam:AttachRolePolicy'), last]],
  ])('may write %s, and has what that has', (_case, can, steps) => {
    expect(pathsOf(between([can]), identityWrites).paths).toEqual([[dev.id, ...steps]]);
  });

  it.each([
    ['only reads', allow(['iam:Get*', 'iam:List*'])],
    ['only names service-linked roles', allow('iam:CreateServiceLinkedRole')],
    ['only makes roles that can do nothing', allow('iam:CreateRole')],
    ['only passes roles', allow('iam:PassRole')],
  ])('who %s gets nothing by it', (_case, can) => {
    expect(pathsOf(between([can]), identityWrites)).toEqual(PROVEN);
  });
});

describe('the bootstrap of a trusted account, which no template holds', () => {
  const role = `arn:aws:iam::${shared.id}:role/cdk-abc-cfn-exec-role-${shared.id}-eu-central-1`;
  const withStacks = (can: readonly object[]) => {
    const sketch = between(can);
    const description = estateOfSketch(sketch).description;
    const accounts = description.accounts.map((account) =>
      account.id === shared.id ? { ...account, stacks: account.stacks?.map((stack) => ({ ...stack, role })) ?? [] } : account,
    );
    const templates = Object.entries({ 'shared/app.json': sketch.shared, 'prod/app.json': sketch.prod });
    return estateOfSources(
      { ...description, accounts },
      templates.map(([path, Resources]) => [path, { Resources: Resources ?? {} }]),
    );
  };
  const waysOf = (can: readonly object[]) =>
    reach(withStacks(can), 'prod', { edges: [doorways, bootstrapRoles] }).paths.map(({ steps }) => steps.map(({ to }) => to));

  it('lets in who may assume its deploying role', () => {
    const deploying = `arn:aws:iam::${shared.id}:role/cdk-abc-deploy-role-${shared.id}-eu-central-1`;
    expect(waysOf([allow('sts:AssumeRole', deploying)])).toEqual([[ENTRY, deploying, TARGET]]);
    expect(waysOf([allow('sts:AssumeRole', `${deploying}-other`)])).toEqual([]);
  });
});

it('what is supplied to something has the role that it runs with', () => {
  const more = {
    Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'deploys', Role: { 'Fn::GetAtt': ['Deployer', 'Arn'] } } },
  };
  const supplies: Edge = {
    id: 'supplies',
    title: 'whose code it is',
    covers: ['AWS::Lambda::Function'],
    *find(world) {
      for (const resource of world.resources('AWS::Lambda::Function')) {
        const id = world.addressOf(resource);
        const to = { kind: 'resource', account: shared.id, ability: 'use', id } as const;
        yield { from: { kind: 'account', account: dev.id }, to, step: { kind: 'artifact', action: 'Code', to: id, because: [] } };
      }
    },
  };
  const { paths } = reach(estateOfSketch(between([], { more })), 'prod', { edges: [doorways, supplies, runningCode] });
  expect(paths.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([['artifact', 'assume', 'assume']]);
});

describe('a stack that is applied with a role of another account', () => {
  const withRole = (account: string, applied: string) => {
    const { description } = estateOfSketch({ dev: {}, shared: {}, prod: {} });
    const accounts = description.accounts.map((one) =>
      one.id === account ? { ...one, stacks: one.stacks?.map((stack) => ({ ...stack, role: applied })) ?? [] } : one,
    );
    const templates = ['dev', 'shared', 'prod'].map((name) => [`${name}/app.json`, { Resources: {} }] as const);
    return reach(estateOfSources({ ...description, accounts }, templates), 'prod', { edges: [stackRoles] }).paths.map(({ from, steps }) => [
      from.id,
      ...steps.map(({ to }) => to),
    ]);
  };

  it('lets that account change the target, or lends it the role', () => {
    expect(withRole(prod.id, `arn:aws:iam::${dev.id}:role/deployer`)).toEqual([[dev.id, expect.stringMatching(`${prod.id}:stack/app$`)]]);
    expect(withRole(dev.id, TARGET)).toEqual([[dev.id, TARGET]]);
  });

  it('lets nobody in where it is its own account’s, or a trusted one’s', () => {
    expect(withRole(prod.id, TARGET)).toEqual([]);
    expect(withRole(prod.id, DEPLOYER)).toEqual([]);
    expect(withRole(dev.id, `arn:aws:iam::${dev.id}:role/deployer`)).toEqual([]);
  });
});
