import { refuse } from '../refusal.ts';
import type { Gap } from './gap.ts';

/** Policies that AWS wouldn't take: every type of them is one JSON object. */
export const policyDocuments: Gap = {
  name: 'policy documents',
  service: 'organizations',
  operations: ['CreatePolicy', 'UpdatePolicy'],
  lacks: 'policies that are no JSON are accepted',
  async answer(call, input, { forward }) {
    const { Content: content } = input;
    if (content === undefined || isJsonObject(content)) return forward();
    const message = 'The provided policy document does not meet the requirements of the specified policy type.';
    return refuse(call.protocol, { status: 400, code: 'MalformedPolicyDocumentException', message });
  },
};

function isJsonObject(content: unknown): boolean {
  if (typeof content !== 'string') return false;
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
