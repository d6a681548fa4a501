import { type Resource, type Ternary, type Value, at, elements, isMap, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { below, isNothing, isSet, isText, itemsAt } from '../../settings/index.ts';

const REST = 'AWS::ApiGateway::Stage';
const DEPLOYMENT = 'AWS::ApiGateway::Deployment';
const HTTP = 'AWS::ApiGatewayV2::Stage';

export const apigatewayStageLogged: Rule = {
  id: 'apigateway-stage-logged',
  title: 'APIs log each call',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'It changes nothing about who gets in; it decides whether anybody can tell afterwards who called what.',
  layer: 'detection',
  why: 'Calls that the API refuses or answers from its cache never reach a function, and are seen in no other log.',
  fix: `Properties:
  AccessLogSetting: # AccessLogSettings for HTTP and WebSocket APIs
    DestinationArn: !GetAtt AccessLog.Arn
    Format: '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","status":"$context.status"}'`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  ],
  types: [REST, DEPLOYMENT, HTTP],
  check: eachResource([REST, DEPLOYMENT, HTTP], (resource) => {
    if (resource.type === HTTP) return [judgeAccess(resource, resource.properties, ['Properties'], 'AccessLogSettings')];
    if (resource.type === REST) return judgeStage(resource, resource.properties, ['Properties']);
    // A deployment makes a stage of its own only where it names one.
    const description = resource.property('StageDescription');
    if (isNothing(resource.property('StageName'))) return [];
    return judgeStage(resource, isNothing(description) ? {} : description, ['Properties', 'StageDescription']);
  }),
};

function judgeStage(resource: Resource, stage: Value, path: readonly string[]): readonly Judgement[] {
  return [judgeAccess(resource, stage, path, 'AccessLogSetting'), ...judgeMethods(resource, stage, path)];
}

function judgeAccess(resource: Resource, stage: Value, path: readonly string[], name: string): Judgement {
  const [setting, where] = below(stage, path, name);
  return {
    resource,
    path: where,
    holds: or([isSet(isMap(setting) ? setting['DestinationArn'] : setting), executionLogged(stage)]),
    message: `The stage logs no calls: ${name} has no DestinationArn.`,
  };
}

/** Execution logs of every method, with errors at least, tell of each call too. */
function executionLogged(stage: Value): Ternary {
  return or(
    elements(at(stage, 'MethodSettings')).map((setting) => {
      const everything = isText(at(setting, 'ResourcePath'), /^\/?\*$|^\/$/, true);
      return everything === true ? isText(at(setting, 'LoggingLevel'), /^(?:INFO|ERROR)$/i) : false;
    }),
  );
}

function judgeMethods(resource: Resource, stage: Value, path: readonly string[]): readonly Judgement[] {
  return itemsAt(...below(stage, path, 'MethodSettings')).map(([setting, at]) => {
    const [level, where] = below(setting, at, 'LoggingLevel');
    return {
      resource,
      path: where,
      holds: not(isText(level, /^(?:OFF|false)$/i)),
      message: 'Errors of these methods are logged nowhere: LoggingLevel is OFF.',
      fix: 'Properties:\n  MethodSettings:\n    - { ResourcePath: /*, HttpMethod: "*", LoggingLevel: ERROR }',
    };
  });
}
