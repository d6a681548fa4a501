import { type Resource, Unknown, mayBeAbsent } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { on } from '../../settings/index.ts';

/** Where each type says in which subnets it is. */
const PLACED: ReadonlyMap<string, string> = new Map([
  ['AWS::Redshift::Cluster', 'ClusterSubnetGroupName'],
  ['AWS::RedshiftServerless::Workgroup', 'SubnetIds'],
]);

export const redshiftEnhancedRouting: Rule = {
  id: 'redshift-enhanced-routing',
  title: 'What a warehouse loads and unloads goes through its VPC',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'Security Hub rates Redshift.7 medium: it needs somebody who may already run statements in the warehouse.',
  layer: 'template',
  why: 'Without it, COPY and UNLOAD go past the groups, endpoints and flow logs of the VPC: data leaves to any bucket unseen.',
  fix: 'Properties:\n  EnhancedVpcRouting: true\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-7',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html#redshiftserverless-1',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html',
  ],
  types: [...PLACED.keys()],
  check: eachResource([...PLACED.keys()], judge),
};

function judge(resource: Resource): Judgement | undefined {
  const routing = resource.property('EnhancedVpcRouting');
  // In the default VPC there is nothing that it could be routed by.
  const subnets = resource.property(PLACED.get(resource.type) ?? '');
  if (routing === undefined && mayBeAbsent(subnets) && !(subnets instanceof Unknown)) return undefined;
  return {
    resource,
    path: ['Properties', 'EnhancedVpcRouting'],
    holds: on()(routing),
    message: 'COPY and UNLOAD go past the VPC (EnhancedVpcRouting is off by default)',
  };
}
