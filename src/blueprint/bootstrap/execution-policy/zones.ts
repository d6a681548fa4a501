import type { StatementText } from '../statement.ts';

/** Certificates, and the zones in which they are proved. */
export const ZONES: readonly StatementText[] = [
  {
    sid: 'NewCertificates',
    actions: ['acm:RequestCertificate'],
    resources: ['*'], // A certificate has no ARN before it is asked for.
  },
  {
    sid: 'Certificates',
    actions: [
      'acm:AddTagsToCertificate',
      'acm:DeleteCertificate',
      'acm:DescribeCertificate',
      'acm:ListTagsForCertificate',
      'acm:RemoveTagsFromCertificate',
    ],
    resources: ['acm:{region}:{account}:certificate/*'],
  },
  {
    sid: 'NewZones',
    actions: ['route53:CreateHostedZone', 'route53:ListHostedZones*'],
    resources: ['*'], // A zone has an id only once it is made.
  },
  {
    sid: 'Zones',
    actions: [
      'route53:ChangeResourceRecordSets',
      'route53:ChangeTagsForResource',
      'route53:DeleteHostedZone',
      'route53:GetChange',
      'route53:GetHostedZone',
      'route53:ListQueryLoggingConfigs', // CloudFormation reads them with every zone.
      'route53:ListResourceRecordSets',
      'route53:ListTagsForResource',
      'route53:UpdateHostedZoneComment',
    ],
    resources: ['route53:::hostedzone/*', 'route53:::change/*'],
  },
];
