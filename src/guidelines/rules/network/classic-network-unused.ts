import { type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::ElastiCache::SecurityGroup', 'AWS::ElastiCache::SecurityGroupIngress', 'AWS::Redshift::ClusterSecurityGroup'];

export const classicNetworkUnused: Rule = {
  id: 'classic-network-unused',
  title: 'No cache or warehouse is meant for the network from before VPCs',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'Nothing made since August 2022 can be in that network; an older thing there shares it with other accounts.',
  layer: 'template',
  why: 'These groups only work outside of a VPC: no subnets, no ACLs, no private addresses of your own, and no rules for what goes out.',
  fix: 'Type: AWS::EC2::SecurityGroup\nProperties:\n  GroupDescription: what the cache lets in\n  VpcId: !Ref Network\n',
  sources: [
    'https://aws.amazon.com/blogs/aws/ec2-classic-is-retiring-heres-how-to-prepare/',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-securitygroup.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-redshift-clustersecuritygroup.html',
  ],
  types: [...TYPES, 'AWS::ElastiCache::CacheCluster', 'AWS::Redshift::Cluster'],
  check: eachResource([...TYPES, 'AWS::ElastiCache::CacheCluster', 'AWS::Redshift::Cluster'], (resource) => {
    const path = resource.type === 'AWS::Redshift::Cluster' ? 'ClusterSecurityGroups' : 'CacheSecurityGroupNames';
    return TYPES.includes(resource.type)
      ? { resource, path: [], holds: false, message: 'The group belongs to the network from before VPCs, which AWS has retired' }
      : {
          resource,
          path: ['Properties', path],
          holds: resource.property(path) === undefined,
          message: 'It is guarded by a group of the network from before VPCs, which AWS has retired',
        };
  }),
};
