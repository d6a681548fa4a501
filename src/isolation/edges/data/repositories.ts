import { policyEdge } from '../policy-edge.ts';

/** Who may pull images from a repository, or push into it what runs, by its policy. */
export const repositories = policyEdge({
  id: 'repositories',
  title: 'who may use an image repository',
  types: ['AWS::ECR::Repository'],
  acts: [
    { kind: 'read', ability: 'read', actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] },
    { kind: 'artifact', ability: 'write', actions: ['ecr:PutImage', 'ecr:CompleteLayerUpload', 'ecr:ReplicateImage'] },
    {
      kind: 'update',
      ability: 'write',
      actions: ['ecr:SetRepositoryPolicy', 'ecr:BatchDeleteImage', 'ecr:DeleteRepository', 'ecr:PutImageTagMutability'],
    },
  ],
});
