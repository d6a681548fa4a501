import { policyEdge } from '../policy-edge.ts';

/** Who may read packages, or publish what is built with, by the policies of domains and repositories. */
export const packages = policyEdge({
  id: 'packages',
  title: 'who may use a package repository',
  types: ['AWS::CodeArtifact::Repository', 'AWS::CodeArtifact::Domain'],
  documents: (resource) => [{ document: resource.property('PermissionsPolicyDocument'), resource }],
  acts: [
    {
      kind: 'read',
      ability: 'read',
      actions: ['codeartifact:ReadFromRepository', 'codeartifact:GetPackageVersionAsset', 'codeartifact:GetAuthorizationToken'],
    },
    {
      kind: 'artifact',
      ability: 'write',
      actions: [
        'codeartifact:PublishPackageVersion',
        'codeartifact:CopyPackageVersions',
        'codeartifact:PutPackageOriginConfiguration',
        'codeartifact:CreateRepository',
      ],
      behind: '*',
    },
    {
      kind: 'update',
      ability: 'write',
      actions: ['codeartifact:PutRepositoryPermissionsPolicy', 'codeartifact:PutDomainPermissionsPolicy', 'codeartifact:UpdateRepository'],
    },
  ],
});
