import { type Resource, elements, knownText } from '../../../estate/index.ts';
import type { Edge } from '../../edge.ts';
import { policyEdge } from '../policy-edge.ts';

/**
 * Who may call an API that isn't for everybody: one that is private, or whose policy says who is let in. One that is open to the internet
 * is a product's entrance; who gets further is the business of its authorizers.
 */
export const privateApis: Edge = policyEdge({
  id: 'private-apis',
  title: 'who may call a private API',
  types: ['AWS::ApiGateway::RestApi'],
  arnOf: (api, world) => {
    const id = world.text(api.reference) ?? '<unknown>';
    return `arn:aws:execute-api:${api.region ?? '<unknown>'}:${api.account ?? ''}:${id}`;
  },
  documents: (api) => (isForSome(api) ? [{ document: api.property('Policy'), resource: api }] : []),
  acts: [{ kind: 'invoke', ability: 'use', actions: ['execute-api:Invoke'], behind: '/*' }],
});

function isForSome(api: Resource): boolean {
  return elements(api.property('EndpointConfiguration', 'Types')).some(
    (type) => knownText(type) !== 'EDGE' && knownText(type) !== 'REGIONAL',
  );
}
