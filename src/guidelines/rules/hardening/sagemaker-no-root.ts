import { noneOf, oneOf, settingRule } from '../../settings/index.ts';

export const sagemakerNoRoot = settingRule({
  id: 'sagemaker-no-root',
  title: 'Users of notebooks are not root, and the platform below is supported',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates SageMaker.3 high: a user reads and changes every file and program of the instance.',
  layer: 'template',
  why: 'Root on the instance gets at the metadata service, the logs and the settings that govern the notebook.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-8',
  ],
  settings: {
    'AWS::SageMaker::NotebookInstance': [
      {
        path: ['RootAccess'],
        holds: oneOf(['Disabled']),
        fault: 'users of the notebook are root, as they are by default',
        set: 'Disabled',
      },
      {
        path: ['InstanceMetadataServiceConfiguration', 'MinimumInstanceMetadataServiceVersion'],
        holds: noneOf(['1']),
        fault: 'version 1 of the metadata service gives away the credentials of the notebook',
        set: "'2'",
      },
      {
        path: ['PlatformIdentifier'],
        holds: noneOf(['notebook-al1-v1', 'notebook-al2-v1']),
        fault: 'the platform of the notebook is no longer supported',
        set: 'notebook-al2023-v1',
      },
    ],
  },
});
