import { type Resource, type Ternary, Unknown, segmentsOf, type Value, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { type Variable, WITH_ENVIRONMENT, variablesOf } from './environments.ts';
import { isValue, secrecyOf } from './secret-names.ts';
import { credentialIn } from './secret-texts.ts';
import { parametersIn, writtenAt } from './written.ts';

/** Environment variables and other named settings of what runs aren't secrets. */
export const environmentWithoutSecrets: Rule = {
  id: 'environment-without-secrets',
  title: 'No environment variable or setting holds a secret as text',
  promise: 'G10',
  severity: 'high',
  severityReason: 'Whoever may look at the function, task or project reads the secret, as does whoever has the template',
  layer: 'template',
  why: 'Environment variables are shown in the console, in descriptions, in crash reports and to every library. Only a reference to Secrets Manager belongs there.',
  fix: `Properties:
  Environment:
    Variables:
      DATABASE_SECRET_ARN: !Ref DatabaseSecret
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-2',
    'https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html',
  ],
  types: WITH_ENVIRONMENT,
  check: eachResource(WITH_ENVIRONMENT, judge),
};

/** With these in a variable a task or build has a user's credentials in place of its role (ECS.8, CodeBuild.2), wherever they come from. */
const OF_USERS = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA']);

function* judge(resource: Resource): Generator<Judgement> {
  for (const variable of variablesOf(resource)) {
    const { name, path, value } = variable;
    if (value === undefined) continue;
    const form = credentialIn(knownText(value) ?? '');
    if (form !== undefined) yield { resource, path, holds: false, message: `${name} holds ${form}` };
    else yield named(resource, variable, value);
  }
}

function named(resource: Resource, { name, path }: Variable, value: Value): Judgement {
  const secrecy = secrecyOf(name);
  const holds = (ternary: Ternary, message = ''): Judgement => ({ resource, path, holds: ternary, message });
  if (secrecy === undefined) return holds(true);
  const parameters = parametersIn(writtenAt(resource, path), resource);
  const unknown = (segmentsOf(value) ?? []).find((segment) => segment instanceof Unknown);
  if (OF_USERS.has(name) && (unknown !== undefined || parameters.length > 0 || knownText(value)?.trim() !== '')) {
    return holds(false, `${name} gives credentials of a user to what has a role of its own`);
  }
  if (unknown?.origin?.kind === 'attribute' && unknown.origin.attribute === 'SecretAccessKey') {
    return holds(false, `${name} holds the secret key of a user`);
  }
  if (secrecy === 'certain' && unknown?.origin?.kind === 'dynamic' && !unknown.origin.secret) {
    return holds(false, `${name} is read from Parameter Store in plain text`);
  }
  const open = parameters.find((parameter) =>
    parameter.masked ? parameter.hasDefault : secrecy === 'certain' && !namesPlace(parameter.name),
  );
  if (open !== undefined && isShown(value, secrecy)) {
    const how = open.isStored ? 'is read from Parameter Store in plain text' : `is given by parameter ${open.name}, which has no NoEcho`;
    return holds(false, `${name} ${open.masked ? `is the default of parameter ${open.name}` : how}`);
  }
  if (parameters.length > 0) return holds(true);
  return isValue(value, secrecy) ? holds(false, `${name} is written in the template`) : holds(true);
}

/** A parameter that says where the secret is. */
const namesPlace = (parameter: string) => /(?:arn|name|id|path|parameter|param|alias)$/i.test(parameter);

/** Not yet known, or known and no name or address. */
function isShown(value: Value, secrecy: 'certain' | 'likely'): boolean {
  return knownText(value) === undefined || isValue(value, secrecy);
}
