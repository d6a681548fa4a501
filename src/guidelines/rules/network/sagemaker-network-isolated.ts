import { type Ternary, isMap } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { on } from '../../settings/index.ts';

/** Where each type says that its containers reach nothing. */
const ISOLATED: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::SageMaker::Model', ['EnableNetworkIsolation']],
  ['AWS::SageMaker::DataQualityJobDefinition', ['NetworkConfig', 'EnableNetworkIsolation']],
  ['AWS::SageMaker::ModelBiasJobDefinition', ['NetworkConfig', 'EnableNetworkIsolation']],
  [
    'AWS::SageMaker::MonitoringSchedule',
    ['MonitoringScheduleConfig', 'MonitoringJobDefinition', 'NetworkConfig', 'EnableNetworkIsolation'],
  ],
]);

export const sagemakerNetworkIsolated: Rule = {
  id: 'sagemaker-network-isolated',
  title: 'Containers of models and of their monitoring reach no network',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'Security Hub rates SageMaker.5 medium: it takes a tampered model or image to be used.',
  layer: 'template',
  why: 'A model is code of somebody else that sees your data. Isolated, it can send it nowhere.',
  fix: 'Properties:\n  EnableNetworkIsolation: true\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5',
    'https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html',
  ],
  types: [...ISOLATED.keys()],
  check: eachResource([...ISOLATED.keys()], (resource) => {
    const path = ISOLATED.get(resource.type) ?? [];
    // A schedule may name a job definition instead of holding one; that is judged itself.
    if (path.length > 2 && !isMap(resource.property(...path.slice(0, 2)))) return undefined;
    const holds: Ternary = on()(resource.property(...path));
    return {
      resource,
      path: ['Properties', ...path],
      holds,
      message: 'The containers can reach the network (EnableNetworkIsolation is off by default)',
    };
  }),
};
