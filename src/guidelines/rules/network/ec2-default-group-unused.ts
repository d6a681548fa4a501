import { type Estate, type Resource, type ResourcePath, type Value, elements, equals, isList, knownText } from '../../../estate/index.ts';
import type { Judgement, Rule } from '../../rule.ts';

const GROUP = 'AWS::EC2::SecurityGroup';

const RULES = [
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::VPC::SecurityGroupIngress',
  'AWS::VPC::SecurityGroupEgress',
];

/** Where the usual types name their groups. */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::Instance', ['SecurityGroupIds', 'SecurityGroups']],
  ['AWS::AutoScaling::LaunchConfiguration', ['SecurityGroups']],
  ['AWS::RDS::DBInstance', ['VPCSecurityGroups']],
  ['AWS::RDS::DBCluster', ['VpcSecurityGroupIds']],
  ['AWS::Redshift::Cluster', ['VpcSecurityGroupIds']],
  ['AWS::ElastiCache::ReplicationGroup', ['SecurityGroupIds']],
  ['AWS::ElastiCache::CacheCluster', ['VpcSecurityGroupIds']],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', ['SecurityGroups']],
  ['AWS::ElasticLoadBalancing::LoadBalancer', ['SecurityGroups']],
  ['AWS::EFS::MountTarget', ['SecurityGroups']],
  ['AWS::SageMaker::NotebookInstance', ['SecurityGroupIds']],
]);

export const ec2DefaultGroupUnused: Rule = {
  id: 'ec2-default-group-unused',
  title: 'The default security group of a VPC has no rules of its own and guards nothing',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates EC2.2 high: whatever is launched without a group lands in this one.',
  layer: 'template',
  why: 'The members of the default group all reach each other, so it joins what should be separate layers, and a rule added to it opens what nobody thought of.',
  fix: 'Properties:\n  GroupId: !GetAtt ApplicationGroup.GroupId\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2',
    'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
  ],
  types: [GROUP, ...RULES, ...GROUPS.keys()],
  check: function* check(estate) {
    for (const group of estate.resources(GROUP)) yield* ownRules(group);
    for (const rule of estate.resources(...RULES)) {
      yield judgement(estate, rule, ['Properties', 'GroupId'], rule.property('GroupId'), "A rule is added to the VPC's default group");
    }
    for (const [type, names] of GROUPS) {
      for (const resource of estate.resources(type)) yield* usersOf(estate, resource, names);
    }
  },
};

/** EC2 keeps the name for itself. Who gives it to a group with rules means that of the VPC. */
function* ownRules(group: Resource): Iterable<Judgement> {
  if (knownText(group.property('GroupName'))?.trim().toLowerCase() !== 'default') return;
  for (const name of ['SecurityGroupIngress', 'SecurityGroupEgress']) {
    yield {
      resource: group,
      path: ['Properties', name],
      holds: elements(group.property(name)).length === 0,
      message: "The VPC's default group gets rules",
      fix: `Properties:\n  ${name}: []\n`,
    };
  }
}

function* usersOf(estate: Estate, resource: Resource, names: readonly string[]): Iterable<Judgement> {
  for (const name of names) {
    const value = resource.property(name);
    for (const [index, group] of elements(value).entries()) {
      const path = ['Properties', name, ...(isList(value) ? [index] : [])];
      yield judgement(estate, resource, path, group, "It is guarded by the VPC's default group");
    }
  }
}

function judgement(estate: Estate, resource: Resource, path: ResourcePath, group: Value | undefined, message: string): Judgement {
  const name = String(path[1]);
  const fix = `Properties:\n  ${name}:${name === 'GroupId' ? '' : '\n    -'} !GetAtt ApplicationGroup.GroupId\n`;
  return { resource, path, holds: !isDefault(estate, resource, group), message, fix };
}

function isDefault(estate: Estate, resource: Resource, group: Value | undefined): boolean {
  if (knownText(group)?.trim() === 'default') return true;
  const vpcs = estate.resources('AWS::EC2::VPC').filter(({ stack }) => stack.settings.place.world === resource.stack.settings.place.world);
  return vpcs.some((vpc) => equals(group, vpc.attribute('DefaultSecurityGroup')) === true);
}
