import type { Edge } from '../../edge.ts';

const CLUSTERS: ReadonlySet<string> = new Set(['AWS::EKS::Cluster']);

/** Principals of other accounts that a cluster lets in (Amazon EKS User Guide, "Grant IAM users access to Kubernetes with EKS access entries"). */
export const clusterAccess: Edge = {
  id: 'cluster-access',
  title: 'whom a Kubernetes cluster lets in',
  covers: ['AWS::EKS::AccessEntry', 'AWS::EKS::PodIdentityAssociation', 'AWS::EKS::IdentityProviderConfig'],
  *find(world) {
    for (const entry of world.resources('AWS::EKS::AccessEntry')) {
      const principal = world.text(entry.property('PrincipalArn')) ?? '<unknown>';
      const account = /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];
      const cluster = world.text(entry.property('ClusterName')) ?? '<unknown>';
      if (account === undefined) {
        yield { resource: entry, path: ['Properties', 'PrincipalArn'], why: `nobody can tell whom ${entry.logicalId} lets in` };
        continue;
      }
      if (account === entry.account || world.standing(account) === 'service') continue;
      const [found] = world.estate.named(entry.property('ClusterName'), entry, CLUSTERS).filter((one) => one.account === entry.account);
      const id =
        found === undefined ? `arn:aws:eks:${entry.region ?? ''}:${entry.account ?? ''}:cluster/${cluster}` : world.addressOf(found);
      const because = [
        { policy: `access entry ${entry.logicalId}`, template: entry.template, resource: entry.logicalId, path: 'Properties.PrincipalArn' },
      ];
      yield {
        from: { kind: 'account', account },
        to: { kind: 'resource', account: entry.account ?? world.target.id, ability: 'use', id },
        step: { kind: 'invoke', action: 'eks:AccessKubernetesApi', to: id, because },
      };
    }
  },
};
