import { type Estate, type Resource, type Ternary, or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isOn, isSet } from '../../settings/index.ts';

const SITE = 'AWS::CloudFront::Distribution';
const STREAM = 'AWS::CloudFront::StreamingDistribution';
const TYPES: ReadonlySet<string> = new Set([SITE]);

export const cloudfrontAccessLogged: Rule = {
  id: 'cloudfront-access-logged',
  title: 'CloudFront logs each request',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'It changes nothing about who gets in; it decides whether anybody can tell afterwards who asked for what.',
  layer: 'detection',
  why: 'Requests that CloudFront answers from its cache are seen nowhere else.',
  fix: `Properties:
  DistributionConfig:
    Logging: { Bucket: !GetAtt LogBucket.DomainName }`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-5',
    // Since November 2024 logs also go through a delivery source.
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html',
  ],
  types: [SITE, STREAM],
  check: eachResource([SITE, STREAM], (resource, estate) => {
    const message = 'Nobody writes down who asks for what: the distribution has no standard log.';
    if (resource.type === STREAM) {
      const path = ['StreamingDistributionConfig', 'Logging', 'Enabled'];
      return { resource, path: ['Properties', ...path], holds: isOn(resource.property(...path)), message };
    }
    return {
      resource,
      path: ['Properties', 'DistributionConfig', 'Logging'],
      holds: or([isSet(resource.property('DistributionConfig', 'Logging', 'Bucket')), delivered(resource, estate)]),
      message,
    };
  }),
};

/** Access logs that a delivery source takes from the distribution. */
function delivered(site: Resource, estate: Estate): Ternary {
  return estate
    .resources('AWS::Logs::DeliverySource')
    .some((source) => estate.named(source.property('ResourceArn'), source, TYPES).includes(site) || refersTo(source, site, estate));
}

function refersTo(source: Resource, site: Resource, estate: Estate): boolean {
  return estate.referencesFrom(source).some(({ to, path }) => to === site && path[1] === 'ResourceArn');
}
