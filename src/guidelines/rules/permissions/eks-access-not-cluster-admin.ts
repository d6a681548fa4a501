import { type Resource, and, asText, at, endsWith, equals, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { entriesOf } from './policy-statements.ts';

const TYPES = ['AWS::EKS::AccessEntry'];

/** Nobody is administrator of a whole cluster by an access entry. */
export const eksAccessNotClusterAdmin: Rule = {
  id: 'eks-access-not-cluster-admin',
  title: 'No access entry makes an administrator of a whole cluster',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'It is limited to the cluster, but there it is everything, secrets included',
  layer: 'template',
  why: 'AmazonEKSClusterAdminPolicy is cluster-admin in all namespaces: it reads every secret and runs anything with any pod’s role.',
  fix: `Properties:
  AccessPolicies:
    - PolicyArn: arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy
      AccessScope:
        Type: namespace
        Namespaces:
          - application
`,
  sources: ['https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  const list = ['Properties', 'AccessPolicies'];
  for (const { value, path } of entriesOf(resource.property('AccessPolicies'), list)) {
    const policy = at(value, 'PolicyArn');
    const wide = and([endsWith(policy, 'AmazonEKSClusterAdminPolicy'), not(equals(at(value, 'AccessScope', 'Type'), 'namespace'))]);
    const message = `${(asText(policy) ?? '').replace(/^.*\//, '')} on the whole cluster makes an administrator of it`;
    yield { resource, path: [...path, 'PolicyArn'], holds: not(wide), message };
  }
}
