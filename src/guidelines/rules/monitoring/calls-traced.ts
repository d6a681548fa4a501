import { type Place, type Setting, isNothing, isOn, isText, on, oneOf, settingRule } from '../../settings/index.ts';

const traced = (path: readonly string[], what: string): Setting => ({
  path,
  holds: on(),
  fault: `nobody can follow a call through this ${what}`,
  set: 'true',
});

const TRACED: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::Stage': ['TracingEnabled'],
  'AWS::StepFunctions::StateMachine': ['TracingConfiguration', 'Enabled'],
  'AWS::AppSync::GraphQLApi': ['XrayEnabled'],
};

/**
 * A function of which nothing is said is asked where a trace would end at it: something else of its template is traced. A project is whole, and
 * every function in it is asked.
 */
function isPartOfTrace({ resource, estate, beside }: Place): boolean {
  if (!isNothing(beside('TracingConfig', 'Mode')) || estate.accounts.length > 0) return true;
  return (
    estate
      .resources('AWS::Lambda::Function')
      .some((other) => other.stack === resource.stack && isText(other.property('TracingConfig', 'Mode'), /^Active$/i) === true) ||
    estate
      .resources(...Object.keys(TRACED))
      .some((other) => other.stack === resource.stack && isOn(other.property(...(TRACED[other.type] ?? []))) === true)
  );
}

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::Lambda::Function': [
    {
      path: ['TracingConfig', 'Mode'],
      concerns: isPartOfTrace,
      holds: oneOf(['Active']),
      fault: 'nobody can follow a call through this function',
      fix: 'Properties:\n  TracingConfig: { Mode: Active }',
    },
  ],
  'AWS::ApiGateway::Stage': [traced(['TracingEnabled'], 'API')],
  'AWS::ApiGateway::Deployment': [
    { ...traced(['StageDescription', 'TracingEnabled'], 'API'), concerns: ({ beside }) => !isNothing(beside('StageName')) },
  ],
  'AWS::StepFunctions::StateMachine': [traced(['TracingConfiguration', 'Enabled'], 'state machine')],
  'AWS::AppSync::GraphQLApi': [traced(['XrayEnabled'], 'API')],
};

export const callsTraced = settingRule({
  id: 'calls-traced',
  title: 'Calls can be followed through APIs, functions and workflows',
  promise: 'G16',
  severity: 'low',
  severityReason: 'Everything works without it; a failure only takes longer to find.',
  layer: 'detection',
  why: 'Where a call goes through several services, only a trace says which of them was slow or failed.',
  fix: 'Properties:\n  TracingConfig: { Mode: Active }',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-7',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-3',
    'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
    'https://docs.aws.amazon.com/appsync/latest/devguide/x-ray-tracing.html',
  ],
  settings: SETTINGS,
});
