import { oneOf, settingRule } from '../../settings/index.ts';

export const sagemakerNoDirectInternet = settingRule({
  id: 'sagemaker-no-direct-internet',
  title: 'Notebooks and studios reach the internet only through a VPC',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates SageMaker.1 high: training data can be carried off past every group, endpoint and firewall.',
  layer: 'template',
  why: 'Direct access goes out of a network of AWS that no rule of yours governs and no flow log records.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2',
    'https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-domain-in-vpc.html',
  ],
  settings: {
    'AWS::SageMaker::NotebookInstance': [
      {
        path: ['DirectInternetAccess'],
        holds: oneOf(['Disabled']),
        fault: 'the notebook reaches the internet past the VPC, as it does by default',
        set: 'Disabled',
      },
    ],
    'AWS::SageMaker::Domain': [
      {
        path: ['AppNetworkAccessType'],
        holds: oneOf(['VpcOnly']),
        fault: 'the applications of the domain reach the internet past the VPC, as they do by default',
        set: 'VpcOnly',
      },
    ],
  },
});
