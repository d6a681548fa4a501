import { and, asText, not } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { on, oneOf } from '../../settings/index.ts';

const PUBLIC = ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead', 'public-read', 'public-read-write', 'authenticated-read'];

export const s3AclNotPublic: Rule = {
  id: 's3-acl-not-public',
  title: 'No bucket has a public access list',
  promise: 'G4',
  severity: 'critical',
  severityReason: 'Security Hub rates public read and write critical: anyone lists, reads or replaces the objects.',
  layer: 'template',
  why: 'PublicRead opens a bucket to the internet, AuthenticatedRead to every AWS account there is. A website is served by CloudFront from a private bucket.',
  fix: 'Properties:\n  AccessControl: Private\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-3',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl',
  ],
  types: ['AWS::S3::Bucket'],
  check: eachResource(['AWS::S3::Bucket'], (resource) => ({
    resource,
    path: ['Properties', 'AccessControl'],
    holds: not(
      and([
        oneOf(PUBLIC)(resource.property('AccessControl')),
        not(on()(resource.property('PublicAccessBlockConfiguration', 'IgnorePublicAcls'))),
      ]),
    ),
    message: `The access list of the bucket is public (${asText(resource.property('AccessControl')) ?? ''})`,
  })),
};
