import { type Ternary, at, decide, elements, knownText, not, or } from '../../../estate/index.ts';
import { type Place, type Setting, isSet } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

/** Instances with disks of their own encrypt those in hardware, and refuse a key. */
const LOCAL_DISK = /^ml\.(?:[a-z]+\d+[a-z]*d[a-z]*|g4dn|g5|g6e?|gr6|p4de?|p5e?n?|p6\S*|trn\d\S*|inf2)\./;

function takesKey({ beside }: Place): Ternary {
  const variants = [beside('ProductionVariants'), beside('ShadowProductionVariants')].flatMap((list) => elements(list));
  return not(
    or(
      variants.map((variant) =>
        or([isSet(at(variant, 'ServerlessConfig')), decide(at(variant, 'InstanceType'), (type) => LOCAL_DISK.test(knownText(type) ?? ''))]),
      ),
    ),
  );
}

const FAULT = 'the storage volume has no key of KMS';

function volume(...path: readonly string[]): readonly Setting[] {
  return [{ path: [...path, 'VolumeKmsKeyId'], holds: isSet, fault: FAULT, set: '!GetAtt Key.Arn' }];
}

const SCHEDULED = ['MonitoringScheduleConfig', 'MonitoringJobDefinition'];
const JOB = volume('JobResources', 'ClusterConfig');

export const sagemakerVolumesEncrypted = atRest({
  id: 'sagemaker-volumes-encrypted',
  title: 'Storage volumes of SageMaker notebooks, endpoints and jobs have a key of KMS',
  severity: 'low',
  why: 'Volumes hold training data, notebooks with credentials and what a model is asked. AWS Config counts notebooks and endpoints without a key as not compliant.',
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-notebook-instance-kms-key-configured.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-endpoint-configuration-kms-key-configured.html',
    'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html',
  ],
  fix: 'Properties:\n  KmsKeyId: !GetAtt Key.Arn\n',
  settings: {
    'AWS::SageMaker::NotebookInstance': [{ path: ['KmsKeyId'], holds: isSet, fault: FAULT, set: '!GetAtt Key.Arn' }],
    'AWS::SageMaker::EndpointConfig': [{ path: ['KmsKeyId'], holds: isSet, fault: FAULT, set: '!GetAtt Key.Arn', concerns: takesKey }],
    'AWS::SageMaker::DataQualityJobDefinition': JOB,
    'AWS::SageMaker::ModelBiasJobDefinition': JOB,
    'AWS::SageMaker::ModelExplainabilityJobDefinition': JOB,
    'AWS::SageMaker::ModelQualityJobDefinition': JOB,
    'AWS::SageMaker::MonitoringSchedule': volume(...SCHEDULED, 'MonitoringResources', 'ClusterConfig').map((setting) => ({
      ...setting,
      // A schedule may name a definition that is a resource of its own.
      concerns: ({ beside }) => isSet(beside(...SCHEDULED)),
    })),
  },
});
