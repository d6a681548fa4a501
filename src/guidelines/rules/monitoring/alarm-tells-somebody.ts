import { type Estate, type Resource, type Ternary, and, knownText, or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isOn, isSet } from '../../settings/index.ts';

const METRIC = 'AWS::CloudWatch::Alarm';
const COMPOSITE = 'AWS::CloudWatch::CompositeAlarm';

export const alarmTellsSomebody: Rule = {
  id: 'alarm-tells-somebody',
  title: 'Alarms do something when they go off',
  promise: 'G16',
  severity: 'medium',
  severityReason: 'What goes wrong is measured, but nobody hears of it until somebody looks.',
  layer: 'detection',
  why: 'An alarm without actions, or whose actions are switched off, turns red where nobody looks.',
  fix: 'Properties:\n  ActionsEnabled: true\n  AlarmActions: [!Ref Alarms] # an SNS topic',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-17',
  ],
  types: [METRIC, COMPOSITE],
  check: eachResource([METRIC, COMPOSITE], (resource, estate) => {
    const enabled = isOn(resource.property('ActionsEnabled'), true);
    const acts = isSet(resource.property('AlarmActions'));
    return {
      resource,
      path: ['Properties', enabled === false ? 'ActionsEnabled' : 'AlarmActions'],
      holds: or([and([enabled, acts]), watchedByAnother(resource, estate)]),
      message:
        enabled === false
          ? 'The actions of the alarm are switched off: ActionsEnabled is false.'
          : 'Nothing happens when the alarm goes off: it has no AlarmActions.',
    };
  }),
};

/** An alarm of alarms tells for it, or a deployment is stopped by it. */
function watchedByAnother(alarm: Resource, estate: Estate): Ternary {
  const name = knownText(alarm.property('AlarmName'));
  const named = estate
    .resources(COMPOSITE)
    .some((other) => name !== undefined && other !== alarm && (knownText(other.property('AlarmRule')) ?? '').includes(name));
  return (
    named || estate.referencesTo(alarm).some(({ from, path }) => from.type !== 'AWS::CloudWatch::Dashboard' && path[0] === 'Properties')
  );
}
