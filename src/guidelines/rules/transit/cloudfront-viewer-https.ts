import { type Resource, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { below, isNothing, isText, itemsOf } from '../../settings/index.ts';

const TYPE = 'AWS::CloudFront::Distribution';

export const cloudfrontViewerHttps: Rule = {
  id: 'cloudfront-viewer-https',
  title: 'CloudFront serves viewers over HTTPS only',
  promise: 'G3',
  severity: 'high',
  severityReason: 'Whoever is between the viewer and CloudFront reads and changes pages, sessions and scripts.',
  layer: 'template',
  why: 'With allow-all, a page that is asked for over HTTP is answered over HTTP.',
  fix: `Properties:
  DistributionConfig:
    DefaultCacheBehavior:
      ViewerProtocolPolicy: redirect-to-https`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-3',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const others = itemsOf(resource, 'DistributionConfig', 'CacheBehaviors');
    const behavior = resource.property('DistributionConfig', 'DefaultCacheBehavior');
    const path = ['Properties', 'DistributionConfig', 'DefaultCacheBehavior'];
    const all = isNothing(behavior) ? others : [[behavior, path] as const, ...others];
    return all.map(([one, at]) => judgePolicy(resource, ...below(one, at, 'ViewerProtocolPolicy')));
  }),
};

function judgePolicy(resource: Resource, ...[policy, path]: ReturnType<typeof below>): Judgement {
  return {
    resource,
    path,
    holds: isText(policy, /^(?:redirect-to-https|https-only)$/i),
    message: `Viewers may use plain HTTP here: ViewerProtocolPolicy is ${knownText(policy) ?? 'not said'}.`,
  };
}
