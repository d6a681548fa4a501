import type { Estate, Resource, Value } from '../../../estate/index.ts';

const APIS: ReadonlySet<string> = new Set(['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api']);

/** The API of a stage, as metrics name it: a REST API by its name, others by their id. */
export function apiOfStage(stage: Resource, estate: Estate): { readonly target: Resource; readonly names: readonly (Value | undefined)[] } {
  const id = stage.property('RestApiId') ?? stage.property('ApiId');
  const [api] = estate.named(id, stage, APIS);
  return api === undefined ? { target: stage, names: [id] } : { target: api, names: [api.property('Name'), id] };
}
