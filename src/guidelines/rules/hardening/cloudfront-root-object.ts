import { type Resource, asText, at, elements, equals } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isSet } from '../../settings/index.ts';

const TYPE = 'AWS::CloudFront::Distribution';
const BUCKET = /(?:^|\.)s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/;

export const cloudfrontRootObject: Rule = {
  id: 'cloudfront-root-object',
  title: 'A distribution of a bucket has an object for its root',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates CloudFront.1 high: the names of all objects may be shown to anyone.',
  layer: 'template',
  why: 'Asked for its root, the bucket answers with the list of what it has, if CloudFront may list it.',
  fix: 'Properties:\n  DistributionConfig:\n    DefaultRootObject: index.html\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-1',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function judge(resource: Resource): Judgement | undefined {
  if (!servesBucket(resource)) return undefined;
  return {
    resource,
    path: ['Properties', 'DistributionConfig', 'DefaultRootObject'],
    holds: isSet(resource.property('DistributionConfig', 'DefaultRootObject')),
    message: 'A request for the root reaches the bucket itself, as there is no DefaultRootObject',
  };
}

/** What the root is asked of is the target of the default behaviour. */
function servesBucket(resource: Resource): boolean {
  const target = resource.property('DistributionConfig', 'DefaultCacheBehavior', 'TargetOriginId');
  const origins = elements(resource.property('DistributionConfig', 'Origins'));
  const its = origins.length === 1 ? origins : origins.filter((origin) => equals(at(origin, 'Id'), target) === true);
  return its.some(
    (origin) =>
      at(origin, 'CustomOriginConfig') === undefined &&
      (at(origin, 'S3OriginConfig') !== undefined || BUCKET.test(asText(at(origin, 'DomainName')) ?? '')),
  );
}
