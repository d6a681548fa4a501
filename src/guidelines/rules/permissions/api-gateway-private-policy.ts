import { type Resource, Unknown, includes, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isClosedBy, isOpen } from './openness.ts';
import { statementsOf } from './policy-statements.ts';

const TYPES = ['AWS::ApiGateway::RestApi'];

/** A private API is for named endpoints or networks. */
export const apiGatewayPrivatePolicy: Rule = {
  id: 'api-gateway-private-policy',
  title: 'A private API is open to named endpoints only',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Every AWS account reaches the API through an endpoint of its own',
  layer: 'template',
  why: 'Private means: through an interface endpoint. Anybody’s endpoint will do unless the policy names the endpoints or networks that may call.',
  fix: `Properties:
  Policy:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: '*'
        Action: execute-api:Invoke
        Resource: execute-api:/*
        Condition:
          StringEquals:
            aws:SourceVpce: !Ref Endpoint
`,
  sources: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  const isPrivate = includes(resource.property('EndpointConfiguration', 'Types'), 'PRIVATE');
  if (isPrivate === false) return;
  const statements = statementsOf(resource, ['Properties', 'Policy'], resource.property('Policy'));
  for (const statement of statements) {
    const closed = isClosedBy(
      statements,
      statement.actions.map(({ value }) => value),
    );
    const open = closed ? false : isOpen(statement);
    const holds = or([not(isPrivate), open instanceof Unknown ? open : !open]);
    yield {
      resource,
      path: statement.path,
      holds,
      message: 'Everybody’s endpoint may call this private API: no condition names endpoints or networks',
    };
  }
}
