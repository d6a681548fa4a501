import { policyEdge } from '../policy-edge.ts';

/** Who may replicate images into a registry, or make repositories in it, by its policy (ECR User Guide, "Private registry permissions"). */
export const registryPolicies = policyEdge({
  id: 'registry-policies',
  title: 'who may replicate images into a registry',
  types: ['AWS::ECR::RegistryPolicy'],
  arnOf: ({ account, region }) => `arn:aws:ecr:${region ?? '<unknown>'}:${account ?? ''}:repository/*`,
  documents: (policy) => [{ document: policy.property('PolicyText'), resource: policy }],
  acts: [{ kind: 'artifact', ability: 'write', actions: ['ecr:ReplicateImage', 'ecr:CreateRepository', 'ecr:BatchImportUpstreamImage'] }],
});
