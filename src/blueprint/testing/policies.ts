import type { Template, TemplateResource } from '../../assembly/index.ts';

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface FoundStatement {
  /** Logical id of the resource whose policy it is in. */
  readonly resource: string;
  readonly type: string;
  readonly statement: Statement;
}

/** Every policy statement of a template, wherever it stands: trust, inline, managed and resource policies alike. */
export function statementsOf(template: Template): readonly FoundStatement[] {
  return Object.entries(template.Resources).flatMap(([resource, definition]) =>
    statementsIn(definition.Properties).map((statement) => ({ resource, type: definition.Type, statement })),
  );
}

function statementsIn(value: unknown): readonly Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { Statement: statements, ...rest } = value as Record<string, unknown>;
  return [...(Array.isArray(statements) ? (statements as Statement[]) : []), ...Object.values(rest).flatMap(statementsIn)];
}

export function actionsOf({ Action: actions }: Statement): readonly string[] {
  return actions === undefined ? [] : typeof actions === 'string' ? [actions] : actions;
}

/** Does a bucket's, queue's or topic's policy refuse whoever comes without TLS? */
export function refusesPlainText(template: Template, logicalId: string): boolean {
  return Object.values(template.Resources).some(
    (policy: TemplateResource) =>
      /::(BucketPolicy|QueuePolicy|TopicPolicy)$/.test(policy.Type) &&
      JSON.stringify(policy.Properties).includes(`"${logicalId}"`) &&
      statementsIn(policy.Properties).some(
        ({ Effect, Condition }) => Effect === 'Deny' && Condition?.['Bool']?.['aws:SecureTransport'] === 'false',
      ),
  );
}
