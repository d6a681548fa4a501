import { policyEdge } from '../policy-edge.ts';

/**
 * Who may mount a file system by its policy. One without a policy lets in whoever reaches its mount targets (EFS User Guide, "Using IAM to
 * control access"), which is for the network's edges.
 */
export const fileSystems = policyEdge({
  id: 'file-systems',
  title: 'who may mount a file system',
  types: ['AWS::EFS::FileSystem'],
  beside: ['AWS::EFS::AccessPoint', 'AWS::EFS::MountTarget'],
  // Whoever mounts it comes through a mount target, which is in the account's own network.
  documents: (resource) => [{ document: resource.property('FileSystemPolicy'), resource }],
  acts: [
    {
      kind: 'read',
      ability: 'read',
      actions: ['elasticfilesystem:ClientMount'],
      fixed: { 'elasticfilesystem:accessedviamounttarget': 'true' },
    },
    {
      kind: 'write',
      ability: 'write',
      actions: ['elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'],
      fixed: { 'elasticfilesystem:accessedviamounttarget': 'true' },
    },
    {
      kind: 'update',
      ability: 'write',
      actions: [
        'elasticfilesystem:PutFileSystemPolicy',
        'elasticfilesystem:DeleteFileSystem',
        'elasticfilesystem:CreateReplicationConfiguration',
      ],
    },
  ],
});
