/** A value that is known only once the organization exists. */
export interface Placeholder {
  readonly placeholder: 'organization-id';
}

export const ORGANIZATION_ID: Placeholder = { placeholder: 'organization-id' };

type ConditionValue = string | Placeholder;

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Only in resource control policies, and only this value there. */
  readonly Principal?: '*';
  readonly Action?: string | readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValue | readonly ConditionValue[]>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export function documentOf(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** The document as AWS takes it, without white space. `organization` is its id; without one the placeholder stays readable. */
export function renderPolicy(document: PolicyDocument, organization: string | undefined): string {
  return JSON.stringify(document, (_key, value: unknown) => (isPlaceholder(value) ? (organization ?? '(id of the organization)') : value));
}

/** Statements by their `Sid`, so that a difference names the statement. A document that isn't readable is one property. */
export function statementsOf(document: string | undefined): Readonly<Record<string, unknown>> {
  if (document === undefined || document === '') return {};
  try {
    const { Version, Statement } = JSON.parse(document) as { readonly Version?: unknown; readonly Statement?: unknown };
    const named: Record<string, unknown> = Version === '2012-10-17' ? {} : { version: Version };
    for (const statement of Array.isArray(Statement) ? (Statement as unknown[]) : [Statement]) {
      const sid = `statements.${sidOf(statement) ?? '?'}`;
      const path = sid in named ? `${sid}#${Object.keys(named).length}` : sid;
      named[path] = statement;
    }
    return named;
  } catch {
    return { statements: document };
  }
}

function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === 'object' && value !== null && 'placeholder' in value;
}

function sidOf(statement: unknown): string | undefined {
  return typeof statement === 'object' && statement !== null && 'Sid' in statement && typeof statement.Sid === 'string'
    ? statement.Sid
    : undefined;
}
