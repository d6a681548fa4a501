import { matches, not } from '../../../estate/index.ts';
import { type Setting, noneOf, settingRule } from '../../settings/index.ts';

/** Platforms on the first Amazon Linux are called by its year, as 64bit Amazon Linux 2018.03. */
const STACK: readonly Setting[] = [
  {
    path: ['SolutionStackName'],
    holds: (value) => not(matches(value, '*Amazon Linux 201?.*')),
    fault: 'the platform is retired',
    set: '64bit Amazon Linux 2023 v6.6.0 running Node.js 22',
  },
];

export const platformSupported = settingRule({
  id: 'platform-supported',
  title: 'Nodes, environments and analytics run on a system that AWS still mends',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'What is found in the system below from now on stays open.',
  layer: 'template',
  why: 'AWS makes no images of Amazon Linux 2 for EKS since November 26, 2025, and has retired the first Amazon Linux and the old runtimes of Flink and SQL.',
  sources: [
    'https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html',
    'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/platforms-schedule.html',
    'https://docs.aws.amazon.com/managed-flink/latest/java/earlier.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
  ],
  settings: {
    'AWS::EKS::Nodegroup': [
      {
        path: ['AmiType'],
        holds: noneOf(['AL2_x86_64', 'AL2_x86_64_GPU', 'AL2_ARM_64']),
        fault: 'there are no new images of that system',
        set: 'AL2023_x86_64_STANDARD',
      },
    ],
    'AWS::ElasticBeanstalk::Environment': STACK,
    'AWS::ElasticBeanstalk::ConfigurationTemplate': STACK,
    'AWS::KinesisAnalyticsV2::Application': [
      {
        path: ['RuntimeEnvironment'],
        holds: noneOf(['SQL-1_0', 'FLINK-1_6', 'FLINK-1_8', 'FLINK-1_11']),
        fault: 'the runtime is no longer supported',
        set: 'FLINK-1_20',
      },
    ],
    'AWS::RDS::DBInstance': [
      {
        path: ['CACertificateIdentifier'],
        holds: noneOf(['rds-ca-2010', 'rds-ca-2015', 'rds-ca-2019']),
        fault: 'the authority of the certificate has expired',
        set: 'rds-ca-rsa2048-g1',
      },
    ],
  },
});
