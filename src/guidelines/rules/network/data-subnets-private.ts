import { type Estate, type Resource, type Value, elements, isList, knownText } from '../../../estate/index.ts';
import type { Judgement, Rule } from '../../rule.ts';
import { on } from '../../settings/index.ts';
import { isAnywhere } from './internet.ts';

/** Where each store of data names its subnets. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::RDS::DBSubnetGroup', ['SubnetIds']],
  ['AWS::DocDB::DBSubnetGroup', ['SubnetIds']],
  ['AWS::Neptune::DBSubnetGroup', ['SubnetIds']],
  ['AWS::Redshift::ClusterSubnetGroup', ['SubnetIds']],
  ['AWS::RedshiftServerless::Workgroup', ['SubnetIds']],
  ['AWS::ElastiCache::SubnetGroup', ['SubnetIds']],
  ['AWS::MemoryDB::SubnetGroup', ['SubnetIds']],
  ['AWS::DAX::SubnetGroup', ['SubnetIds']],
  ['AWS::DMS::ReplicationSubnetGroup', ['SubnetIds']],
  ['AWS::OpenSearchService::Domain', ['VPCOptions', 'SubnetIds']],
  ['AWS::Elasticsearch::Domain', ['VPCOptions', 'SubnetIds']],
  ['AWS::MSK::Cluster', ['BrokerNodeGroupInfo', 'ClientSubnets']],
  ['AWS::AmazonMQ::Broker', ['SubnetIds']],
  ['AWS::EFS::MountTarget', ['SubnetId']],
  ['AWS::EMR::Cluster', ['Instances', 'Ec2SubnetId']],
]);

const SUBNETS: ReadonlySet<string> = new Set(['AWS::EC2::Subnet']);
const TABLES: ReadonlySet<string> = new Set(['AWS::EC2::RouteTable']);
const GATEWAYS: ReadonlySet<string> = new Set(['AWS::EC2::InternetGateway']);

export const dataSubnetsPrivate: Rule = {
  id: 'data-subnets-private',
  title: 'Stores of data are in subnets without a route to the internet gateway',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates RDS.46 high: one setting, a public address, then joins the data to the internet.',
  layer: 'template',
  why: 'The data is a layer of its own. In a public subnet, nothing but a group stands between it and everybody.',
  fix: 'Properties:\n  SubnetIds:\n    - !Ref PrivateSubnetA\n    - !Ref PrivateSubnetB\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-46',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-6',
    'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types',
  ],
  types: [...PLACES.keys()],
  check: function* check(estate) {
    const open = publicSubnets(estate);
    for (const resource of estate.resources(...PLACES.keys())) yield* judge(estate, resource, open);
  },
};

function* judge(estate: Estate, resource: Resource, open: ReadonlySet<Resource>): Iterable<Judgement> {
  const path = PLACES.get(resource.type) ?? [];
  const value = resource.property(...path);
  for (const [index, element] of elements(value).entries()) {
    const subnet = estate.named(element, resource, SUBNETS).find((one) => open.has(one));
    yield {
      resource,
      path: ['Properties', ...path, ...(isList(value) ? [index] : [])],
      holds: subnet === undefined,
      fix: fixOf(path),
      message: `The subnet ${subnet?.logicalId ?? ''} is a public one`,
    };
  }
}

function fixOf(path: readonly string[]): string {
  const lines = path.map((part, depth) => `${'  '.repeat(depth + 1)}${part}:`);
  const one = !(path.at(-1) ?? '').endsWith('s');
  return `Properties:\n${lines.join('\n')}${one ? ' ' : `\n${'  '.repeat(path.length + 1)}- `}!Ref PrivateSubnet\n`;
}

/** Subnets whose own route table has a route for everything to an internet gateway, and those that give out addresses of the internet. */
function publicSubnets(estate: Estate): ReadonlySet<Resource> {
  const tables = new Set(
    estate
      .resources('AWS::EC2::Route')
      .filter((route) => isInternetRoute(estate, route))
      .flatMap((route) => estate.named(route.property('RouteTableId'), route, TABLES)),
  );
  return new Set([
    ...estate.resources('AWS::EC2::Subnet').filter((subnet) => on()(subnet.property('MapPublicIpOnLaunch')) === true),
    ...estate
      .resources('AWS::EC2::SubnetRouteTableAssociation')
      .filter((one) => estate.named(one.property('RouteTableId'), one, TABLES).some((table) => tables.has(table)))
      .flatMap((one) => estate.named(one.property('SubnetId'), one, SUBNETS)),
  ]);
}

function isInternetRoute(estate: Estate, route: Resource): boolean {
  const destinations: readonly (Value | undefined)[] = [route.property('DestinationCidrBlock'), route.property('DestinationIpv6CidrBlock')];
  if (!destinations.some((destination) => isAnywhere(destination) === true)) return false;
  const gateway = route.property('GatewayId');
  return knownText(gateway)?.startsWith('igw-') === true || estate.named(gateway, route, GATEWAYS).length > 0;
}
