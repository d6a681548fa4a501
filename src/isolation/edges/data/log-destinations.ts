import { policyEdge } from '../policy-edge.ts';

/** Who may send logs into a destination by its policy: what reads them takes them for the target's. */
export const logDestinations = policyEdge({
  id: 'log-destinations',
  title: 'who may send logs to a destination',
  types: ['AWS::Logs::Destination', 'AWS::Logs::DeliveryDestination'],
  documents: (resource) => [
    { document: resource.property('DestinationPolicy'), resource },
    {
      document:
        resource.property('DeliveryDestinationPolicy', 'DeliveryDestinationPolicy') ?? resource.property('DeliveryDestinationPolicy'),
      resource,
    },
  ],
  acts: [
    { kind: 'write', ability: 'write', actions: ['logs:PutSubscriptionFilter', 'logs:CreateDelivery'] },
    { kind: 'update', ability: 'write', actions: ['logs:PutAccountPolicy', 'logs:PutDestination'] },
  ],
});
