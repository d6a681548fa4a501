import { type Resource, and, elements, isList, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { on } from '../../settings/index.ts';
import { isAnywhere } from './internet.ts';

export const eksEndpointNotPublic: Rule = {
  id: 'eks-endpoint-not-public',
  title: "The internet can't reach the API of a cluster",
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates EKS.1 high: a leaked token or a flaw of the API server is enough, from anywhere.',
  layer: 'template',
  why: 'By default the API server answers everybody. The private endpoint serves the nodes; people come through the VPN, or from addresses that are named.',
  fix: 'Properties:\n  ResourcesVpcConfig:\n    EndpointPublicAccess: false\n    EndpointPrivateAccess: true\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-1',
    'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  ],
  types: ['AWS::EKS::Cluster'],
  check: eachResource(['AWS::EKS::Cluster'], judge),
};

function judge(resource: Resource): Judgement | undefined {
  // The API server of a local cluster on an Outpost is never on the internet.
  if (resource.property('OutpostConfig') !== undefined) return undefined;
  const cidrs = resource.property('ResourcesVpcConfig', 'PublicAccessCidrs');
  const from = elements(cidrs).map(isAnywhere);
  const wide = cidrs === undefined || (isList(cidrs) && cidrs.length === 0) ? true : or(from);
  const index = from.indexOf(true);
  const path = ['Properties', 'ResourcesVpcConfig'];
  return {
    resource,
    path: index < 0 ? [...path, 'EndpointPublicAccess'] : [...path, 'PublicAccessCidrs', ...(isList(cidrs) ? [index] : [])],
    holds: not(and([on(true)(resource.property('ResourcesVpcConfig', 'EndpointPublicAccess')), wide])),
    message:
      "The cluster's API server answers the whole internet (as it does unless EndpointPublicAccess or PublicAccessCidrs says otherwise)",
  };
}
