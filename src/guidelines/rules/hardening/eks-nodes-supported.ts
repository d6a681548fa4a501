import { settingRule } from '../../setting-rule.ts';
import { noneOf } from '../../setting.ts';

export const eksNodesSupported = settingRule({
  id: 'eks-nodes-supported',
  title: 'Nodes of clusters and analytics run on a system that AWS still mends',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'What is found in the system below from now on stays open.',
  layer: 'template',
  why: 'AWS makes no more images of Amazon Linux 2 for EKS since November 26, 2025, and none of the old runtimes of Flink and SQL.',
  sources: [
    'https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html',
    'https://docs.aws.amazon.com/managed-flink/latest/java/earlier.html',
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
    'AWS::KinesisAnalyticsV2::Application': [
      {
        path: ['RuntimeEnvironment'],
        holds: noneOf(['SQL-1_0', 'FLINK-1_6', 'FLINK-1_8', 'FLINK-1_11']),
        fault: 'the runtime is no longer supported',
        set: 'FLINK-1_20',
      },
    ],
  },
});
