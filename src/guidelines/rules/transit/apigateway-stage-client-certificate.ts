import { type Estate, type Resource, type Ternary, equals, not, or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isSet, isText } from '../../settings/index.ts';

const STAGE = 'AWS::ApiGateway::Stage';
const METHOD = 'AWS::ApiGateway::Method';

export const apigatewayStageClientCertificate: Rule = {
  id: 'apigateway-stage-client-certificate',
  title: 'Backends can tell that a request comes from their API',
  promise: 'G3',
  severity: 'low',
  severityReason: 'It is a second proof beside the encryption; without it a backend that is open has to authenticate callers itself.',
  layer: 'template',
  why: "Without a client certificate, an HTTP backend can't tell the API from anybody else who found its address.",
  fix: `Properties:
  ClientCertificateId: !Ref ClientCertificate # an AWS::ApiGateway::ClientCertificate`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-2'],
  types: [STAGE],
  check: eachResource([STAGE], (resource, estate) => ({
    resource,
    path: ['Properties', 'ClientCertificateId'],
    holds: or([isSet(resource.property('ClientCertificateId')), not(hasHttpBackend(resource, estate))]),
    message: 'The stage has no client certificate by which a backend could know it.',
  })),
};

/** Functions and other services of AWS are called with a signature. Where the template doesn't show what is behind, it may be HTTP. */
function hasHttpBackend(stage: Resource, estate: Estate): Ternary {
  const [api] = estate.named(stage.property('RestApiId'), stage, new Set(['AWS::ApiGateway::RestApi']));
  const methods = api === undefined ? [] : estate.referencesTo(api).filter(({ from }) => from.type === METHOD);
  if (methods.length === 0) return !callsFunctions(stage, estate);
  return or(methods.map(({ from }) => isText(from.property('Integration', 'Type'), /^HTTP(?:_PROXY)?$/i)));
}

/** An API whose methods stand in a document of its own calls the functions that let it. */
function callsFunctions(stage: Resource, estate: Estate): boolean {
  return estate
    .resources('AWS::Lambda::Permission')
    .some(
      (permission) => permission.stack === stage.stack && equals(permission.property('Principal'), 'apigateway.amazonaws.com') === true,
    );
}
