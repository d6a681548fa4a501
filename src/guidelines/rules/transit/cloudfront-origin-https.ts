import { type Resource, type Ternary, type Value, and, at, equals, knownText, mayEqual, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { below, isNothing, isText, itemsAt, itemsOf } from '../../settings/index.ts';

const TYPE = 'AWS::CloudFront::Distribution';

export const cloudfrontOriginHttps: Rule = {
  id: 'cloudfront-origin-https',
  title: 'CloudFront talks to its origins over HTTPS, with TLS 1.2',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'The way from CloudFront to an origin often goes over the internet, where others can listen, but not near the viewer.',
  layer: 'template',
  why: 'With http-only, or with match-viewer where viewers may use HTTP, the second half of the way is not encrypted; old protocols are as good as that.',
  fix: `Properties:
  DistributionConfig:
    Origins:
      - Id: origin
        DomainName: origin.example.com
        CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2] }`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-9',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const origins = itemsOf(resource, 'DistributionConfig', 'Origins').map(([origin, path]) => {
      const [config, at_] = below(origin, path, 'CustomOriginConfig');
      return { id: at(origin, 'Id'), config, path: at_ };
    });
    const legacy = resource.property('DistributionConfig', 'CustomOrigin');
    const all = [...origins, { id: undefined, config: legacy, path: ['Properties', 'DistributionConfig', 'CustomOrigin'] }];
    return all
      .filter(({ config }) => !isNothing(config))
      .flatMap((origin) => [judgePolicy(resource, origin), ...judgeProtocols(resource, origin)]);
  }),
};

interface Origin {
  readonly id: Value | undefined;
  readonly config: Value | undefined;
  readonly path: readonly (string | number)[];
}

function judgePolicy(resource: Resource, { id, config, path: at }: Origin): Judgement {
  const [policy, path] = below(config, at, 'OriginProtocolPolicy');
  const matched = and([isText(policy, /^match-viewer$/i), viewersMayUseHttp(resource, id)]);
  return {
    resource,
    path,
    holds: not(or([isText(policy, /^http-only$/i), matched])),
    message: `CloudFront asks this origin over plain HTTP: OriginProtocolPolicy is ${knownText(policy)}.`,
  };
}

/** Whether a behaviour that leads to the origin answers viewers over HTTP. */
function viewersMayUseHttp(resource: Resource, id: Value | undefined): Ternary {
  const behaviors = [
    resource.property('DistributionConfig', 'DefaultCacheBehavior'),
    ...itemsOf(resource, 'DistributionConfig', 'CacheBehaviors').map(([one]) => one),
  ];
  const leading = behaviors.filter((one) => id === undefined || mayEqual(at(one, 'TargetOriginId'), id));
  return or(leading.map((one) => isText(at(one, 'ViewerProtocolPolicy'), /^allow-all$/i)));
}

function judgeProtocols(resource: Resource, { config, path: at }: Origin): readonly Judgement[] {
  const [protocols, path] = below(config, at, 'OriginSSLProtocols');
  if (equals(below(config, at, 'OriginProtocolPolicy')[0], 'http-only') === true || isNothing(protocols)) return [];
  return itemsAt(protocols, path).map(([protocol, where]) => ({
    resource,
    path: where,
    holds: not(isText(protocol, /^(?:SSLv3|TLSv1|TLSv1\.1)$/i)),
    message: `CloudFront offers ${knownText(protocol)} to this origin, which is broken.`,
  }));
}
