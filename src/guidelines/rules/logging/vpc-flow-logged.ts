import { type Estate, type Resource, type Ternary, Unknown, doubt, knownText, not } from '../../../estate/index.ts';
import type { Judgement, Rule } from '../../rule.ts';
import { isText } from '../../settings/index.ts';

const VPC = 'AWS::EC2::VPC';
const LOG = 'AWS::EC2::FlowLog';
const VPCS: ReadonlySet<string> = new Set([VPC]);

export const vpcFlowLogged: Rule = {
  id: 'vpc-flow-logged',
  title: 'Networks write down which connections are made and refused',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'Without it nobody can say afterwards who talked to whom, though what was done to AWS itself is in the trail.',
  layer: 'detection',
  why: 'Flow logs are the only record of what moves within a network; without them a scan or data that leaves is not seen.',
  fix: `FlowLog:
  Type: AWS::EC2::FlowLog
  Properties:
    ResourceType: VPC
    ResourceId: !Ref TheVpc
    TrafficType: ALL
    LogDestinationType: s3
    LogDestination: !GetAtt LogBucket.Arn`,
  sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6'],
  types: [VPC, LOG],
  check: function* check(estate) {
    const logs = estate.resources(LOG);
    for (const log of logs) yield judgeTraffic(log);
    for (const vpc of estate.resources(VPC)) {
      yield { resource: vpc, path: ['Properties'], holds: logged(estate, vpc, logs), message: 'The network has no flow log.' };
    }
  },
};

function judgeTraffic(log: Resource): Judgement {
  const traffic = log.property('TrafficType');
  return {
    resource: log,
    path: ['Properties', 'TrafficType'],
    holds: not(isText(traffic, /^ACCEPT$/i)),
    message: `Connections that are refused are not written down: TrafficType is ${knownText(traffic)}.`,
    fix: 'Properties:\n  TrafficType: ALL',
  };
}

function logged(estate: Estate, vpc: Resource, logs: readonly Resource[]): Ternary {
  let open: Unknown | undefined;
  for (const log of logs) {
    if (log.stack !== vpc.stack && log.account !== vpc.account) continue;
    const id = log.property('ResourceId');
    if (estate.named(id, log, VPCS).includes(vpc)) return true;
    // An id that comes from elsewhere may be this network's, if it isn't of anything that is known.
    if (id instanceof Unknown && id.origin?.kind === 'parameter' && log.stack !== vpc.stack) open ??= doubt(id);
  }
  return open ?? false;
}
