import { type Resource, type Value, knownText } from '../../../estate/index.ts';
import type { World } from '../../world.ts';
import { type PolicyPlace, type ResourceAct, policyEdge } from '../policy-edge.ts';

const ACTS: readonly ResourceAct[] = [
  { kind: 'invoke', ability: 'use', actions: ['lambda:InvokeFunction', 'lambda:InvokeAsync'] },
  { kind: 'invoke', ability: 'use', actions: ['lambda:InvokeFunctionUrl'] },
  {
    kind: 'update',
    ability: 'write',
    actions: [
      'lambda:UpdateFunctionCode',
      'lambda:UpdateFunctionConfiguration',
      'lambda:AddPermission',
      'lambda:PublishVersion',
      'lambda:UpdateAlias',
      'lambda:DeleteFunction',
    ],
  },
  { kind: 'read', ability: 'read', actions: ['lambda:GetFunction', 'lambda:GetFunctionConfiguration'] },
];

/** Who may invoke or change a function by its permissions, by its URL too. */
export const functions = policyEdge({
  id: 'functions',
  title: 'who may invoke or change a function',
  types: ['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version'],
  beside: ['AWS::Lambda::Url'],
  acts: ACTS,
});

/** The same of functions that no template holds, by the permissions that name them. */
export const permissions = policyEdge({
  id: 'permissions',
  title: 'whom a permission lets invoke or change a function of which there is no template',
  types: ['AWS::Lambda::Permission'],
  arnOf: (permission, world) => {
    const name = world.text(permission.property('FunctionName')) ?? '<unknown>';
    return name.startsWith('arn:')
      ? name
      : `arn:aws:lambda:${permission.region ?? '<unknown>'}:${permission.account ?? ''}:function:${name}`;
  },
  documents: statementsOf,
  acts: ACTS,
});

const CONDITIONS: readonly (readonly [property: string, operator: string, key: string])[] = [
  ['SourceArn', 'ArnLike', 'aws:SourceArn'],
  ['SourceAccount', 'StringEquals', 'aws:SourceAccount'],
  ['PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'],
];

function statementsOf(permission: Resource, world: World): readonly PolicyPlace[] {
  const named = permission.property('FunctionName');
  if (world.estate.named(named, permission).some(({ account }) => account === permission.account)) return [];
  const principal = permission.property('Principal');
  const type = /\.amazonaws\.com(?:\.cn)?$/.test(knownText(principal) ?? '') ? 'Service' : 'AWS';
  const condition: Record<string, Value> = {};
  for (const [property, operator, key] of CONDITIONS) {
    const value = permission.property(property);
    if (value !== undefined) condition[operator] = { ...(condition[operator] as object | undefined), [key]: value };
  }
  const statement = {
    Effect: 'Allow',
    Principal: principal === '*' || principal === undefined ? '*' : { [type]: principal },
    Action: permission.property('Action') ?? '*',
    Resource: '*',
    Condition: condition,
  };
  return [{ resource: permission, document: { Version: '2012-10-17', Statement: [statement] } }];
}
