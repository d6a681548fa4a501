import { type Stack, Token } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

import { qualifier } from '../../project/index.ts';

/**
 * One statement of a policy that the bootstrap makes, as data. In resources and conditions `{partition}`, `{account}`, `{region}`,
 * `{project}` and `{qualifier}` are filled in.
 */
export interface StatementText {
  readonly sid: string;
  /** `Allow` unless it is said. */
  readonly effect?: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Without the partition: `service:region:account:resource`. */
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The statements as a policy of a stack's own account and region. */
export function policyOf(stack: Stack, project: string, statements: readonly StatementText[]): PolicyDocument {
  return new PolicyDocument({ statements: statements.map((statement) => statementOf(stack, project, statement)) });
}

function statementOf(stack: Stack, project: string, { sid, effect, actions, resources, conditions }: StatementText): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: effect === 'Deny' ? Effect.DENY : Effect.ALLOW,
    actions: [...actions],
    resources: resources.map((resource) => (Token.isUnresolved(resource) ? resource : arnOf(stack, project, resource))),
    ...(conditions === undefined ? {} : { conditions: fillConditions(stack, project, conditions) }),
  });
}

function fillConditions(
  stack: Stack,
  project: string,
  conditions: NonNullable<StatementText['conditions']>,
): Record<string, Record<string, string | string[]>> {
  const fillAll = (value: string | readonly string[]) =>
    typeof value === 'string' ? fill(stack, project, value) : value.map((each) => fill(stack, project, each));
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, fillAll(value)])),
    ]),
  );
}

export function arnOf(stack: Stack, project: string, resource: string): string {
  return resource === '*' ? '*' : `arn:${stack.partition}:${fill(stack, project, resource)}`;
}

/** Throws for a placeholder that isn't known: left out of an ARN, it would make another one of it. */
export function fill({ partition, account, region }: Stack, project: string, text: string): string {
  const values: Readonly<Record<string, string>> = { partition, account, region, project, qualifier: qualifier(project) };
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`${placeholder} in ${text} is no placeholder of a policy`);
    return value;
  });
}
