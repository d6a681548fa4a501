import { isObject } from '../references.ts';
import type { StandIn } from '../stand-in.ts';

/** Operators under which a caller's ARN that is the named one passes. */
const EQUALS = new Set(['ArnEquals', 'ArnLike', 'StringEquals', 'StringLike']);

/**
 * A session of a role has the role's ARN for AWS and its own for the emulator, so no condition on the caller's ARN holds there. A trust
 * policy that lets an account in under such a condition names the principal itself instead: the same callers, and nobody else.
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

/** The ARN that is the only condition of a statement that lets in; undefined for any other statement, and for patterns of ARNs. */
function callerOf(statement: unknown): unknown {
  if (!isObject(statement) || statement['Effect'] !== 'Allow' || !isObject(statement['Principal']) || !('AWS' in statement['Principal']))
    return undefined;
  const conditions = isObject(statement['Condition']) ? Object.entries(statement['Condition']) : [];
  const [operator, keys] = conditions.length === 1 ? (conditions[0] ?? []) : [];
  if (operator === undefined || !EQUALS.has(operator) || !isObject(keys)) return undefined;
  const [key, caller] = Object.entries(keys).length === 1 ? (Object.entries(keys)[0] ?? []) : [];
  return key?.toLowerCase() === 'aws:principalarn' && !/[*?]/.test(JSON.stringify(caller)) ? caller : undefined;
}
