import type { Resource } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { type Setting, checkSettings, isNothing, isOn, isText } from '../../settings.ts';

const traced = (path: string, what: string): Setting => ({
  path,
  holds: (value) => isOn(value),
  message: `Nobody can follow a call through this ${what}: ${path.split('.').at(-1)} is not true.`,
  fix: `Properties:\n  ${path.split('.').join(':\n    ')}: true`,
});

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::Lambda::Function': [
    {
      path: 'TracingConfig.Mode',
      holds: (value) => isText(value, /^Active$/i),
      message: 'Nobody can follow a call through this function: TracingConfig is not Active.',
      fix: 'Properties:\n  TracingConfig: { Mode: Active }',
    },
  ],
  'AWS::ApiGateway::Stage': [traced('TracingEnabled', 'API')],
  'AWS::ApiGateway::Deployment': [
    { ...traced('StageDescription.TracingEnabled', 'API'), when: (deployment: Resource) => !isNothing(deployment.property('StageName')) },
  ],
  'AWS::StepFunctions::StateMachine': [traced('TracingConfiguration.Enabled', 'state machine')],
  'AWS::AppSync::GraphQLApi': [traced('XrayEnabled', 'API')],
};

export const callsTraced: Rule = {
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
  types: Object.keys(SETTINGS),
  check: checkSettings(SETTINGS),
};
