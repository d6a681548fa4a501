import { type Resource, at, elements, isList, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isAnywhere } from './internet.ts';
import { inWords } from './ports.ts';

/** The groups of databases and warehouses from before VPCs. Those of caches name groups of EC2 only. */
const TYPES = ['AWS::RDS::DBSecurityGroup', 'AWS::RDS::DBSecurityGroupIngress', 'AWS::Redshift::ClusterSecurityGroupIngress'];

const STANDALONE_FIX = 'Properties:\n  EC2SecurityGroupName: application\n  EC2SecurityGroupOwnerId: !Ref AWS::AccountId\n';

export const classicGroupClosed: Rule = {
  id: 'classic-group-closed',
  title: 'No security group of a database or warehouse lets in the internet',
  promise: 'G4',
  severity: 'critical',
  severityReason: 'Between the internet and the data there is only a password.',
  layer: 'template',
  why: 'These groups come from before VPCs and open the port of the database. Put it into a VPC and name the group of the application instead.',
  fix: 'Properties:\n  DBSecurityGroupIngress:\n    - EC2SecurityGroupId: !GetAtt ApplicationGroup.GroupId\n',
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbsecuritygroup.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-redshift-clustersecuritygroupingress.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Iterable<Judgement> {
  if (resource.type !== 'AWS::RDS::DBSecurityGroup') yield judgement(resource, ['Properties'], resource.properties);
  else {
    const rules = resource.property('DBSecurityGroupIngress');
    for (const [index, rule] of elements(rules).entries()) {
      yield judgement(resource, ['Properties', 'DBSecurityGroupIngress', ...(isList(rules) ? [index] : [])], rule);
    }
  }
}

function judgement(resource: Resource, path: readonly (string | number)[], rule: Parameters<typeof at>[0]): Judgement {
  const cidr = at(rule, 'CIDRIP');
  const judged = {
    resource,
    path: [...path, 'CIDRIP'],
    holds: not(isAnywhere(cidr)),
    message: `The group lets ${inWords(cidr)} reach the database`,
  };
  // A rule that is a resource of its own names the group by other properties.
  return resource.type === 'AWS::RDS::DBSecurityGroup' ? judged : { ...judged, fix: STANDALONE_FIX };
}
