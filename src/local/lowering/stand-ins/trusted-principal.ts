import { isObject } from '../references.ts';
import type { StandIn } from '../stand-in.ts';

/**
 * The emulator knows no condition on the caller's ARN. A trust policy that lets the account in by such a condition names the principal
 * itself instead, which lets the same callers in and nobody else.
 */
export const trustedPrincipal: StandIn = {
  type: 'AWS::IAM::Role',
  why: 'trust policies name the principal that a condition on aws:PrincipalArn names: the condition itself is not exercised',
  lower({ Properties: properties, ...resource }, { logicalId }) {
    const trust = properties?.['AssumeRolePolicyDocument'];
    if (!isObject(trust) || !Array.isArray(trust['Statement'])) return undefined;
    const statements: readonly unknown[] = trust['Statement'];
    if (!statements.some((statement) => callerOf(statement) !== undefined)) return undefined;
    const document = { ...trust, Statement: statements.map(byPrincipal) };
    return { resources: { [logicalId]: { ...resource, Properties: { ...properties, AssumeRolePolicyDocument: document } } } };
  },
};

function byPrincipal(statement: unknown): unknown {
  const caller = callerOf(statement);
  if (caller === undefined || !isObject(statement)) return statement;
  const { Condition: _, ...kept } = statement;
  return { ...kept, Principal: { AWS: caller } };
}

/** The ARN that is the statement's only condition. */
function callerOf(statement: unknown): unknown {
  const condition = isObject(statement) ? statement['Condition'] : undefined;
  if (!isObject(condition) || Object.keys(condition).length !== 1) return undefined;
  const [keys] = Object.values(condition);
  return isObject(keys) && Object.keys(keys).length === 1 ? keys['aws:PrincipalArn'] : undefined;
}
