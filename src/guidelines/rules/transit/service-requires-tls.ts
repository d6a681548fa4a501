import { at, documentOf, not } from '../../../estate/index.ts';
import { type Setting, isNothing, isOn, isSet, isText, noneOf, off, on, oneOf, settingRule } from '../../settings/index.ts';

const containers = (path: readonly string[]): Setting => ({
  path,
  holds: on(),
  fault: 'containers of the job send each other data without encryption',
  fix: 'Properties:\n  NetworkConfig: { EnableInterContainerTrafficEncryption: true }',
});
const JOB = [containers(['NetworkConfig', 'EnableInterContainerTrafficEncryption'])];
const SCHEDULED = ['MonitoringScheduleConfig', 'MonitoringJobDefinition'];

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::SES::ConfigurationSet': [
    {
      path: ['DeliveryOptions', 'TlsPolicy'],
      holds: oneOf(['REQUIRE']),
      fault: 'mail is sent without encryption where the receiver knows none',
    },
  ],
  'AWS::IVS::Channel': [
    {
      path: ['InsecureIngest'],
      holds: off,
      fault: 'streams may be sent to the channel without encryption',
      fix: 'Properties:\n  InsecureIngest: false',
    },
  ],
  'AWS::VpcLattice::Listener': [
    {
      path: ['Protocol'],
      holds: noneOf(['HTTP']),
      fault: 'the listener takes plain HTTP',
      fix: 'Properties:\n  Protocol: HTTPS',
    },
  ],
  'AWS::EMR::Cluster': [
    {
      path: ['SecurityConfiguration'],
      holds: isSet,
      fault: 'nodes of the cluster talk without encryption',
      fix: 'Properties:\n  SecurityConfiguration: !Ref SecurityConfiguration # with EnableInTransitEncryption',
    },
  ],
  'AWS::EMR::SecurityConfiguration': [
    {
      path: ['SecurityConfiguration'],
      holds: (value) => isOn(at(documentOf(value), 'EncryptionConfiguration', 'EnableInTransitEncryption')),
      fault: 'nodes of the clusters talk without encryption (EnableInTransitEncryption is not true)',
      fix: 'Properties:\n  SecurityConfiguration:\n    EncryptionConfiguration: { EnableInTransitEncryption: true }',
    },
  ],
  'AWS::CertificateManager::Certificate': [
    {
      path: ['KeyAlgorithm'],
      holds: (value) => not(isText(value, /^RSA_?1024$/i)),
      fault: 'a key of 1,024 bits can be broken',
      fix: 'Properties:\n  KeyAlgorithm: RSA_2048',
    },
  ],
  'AWS::SageMaker::DataQualityJobDefinition': JOB,
  'AWS::SageMaker::ModelBiasJobDefinition': JOB,
  'AWS::SageMaker::ModelExplainabilityJobDefinition': JOB,
  'AWS::SageMaker::ModelQualityJobDefinition': JOB,
  'AWS::SageMaker::MonitoringSchedule': [
    {
      ...containers([...SCHEDULED, 'NetworkConfig', 'EnableInterContainerTrafficEncryption']),
      concerns: ({ beside }) => !isNothing(beside(...SCHEDULED)),
      fix: `Properties:\n  MonitoringScheduleConfig:\n    MonitoringJobDefinition:\n      NetworkConfig: { EnableInterContainerTrafficEncryption: true }`,
    },
  ],
};

export const serviceRequiresTls = settingRule({
  id: 'service-requires-tls',
  title: 'Mail, service networks, data and learning jobs use encryption on the network',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'What is sent can be read by whoever is on the way; most of these ways lie within a VPC.',
  layer: 'template',
  why: 'These services encrypt what goes over the network only when they are told to.',
  fix: 'Properties:\n  DeliveryOptions: { TlsPolicy: REQUIRE }',
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/ses-sending-tls-required.html',
    'https://docs.aws.amazon.com/vpc-lattice/latest/ug/data-protection.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-4',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html#acm-2',
    'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  ],
  settings: SETTINGS,
});
