import { policyEdge } from '../policy-edge.ts';

/** Who may use a Kafka cluster from other accounts by its policy (MSK Developer Guide, "Multi-VPC private connectivity"). */
export const brokers = policyEdge({
  id: 'brokers',
  title: 'who may use a Kafka cluster',
  types: ['AWS::MSK::Cluster', 'AWS::MSK::ServerlessCluster'],
  beside: ['AWS::MSK::ClusterPolicy'],
  documents: (cluster, world) =>
    world.estate
      .resources('AWS::MSK::ClusterPolicy')
      .filter((policy) => policy.account === cluster.account && world.estate.named(policy.property('ClusterArn'), policy).includes(cluster))
      .map((policy) => ({ document: policy.property('Policy'), resource: policy })),
  acts: [
    { kind: 'read', ability: 'read', actions: ['kafka-cluster:ReadData', 'kafka-cluster:Connect', 'kafka:GetBootstrapBrokers'] },
    { kind: 'write', ability: 'write', actions: ['kafka-cluster:WriteData', 'kafka-cluster:CreateTopic', 'kafka-cluster:AlterCluster'] },
    { kind: 'network', ability: 'use', actions: ['kafka:CreateVpcConnection'] },
  ],
});
