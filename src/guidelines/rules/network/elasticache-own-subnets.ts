import { not } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { oneOf } from '../../settings/index.ts';

const TYPES = ['AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::ReplicationGroup'];

export const elasticacheOwnSubnets: Rule = {
  id: 'elasticache-own-subnets',
  title: 'Caches are in subnets that were chosen for them',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates ElastiCache.7 high: the subnets of the default VPC are public ones.',
  layer: 'template',
  why: 'Without a subnet group the cache lands in the default VPC, among whatever else is there, and not in the layer of the data.',
  fix: 'Properties:\n  CacheSubnetGroupName: !Ref DataSubnets\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-7',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, (resource) => ({
    resource,
    path: ['Properties', 'CacheSubnetGroupName'],
    holds: not(oneOf(['default'], true)(resource.property('CacheSubnetGroupName'))),
    message: 'The cache is in the subnets of the default VPC',
  })),
};
