import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What CloudFormation does to a resource. */
export const OPERATIONS = ['create', 'update', 'delete'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Written by `tools/handler-actions.ts` from the resource schemas that AWS publishes. */
export const HANDLER_ACTIONS_FILE = fileURLToPath(new URL('generated/handler-actions.json', import.meta.url));

interface Table {
  /** Actions; the lists below are indices of it. */
  readonly actions: readonly string[];
  /** By type, a list for each of `OPERATIONS`. */
  readonly types: Readonly<Record<string, readonly (readonly number[])[]>>;
}

let table: Table | undefined;

/**
 * The actions that a type's handler may call for an operation, all that its schema lists (`handlers.*.permissions`); undefined for a type
 * whose schema has no list. Which of them are called depends on the properties, and no schema says how.
 */
export function handlerActions(type: string, operation: Operation): readonly string[] | undefined {
  table ??= JSON.parse(readFileSync(HANDLER_ACTIONS_FILE, 'utf8')) as Table;
  const lists = Object.hasOwn(table.types, type) ? table.types[type] : undefined;
  return lists?.[OPERATIONS.indexOf(operation)]?.flatMap((index) => table?.actions[index] ?? []);
}
