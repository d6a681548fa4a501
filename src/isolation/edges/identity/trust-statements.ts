import { type Resource, Unknown, type Value, at, documentOf, elements, isMap } from '../../../estate/index.ts';
import type { World } from '../../world.ts';

/** A condition of a trust policy: its key and operator in lower case, its values as text. */
export interface TrustCondition {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** A statement of a trust policy that lets in who brings a token or an assertion. */
export interface FederatedTrust {
  readonly statement: number;
  /** The provider as the statement names it. */
  readonly provider: Value;
  readonly conditions: readonly TrustCondition[];
}

/** The statements of a role's trust that allow an action to identity providers, one for each provider. */
export function federatedTrusts(world: World, role: Resource, action: string): readonly FederatedTrust[] {
  const document = documentOf(role.property('AssumeRolePolicyDocument'));
  return elements(at(document, 'Statement')).flatMap((statement, index) => {
    if (world.text(at(statement, 'Effect')) === 'Deny') return [];
    const actions = elements(at(statement, 'Action') ?? '*').map((one) => world.text(one)?.toLowerCase() ?? '*');
    if (!actions.some((one) => mayMatch(one, action.toLowerCase()))) return [];
    const principal = at(statement, 'Principal');
    const providers = principal === '*' ? ['*'] : elements(at(principal, 'Federated'));
    const conditions = conditionsOf(world, at(statement, 'Condition'));
    return providers.map((provider) => ({ statement: index, provider, conditions }));
  });
}

/** The conditions of every statement of a role's trust. */
export function conditionsOfTrust(world: World, role: Resource): readonly TrustCondition[] {
  const document = documentOf(role.property('AssumeRolePolicyDocument'));
  return elements(at(document, 'Statement')).flatMap((statement) => conditionsOf(world, at(statement, 'Condition')));
}

function conditionsOf(world: World, condition: Value | undefined): readonly TrustCondition[] {
  if (!isMap(condition) || condition instanceof Unknown) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isMap(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          key: key.toLowerCase(),
          operator: operator.toLowerCase(),
          values: elements(values).map((one) => world.text(one) ?? '<unknown>'),
        }))
      : [],
  );
}

function mayMatch(pattern: string, action: string): boolean {
  if (pattern.includes('<unknown')) return true;
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(action);
}

/** Values that a key must have exactly, by operators that an absent key doesn't satisfy and that hold for one value only. */
export function exactValues(conditions: readonly TrustCondition[], key: string): readonly string[] {
  return conditions
    .filter((one) => one.key === key && /^(?:stringequals|stringlike|arnequals|arnlike)$/.test(one.operator))
    .flatMap(({ operator, values }) => values.filter((value) => operator === 'stringequals' || !/[*?]/.test(value)))
    .filter((value) => !value.includes('<unknown') && !value.includes('${'));
}
