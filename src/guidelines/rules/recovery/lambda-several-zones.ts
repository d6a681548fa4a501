import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { severalOf } from './several-zones.ts';

const TYPE = 'AWS::Lambda::Function';

export const lambdaSeveralZones: Rule = {
  id: 'lambda-several-zones',
  title: 'Functions in a VPC have subnets in several zones',
  promise: 'G18',
  severity: 'low',
  severityReason: 'Nothing is lost, but with the zone the function is gone.',
  layer: 'template',
  why: 'A function runs where its subnets are: with one subnet it fails with one zone.',
  fix: 'Properties:\n  VpcConfig:\n    SubnetIds:\n      - !Ref SubnetInOneZone\n      - !Ref SubnetInAnother\n',
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-5'],
  types: [TYPE],
  check: eachResource([TYPE], (resource): Judgement | undefined => {
    const holds = severalOf(resource, 'VpcConfig', 'SubnetIds');
    if (holds === undefined) return undefined;
    return {
      resource,
      path: ['Properties', 'VpcConfig', 'SubnetIds'],
      holds,
      message: "The function is in one zone: SubnetIds doesn't have two elements.",
    };
  }),
};
