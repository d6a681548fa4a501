import { policyEdge } from '../policy-edge.ts';

/** Who may take a data share of a warehouse by the policy of its namespace. */
export const dataShares = policyEdge({
  id: 'data-shares',
  title: "who may use a warehouse's data shares",
  types: ['AWS::Redshift::Cluster', 'AWS::RedshiftServerless::Namespace'],
  arnOf: (resource, world) =>
    world.text(resource.property('NamespaceResourcePolicy') === undefined ? undefined : resource.attribute('ClusterNamespaceArn')) ??
    '<unknown>',
  documents: (resource) => [{ document: resource.property('NamespaceResourcePolicy'), resource }],
  acts: [
    {
      kind: 'read',
      ability: 'read',
      actions: ['redshift:AssociateDataShareConsumer', 'redshift:CreateInboundIntegration', 'redshift:AuthorizeDataShare'],
    },
    { kind: 'write', ability: 'write', actions: ['redshift:AuthorizeInboundIntegration', 'redshift:PutResourcePolicy'] },
  ],
});
