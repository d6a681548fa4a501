import { type Account, type Estate, type OrganizationPolicy, matches } from '../../estate/index.ts';
import type { PromiseControl } from './control.ts';
import { DECLARATIONS, GUARDS, type Guard } from './guards.ts';

const SCP = 'SERVICE_CONTROL_POLICY';
const RCP = 'RESOURCE_CONTROL_POLICY';

/**
 * What the policies of the organization hold, read from the policies themselves. A denying statement counts if it binds everybody but named
 * exceptions: one that is about some principals, Regions or tags only doesn't.
 */
export function organizationControls(estate: Estate): readonly PromiseControl[] {
  const { organization, accounts } = estate;
  if (organization === undefined || accounts.length === 0) return [];
  return (organization.policies ?? []).flatMap((policy) => {
    const denies = policy.type === SCP || policy.type === RCP;
    // Neither binds the management account.
    const candidates = denies
      ? accounts.filter(({ id, tier }) => id !== organization.managementAccount && tier !== 'management')
      : accounts;
    const bound = candidates.filter((account) => binds(estate, policy, account));
    if (bound.length === 0) return [];
    const reach = `${bound.length} of ${accounts.length} accounts`;
    return [...(denies ? denied(policy) : declared(policy))].map((control) => ({ ...control, reach, source: null }));
  });
}

type Kept = Omit<PromiseControl, 'reach' | 'source'>;

function binds(estate: Estate, policy: OrganizationPolicy, account: Account): boolean {
  return estate.levelsOf(account, policy.type)?.some(({ policies }) => policies.includes(policy)) ?? false;
}

function* denied({ name, type, content }: OrganizationPolicy): Iterable<Kept> {
  for (const [index, statement] of listOf(fieldOf(content, 'Statement')).entries()) {
    if (fieldOf(statement, 'Effect') !== 'Deny') continue;
    const sid = fieldOf(statement, 'Sid');
    const label = `${type === SCP ? 'SCP' : 'RCP'} ${name}, ${typeof sid === 'string' ? sid : `statement ${index}`}`;
    for (const guard of GUARDS) if (keeps(statement, guard)) yield { promise: guard.promise, name: label, does: guard.does };
  }
}

function keeps(statement: unknown, { actions, key, named }: Guard): boolean {
  const conditions = conditionsOf(statement);
  if (key !== undefined) {
    return conditions.some((condition) => condition.key === key) && conditions.every((one) => one.key === key || isAside(one));
  }
  const patterns = textsOf(fieldOf(statement, 'Action')).map((pattern) => pattern.toLowerCase());
  const everything = fieldOf(statement, 'NotResource') === undefined && textsOf(fieldOf(statement, 'Resource')).includes('*');
  return (
    (named === true || everything) &&
    (actions ?? []).some((action) => patterns.some((pattern) => matches(action.toLowerCase(), pattern) === true)) &&
    conditions.every(isAside)
  );
}

interface Condition {
  readonly operator: string;
  readonly key: string;
}

function conditionsOf(statement: unknown): readonly Condition[] {
  return Object.entries(mapOf(fieldOf(statement, 'Condition'))).flatMap(([operator, keys]) =>
    Object.keys(mapOf(keys)).map((key) => ({ operator: operator.toLowerCase(), key: key.toLowerCase() })),
  );
}

/** Only sets somebody apart who is trusted: named principals, AWS's own services. */
function isAside({ operator, key }: Condition): boolean {
  if (/^aws:(?:principalarn|principalaccount|principalorgpaths|userid|principaltag\/.*|resourceaccount|resourceorgid)$/.test(key)) {
    return operator.includes('not');
  }
  return /^aws:(?:principalisawsservice|viaawsservice|sourceaccount)$/.test(key);
}

function* declared({ name, type, content }: OrganizationPolicy): Iterable<Kept> {
  for (const declaration of DECLARATIONS) {
    if (declaration.type !== type || (declaration.attribute !== undefined && !mentions(content, declaration.attribute))) continue;
    yield { promise: declaration.promise, name: `policy ${name}`, does: declaration.does };
  }
}

function mentions(value: unknown, attribute: string): boolean {
  return Object.entries(mapOf(value)).some(([key, below]) => key === attribute || mentions(below, attribute));
}

function fieldOf(value: unknown, key: string): unknown {
  const map = mapOf(value);
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((one) => typeof one === 'string');
}
