import { and, knownText, not } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isNothing, isOn, isText } from '../../settings/index.ts';

const TYPE = 'AWS::CloudFront::Distribution';

export const cloudfrontViewerTlsVersion: Rule = {
  id: 'cloudfront-viewer-tls-version',
  title: 'CloudFront takes TLS 1.2 and newer only from viewers',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Modern viewers take the newest version by themselves; an attacker in between can make some take TLS 1.0.',
  layer: 'template',
  why: "Under its own name, d….cloudfront.net, CloudFront accepts TLS 1.0. Only with a certificate of one's own can a distribution ask for more.",
  fix: `Properties:
  DistributionConfig:
    ViewerCertificate:
      AcmCertificateArn: !Ref CertificateArn
      SslSupportMethod: sni-only
      MinimumProtocolVersion: TLSv1.2_2021`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-15',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const certificate = resource.property('DistributionConfig', 'ViewerCertificate');
    const [version, own] = ['MinimumProtocolVersion', 'CloudFrontDefaultCertificate'].map((name) =>
      resource.property('DistributionConfig', 'ViewerCertificate', name),
    );
    const byDefault = isNothing(certificate) ? true : isOn(own);
    return {
      resource,
      path: [
        'Properties',
        'DistributionConfig',
        'ViewerCertificate',
        byDefault === true ? 'CloudFrontDefaultCertificate' : 'MinimumProtocolVersion',
      ],
      holds: and([not(byDefault), isText(version, /^TLSv1\.[23](?:_|$)/i)]),
      message:
        byDefault === true
          ? 'With the certificate of CloudFront itself, the distribution accepts TLS 1.0.'
          : `The distribution accepts protocols older than TLS 1.2: MinimumProtocolVersion is ${knownText(version) ?? 'not said'}.`,
    };
  }),
};
