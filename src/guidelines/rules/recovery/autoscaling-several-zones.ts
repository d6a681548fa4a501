import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { severalOf } from './several-zones.ts';

const TYPE = 'AWS::AutoScaling::AutoScalingGroup';

export const autoscalingSeveralZones: Rule = {
  id: 'autoscaling-several-zones',
  title: 'Auto Scaling groups start instances in several zones',
  promise: 'G18',
  severity: 'medium',
  severityReason: 'With the zone, all instances are gone until somebody changes the group.',
  layer: 'template',
  why: 'A group replaces instances that fail, but only in the zones that it has: with one, it waits until that zone is back.',
  fix: 'Properties:\n  VPCZoneIdentifier:\n    - !Ref SubnetInOneZone\n    - !Ref SubnetInAnother\n',
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-2'],
  types: [TYPE],
  check: eachResource([TYPE], (resource): Judgement | undefined => {
    for (const list of ['VPCZoneIdentifier', 'AvailabilityZones', 'AvailabilityZoneIds']) {
      const holds = severalOf(resource, list);
      if (holds !== undefined)
        return { resource, path: ['Properties', list], holds, message: `The group is in one zone: ${list} doesn't have two elements.` };
    }
    return undefined;
  }),
};
