import { type Resource, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { atLeast, isNothing, itemsOf } from '../../settings/index.ts';

const TYPE = 'AWS::DAX::Cluster';
/** One writes; of two others, one takes over. */
const LEAST_NODES = 3;

export const daxNodesAcrossZones: Rule = {
  id: 'dax-nodes-across-zones',
  title: 'DAX clusters have three nodes, each in a zone of its own',
  promise: 'G18',
  severity: 'low',
  severityReason: 'The table keeps the data; what fails is the way to it, and the table bears the whole load.',
  layer: 'template',
  why: 'With fewer than three nodes a cluster of DAX does not survive the loss of one; with all in one zone it goes with the zone.',
  fix: 'Properties:\n  ReplicationFactor: 3\n',
  sources: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.create-cluster.console.create-cluster.html',
    // Unless zones are named, DAX distributes the nodes by itself.
    'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const nodes = judgeNodes(resource);
    // Fewer nodes have fewer zones.
    return nodes.some(({ holds }) => holds === false) ? nodes : [...nodes, ...judgeZones(resource)];
  }),
};

function judgeNodes(resource: Resource): readonly Judgement[] {
  const nodes = resource.property('ReplicationFactor');
  if (isNothing(nodes)) return [];
  const message = `The cluster doesn't survive the loss of a node: it has fewer than ${LEAST_NODES}.`;
  return [{ resource, path: ['Properties', 'ReplicationFactor'], holds: atLeast(LEAST_NODES)(nodes), message }];
}

/** Zones that aren't known may be any. */
function judgeZones(resource: Resource): readonly Judgement[] {
  const zones = itemsOf(resource, 'AvailabilityZones').map(([zone]) => knownText(zone));
  if (zones.length === 0 || zones.includes(undefined)) return [];
  const message = 'The nodes are not in three zones: AvailabilityZones has fewer.';
  const fix = 'Properties:\n  AvailabilityZones: !GetAZs "" # or none: DAX distributes the nodes\n';
  return [{ resource, path: ['Properties', 'AvailabilityZones'], holds: new Set(zones).size >= LEAST_NODES, message, fix }];
}
