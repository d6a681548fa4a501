import { isFields, isList } from './found-values.ts';
import { statementOf, unreadable, type Statement } from './statement.ts';

const WITH_VARIABLES = '2012-10-17';
const WITHOUT_VARIABLES = '2008-10-17';

const read = new WeakMap<object, readonly Statement[]>();

/**
 * The statements of a policy: a document, or its text as JSON. Never throws: what can't be read becomes a statement that may allow or deny
 * anything. A document is read once, so it must not change afterwards.
 */
export function statementsOf(policy: unknown): readonly Statement[] {
  if (typeof policy === 'string') return statementsOf(parsed(policy));
  if (typeof policy !== 'object' || policy === null) return [unreadable(0, 'a policy is no object')];
  const known = read.get(policy);
  if (known !== undefined) return known;
  const statements = readPolicy(policy);
  read.set(policy, statements);
  return statements;
}

function parsed(text: string): unknown {
  // Told before it is tried, as an error takes long to make, and a policy of which nothing is known is read for each request.
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // A text within the text would never end.
    return typeof value === 'string' ? undefined : value;
  } catch {
    return undefined;
  }
}

function readPolicy(policy: object): readonly Statement[] {
  if (!isFields(policy)) return [unreadable(0, 'a policy is no object')];
  const flaws: string[] = [];
  for (const key of Object.keys(policy)) {
    if (key !== 'Version' && key !== 'Id' && key !== 'Statement') flaws.push(`a policy has no element ${key}`);
  }
  const version = versionOf(policy['Version']);
  if (version !== WITH_VARIABLES && version !== WITHOUT_VARIABLES) flaws.push(`the policy language has no version ${String(version)}`);
  const found = policy['Statement'];
  if (found === undefined || found === null) return [unreadable(0, 'a policy has no Statement')];
  const list = isList(found) ? found : [found];
  return list.map((raw, index) => statementOf(raw, index, version === WITH_VARIABLES, flaws));
}

/** Without a version the older one counts. YAML reads an unquoted one as a date. */
function versionOf(raw: unknown): unknown {
  if (raw === undefined) return WITHOUT_VARIABLES;
  return raw instanceof Date && !Number.isNaN(raw.getTime()) ? raw.toISOString().slice(0, 10) : raw;
}
