import { type Resource, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isNothing, isOn, isSet, isText, itemsOf } from '../../settings/index.ts';

const RECORDER = 'AWS::Config::ConfigurationRecorder';
const AGGREGATOR = 'AWS::Config::ConfigurationAggregator';

export const configRecorderComplete: Rule = {
  id: 'config-recorder-complete',
  title: 'AWS Config records every type of resource and gathers from every Region',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'What is not recorded can be changed without leaving a history, but the trail still says that somebody called AWS.',
  layer: 'detection',
  why: 'Types and Regions that are left out have no history, and no rule of AWS Config looks at them.',
  fix: `Properties:
  RecordingGroup:
    AllSupported: true
    IncludeGlobalResourceTypes: true`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1',
    'https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html',
  ],
  types: [RECORDER, AGGREGATOR],
  check: eachResource([RECORDER, AGGREGATOR], (resource) =>
    resource.type === RECORDER ? [judgeRecorder(resource)] : judgeAggregator(resource),
  ),
};

function judgeRecorder(resource: Resource): Judgement {
  const [all, types, strategy] = [['AllSupported'], ['ResourceTypes'], ['RecordingStrategy', 'UseOnly']].map((path) =>
    resource.property('RecordingGroup', ...path),
  );
  // Unless types are listed, all are recorded; a strategy that excludes some leaves out only what somebody named.
  const listed = or([isSet(types), isText(strategy, /^INCLUSION/i)]);
  return {
    resource,
    path: ['Properties', 'RecordingGroup', 'AllSupported'],
    holds: or([isText(strategy, /^(?:EXCLUSION|ALL)/i), isNothing(all) ? not(listed) : isOn(all)]),
    message: 'Only some types of resources are recorded: AllSupported is not true.',
  };
}

function judgeAggregator(resource: Resource): readonly Judgement[] {
  const organization = resource.property('OrganizationAggregationSource');
  const sources = itemsOf(resource, 'AccountAggregationSources');
  const all = isNothing(organization) ? sources : [...sources, [organization, ['Properties', 'OrganizationAggregationSource']] as const];
  return all.map(([, at]) => ({
    resource,
    path: [...at, 'AllAwsRegions'],
    holds: isOn(resource.property(...at.slice(1), 'AllAwsRegions')),
    message: 'Only some Regions are gathered from: AllAwsRegions is not true.',
    fix: 'Properties:\n  OrganizationAggregationSource: { AllAwsRegions: true, RoleArn: !GetAtt AggregatorRole.Arn }',
  }));
}
