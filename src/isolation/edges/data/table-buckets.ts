import { policyEdge } from '../policy-edge.ts';
import { type PoliciesApart, policiesApart, typesApart } from './policies-apart.ts';

/** Policies of the newer kinds of buckets, by the type of what they are for. */
const POLICIES: PoliciesApart = {
  'AWS::S3Express::DirectoryBucket': ['AWS::S3Express::BucketPolicy', 'Bucket', 'PolicyDocument'],
  'AWS::S3Tables::Table': ['AWS::S3Tables::TablePolicy', 'TableARN', 'ResourcePolicy'],
  'AWS::S3Tables::TableBucket': ['AWS::S3Tables::TableBucketPolicy', 'TableBucketARN', 'ResourcePolicy'],
  'AWS::S3Vectors::VectorBucket': ['AWS::S3Vectors::VectorBucketPolicy', 'VectorBucketArn', 'Policy'],
};

/** Who may use directory buckets, table buckets and vector buckets by their policies. */
export const tableBuckets = policyEdge({
  id: 'table-buckets',
  title: 'who may use a directory, table or vector bucket',
  types: Object.keys(POLICIES),
  beside: typesApart(POLICIES),
  documents: (resource, world) => policiesApart(POLICIES, resource, world),
  acts: [
    {
      kind: 'read',
      ability: 'read',
      actions: [
        's3express:CreateSession',
        's3tables:GetTableData',
        's3tables:GetTableMetadataLocation',
        's3vectors:GetVectors',
        's3vectors:QueryVectors',
      ],
      behind: '*',
    },
    {
      kind: 'write',
      ability: 'write',
      actions: [
        's3tables:PutTableData',
        's3tables:UpdateTableMetadataLocation',
        's3tables:PutTablePolicy',
        's3vectors:PutVectors',
        's3vectors:DeleteVectors',
      ],
      behind: '*',
    },
  ],
});
