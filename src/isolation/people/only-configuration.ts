import type { Access } from '../../estate/index.ts';
import { CONFIGURATION_ONLY, CONFIGURATION_ONLY_POLICIES } from './configuration-only.ts';

/** What of a permission set isn't on the list. */
export interface Beyond {
  /** In words: `allows s3:GetObject`. */
  readonly what: string;
  /** Of its inline policy. */
  readonly statement?: number;
}

/** Fields that are known to grant nothing. */
const GRANT_NOTHING: ReadonlySet<string> = new Set([
  'name',
  'managedPolicies',
  'inlinePolicy',
  'description',
  'sessionDuration',
  'relayState',
  'tags',
  'arn',
  // It only takes away.
  'permissionsBoundary',
]);

/** The first thing that a permission set allows beyond reading configuration; undefined if it allows nothing else. */
export function beyondConfiguration(permissionSet: Access['permissionSet']): Beyond | undefined {
  const { managedPolicies = [], inlinePolicy } = permissionSet;
  const managed = managedPolicies.find((arn) => CONFIGURATION_ONLY_POLICIES[arn.replace(/^arn:aws[\w-]*:/, 'arn:aws:')] === undefined);
  if (managed !== undefined) return { what: `has the policy ${managed.replace(/^.*:policy\//, '')}` };
  const other = Object.keys(permissionSet).find((field) => !GRANT_NOTHING.has(field));
  if (other !== undefined) return { what: `has ${other}, of which nothing is known` };
  if (inlinePolicy === undefined || inlinePolicy === null) return undefined;
  const statements = listOf((inlinePolicy as { readonly Statement?: unknown }).Statement);
  for (const [statement, one] of statements.entries()) {
    const what = beyond(one);
    if (what !== undefined) return { what, statement };
  }
  return undefined;
}

function beyond(statement: unknown): string | undefined {
  if (typeof statement !== 'object' || statement === null) return 'has a statement that nobody can read';
  const { Effect, Action, NotAction } = statement as Readonly<Record<string, unknown>>;
  if (Effect === 'Deny') return undefined;
  if (NotAction !== undefined || Action === undefined) return 'allows everything but some actions';
  const action = listOf(Action).find((one) => typeof one !== 'string' || !readsConfiguration(one));
  return action === undefined ? undefined : `allows ${typeof action === 'string' ? action : 'what nobody can read'}`;
}

/** Whether an action, or every action that a pattern of a policy stands for, is on the list. */
export function readsConfiguration(action: string): boolean {
  const [, service = '', name = ''] = /^([a-z0-9-]+):(.+)$/i.exec(action) ?? [];
  return CONFIGURATION_ONLY[service.toLowerCase()]?.some((listed) => isWithin(name.toLowerCase(), listed.toLowerCase())) ?? false;
}

/** A pattern is within another if it begins as that does up to its star, or is the very same. */
function isWithin(pattern: string, listed: string): boolean {
  return listed.endsWith('*') ? pattern.startsWith(listed.slice(0, -1)) : pattern === listed;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
