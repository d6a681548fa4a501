import { type Resource, type Value, asText, at, elements, isList, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isSet } from '../../settings/index.ts';

const TYPE = 'AWS::CloudFront::Distribution';
/** A bucket's own host; not that of its website, which CloudFront can only reach as everybody does. */
const BUCKET = /(?:^|\.)s3(?:[.-](?!website)[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/;

export const cloudfrontOriginPrivate: Rule = {
  id: 'cloudfront-origin-private',
  title: 'CloudFront signs its requests to a bucket, so that the bucket can be private',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'Security Hub rates CloudFront.13 medium: without it the bucket has to be public, and is read past the firewall.',
  layer: 'template',
  why: 'If CloudFront comes to the bucket like anyone, anyone can come to it: past the firewall, the logs and the signed URLs.',
  fix: 'Properties:\n  DistributionConfig:\n    Origins:\n      - Id: bucket\n        DomainName: !GetAtt Bucket.RegionalDomainName\n        OriginAccessControlId: !GetAtt AccessControl.Id\n        S3OriginConfig: {}\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-13',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function* judge(resource: Resource): Iterable<Judgement> {
  const origins = resource.property('DistributionConfig', 'Origins');
  for (const [index, origin] of elements(origins).entries()) {
    if (!isBucket(origin)) continue;
    yield {
      resource,
      path: ['Properties', 'DistributionConfig', 'Origins', ...(isList(origins) ? [index] : []), 'OriginAccessControlId'],
      holds: or([isSet(at(origin, 'OriginAccessControlId')), isSet(at(origin, 'S3OriginConfig', 'OriginAccessIdentity'))]),
      message: 'CloudFront reads the bucket without signing, so the bucket has to be public',
    };
  }
}

function isBucket(origin: Value): boolean {
  if (at(origin, 'CustomOriginConfig') !== undefined || at(origin, 'VpcOriginConfig') !== undefined) return false;
  return BUCKET.test(asText(at(origin, 'DomainName')) ?? '');
}
