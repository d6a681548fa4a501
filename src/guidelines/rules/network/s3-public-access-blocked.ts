import { type Resource, and, at, decide, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { on } from '../../settings/index.ts';

const SETTINGS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;

const TYPES = [
  'AWS::S3::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPoint',
  'AWS::S3Express::AccessPoint',
];

export const s3PublicAccessBlocked: Rule = {
  id: 's3-public-access-blocked',
  title: 'Nothing takes back the block of public access to a bucket',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates S3.8 high: without the block, one policy or access list publishes every object.',
  layer: 'template',
  why: 'New buckets block all public access. A configuration that leaves one of the four settings out turns that one off.',
  fix: `Properties:\n  PublicAccessBlockConfiguration:\n${SETTINGS.map((name) => `    ${name}: true\n`).join('')}`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-19',
    // On for every new bucket since April 2023; what a given configuration doesn't mention is off.
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const path = ['Properties', 'PublicAccessBlockConfiguration'];
  const block = resource.property('PublicAccessBlockConfiguration');
  const holds = decide(block, (known) => known === undefined || and(SETTINGS.map((name) => on()(at(known, name)))));
  const off = SETTINGS.filter((name) => on()(at(block, name)) === false);
  const first = off.find((name) => at(block, name) !== undefined) ?? off[0];
  return {
    resource,
    path: not(holds) === true && first !== undefined ? [...path, first] : path,
    holds,
    message: `The block of public access is off in part: ${off.join(', ')}`,
  };
}
