import type { Estate, Resource } from '../estate/index.ts';
import { UNKNOWN } from '../iam/index.ts';
import type { PolicyText } from './policy-text.ts';
import type { SourcedPolicy } from './sourced-policy.ts';

/** Conditions that a permission of Lambda is another way of writing. */
const CONDITIONS: readonly (readonly [property: string, operator: string, key: string])[] = [
  ['SourceArn', 'ArnLike', 'AWS:SourceArn'],
  ['SourceAccount', 'StringEquals', 'AWS:SourceAccount'],
  ['PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'],
  ['EventSourceToken', 'StringEquals', 'lambda:EventSourceToken'],
  ['FunctionUrlAuthType', 'StringEquals', 'lambda:FunctionUrlAuthType'],
];

/** What a function's permissions come to: a policy with a statement for each. */
export function functionPolicies(estate: Estate, text: PolicyText, target: Resource): readonly SourcedPolicy[] {
  return estate
    .resources('AWS::Lambda::Permission')
    .filter((permission) => permission.account === target.account && permission.region === target.region)
    .filter((permission) => isOn(estate, text, permission, target))
    .map((permission) => ({
      name: permission.logicalId,
      resource: permission,
      ...(permission.account === undefined ? {} : { account: permission.account }),
      document: permission.exists === true ? { Version: '2012-10-17', Statement: [statementOf(text, permission, target)] } : UNKNOWN,
    }));
}

/** Named by name or ARN, with a version or alias behind it; of a name that can't be told, perhaps. */
function isOn(estate: Estate, text: PolicyText, permission: Resource, target: Resource): boolean {
  const named = permission.property('FunctionName');
  if (estate.named(named, permission).includes(target)) return true;
  const said = text.text(named) ?? UNKNOWN;
  const name = text.text(target.reference) ?? UNKNOWN;
  return said.includes(UNKNOWN) || name.includes(UNKNOWN) || said.split(':').includes(name);
}

function statementOf(text: PolicyText, permission: Resource, target: Resource) {
  const conditions = CONDITIONS.flatMap(([property, operator, key]) => {
    const value = permission.property(property);
    return value === undefined ? [] : [[operator, key, text.text(value) ?? UNKNOWN] as const];
  });
  const condition: Record<string, Record<string, string>> = {};
  for (const [operator, key, value] of conditions) condition[operator] = { ...condition[operator], [key]: value };
  const principal = text.text(permission.property('Principal')) ?? UNKNOWN;
  const isService = /\.amazonaws\.com(?:\.cn)?$/.test(principal);
  const arn = text.text(target.attribute('Arn')) ?? UNKNOWN;
  const named = text.text(permission.property('FunctionName')) ?? UNKNOWN;
  // What is behind the name: a version or an alias.
  const qualifier = named.replace(/^(?:arn(?::[^:]*){5}:)?[^:]*/, '');
  return {
    Effect: 'Allow',
    Principal: principal === '*' || principal === UNKNOWN ? principal : { [isService ? 'Service' : 'AWS']: principal },
    Action: text.text(permission.property('Action')) ?? UNKNOWN,
    Resource: named === UNKNOWN ? UNKNOWN : `${arn}${qualifier}`,
    ...(conditions.length === 0 ? {} : { Condition: condition }),
  };
}
