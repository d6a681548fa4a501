import { policyEdge } from '../policy-edge.ts';
import { type PoliciesApart, policiesApart, typesApart } from './policies-apart.ts';

/** Policies that are resources of their own: each names what it is for. An access point of one bucket has its policy in itself. */
const APART: PoliciesApart = {
  'AWS::S3::MultiRegionAccessPoint': ['AWS::S3::MultiRegionAccessPointPolicy', 'MrapName', 'Policy'],
  'AWS::S3ObjectLambda::AccessPoint': ['AWS::S3ObjectLambda::AccessPointPolicy', 'ObjectLambdaAccessPoint', 'PolicyDocument'],
};

/**
 * Who may read or write through an access point by its policy. The bucket's own must allow it as well, unless it leaves it to its access
 * points; whether it does isn't asked, so what an access point opens counts as open (S3 User Guide, "Configuring IAM policies for using access points").
 */
export const accessPoints = policyEdge({
  id: 'access-points',
  title: 'who may use a bucket through an access point',
  types: ['AWS::S3::AccessPoint', ...Object.keys(APART)],
  beside: typesApart(APART),
  documents: (resource, world) => [{ document: resource.property('Policy'), resource }, ...policiesApart(APART, resource, world)],
  acts: [
    { kind: 'read', ability: 'read', actions: ['s3:GetObject', 's3:GetObjectVersion', 's3-object-lambda:GetObject'], behind: '/object/*' },
    { kind: 'read', ability: 'read', actions: ['s3:ListBucket', 's3-object-lambda:ListBucket'] },
    { kind: 'write', ability: 'write', actions: ['s3:PutObject', 's3:DeleteObject', 's3-object-lambda:PutObject'], behind: '/object/*' },
  ],
});
