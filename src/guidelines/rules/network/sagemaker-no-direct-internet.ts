import type { Rule } from '../../rule.ts';
import { type Switch, closedSwitches, typesOf } from '../../switch/switches.ts';

const NOTEBOOKS: readonly Switch[] = [
  {
    type: 'AWS::SageMaker::NotebookInstance',
    path: ['DirectInternetAccess'],
    words: ['Enabled'],
    absent: true,
    message: 'The notebook reaches the internet past the VPC (DirectInternetAccess is Enabled by default)',
    fix: 'Properties:\n  DirectInternetAccess: Disabled\n  SubnetId: !Ref PrivateSubnet\n  SecurityGroupIds:\n    - !GetAtt NotebookGroup.GroupId\n',
  },
  {
    type: 'AWS::SageMaker::Domain',
    path: ['AppNetworkAccessType'],
    words: ['PublicInternetOnly'],
    absent: true,
    message: 'The applications of the domain reach the internet past the VPC (PublicInternetOnly is the default)',
    fix: 'Properties:\n  AppNetworkAccessType: VpcOnly\n',
  },
];

export const sagemakerNoDirectInternet: Rule = {
  id: 'sagemaker-no-direct-internet',
  title: 'Notebooks and studios reach the internet only through a VPC',
  promise: 'G4',
  severity: 'high',
  severityReason: 'Security Hub rates SageMaker.1 high: training data can be carried off past every group, endpoint and firewall.',
  layer: 'template',
  why: 'Direct access goes out of a network of AWS that no rule of yours governs and no flow log records.',
  fix: 'Properties:\n  DirectInternetAccess: Disabled\n  SubnetId: !Ref PrivateSubnet\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2',
    'https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-domain-in-vpc.html',
  ],
  types: typesOf(NOTEBOOKS),
  check: closedSwitches(NOTEBOOKS),
};
