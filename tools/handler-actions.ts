/**
 * `node tools/handler-actions.ts SCHEMAS`: writes the table of the actions that CloudFormation's handlers call. SCHEMAS is a folder with
 * the resource schemas that AWS publishes (CloudFormation User Guide, "Resource type schemas"; the package cfn-lint carries them along).
 * To be run when newer schemas are wanted.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { HANDLER_ACTIONS_FILE, OPERATIONS } from '../src/access/handlers.ts';

interface Schema {
  readonly typeName?: string;
  readonly handlers?: Readonly<Record<string, { readonly permissions?: readonly string[] }>>;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node tools/handler-actions.ts SCHEMAS  (a folder of resource schemas, such as cfn-lint carries along)\n');
  process.exitCode = 2;
} else {
  const schemas = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Schema)
    .filter(({ typeName, handlers }) => typeName !== undefined && handlers !== undefined);
  const actionsOf = ({ handlers }: Schema, operation: string) =>
    [...new Set(handlers?.[operation]?.permissions)].filter(isAction).toSorted();
  const actions = [...new Set(schemas.flatMap((schema) => OPERATIONS.flatMap((operation) => actionsOf(schema, operation))))].toSorted();
  const index = new Map(actions.map((action, at) => [action, at]));
  const rows = schemas
    .map(
      (schema) =>
        [schema.typeName ?? '', OPERATIONS.map((operation) => actionsOf(schema, operation).map((action) => index.get(action)))] as const,
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, lists]) => `${JSON.stringify(type)}:${JSON.stringify(lists)}`);
  writeFileSync(HANDLER_ACTIONS_FILE, `{"actions":${JSON.stringify(actions)},\n"types":{\n${rows.join(',\n')}\n}}\n`);
}

function isAction(text: string): boolean {
  return /^[\w-]+:[\w*]+$/.test(text);
}
