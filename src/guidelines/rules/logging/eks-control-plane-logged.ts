import { type Ternary, Unknown, and, at, elements, equals, or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';

const TYPE = 'AWS::EKS::Cluster';
const LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

export const eksControlPlaneLogged: Rule = {
  id: 'eks-control-plane-logged',
  title: 'Clusters log what is asked of their control plane',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'Without the audit log nobody can tell afterwards who changed or read what in the cluster.',
  layer: 'detection',
  why: 'EKS keeps no log of the control plane unless it is switched on; what was asked of the cluster is seen nowhere else.',
  fix: `Properties:
  Logging:
    ClusterLogging:
      EnabledTypes: [{ Type: api }, { Type: audit }, { Type: authenticator }, { Type: controllerManager }, { Type: scheduler }]`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-8',
    'https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource) => {
    const path = ['Logging', 'ClusterLogging', 'EnabledTypes'];
    const enabled = elements(resource.property(...path));
    const has = (log: string): Ternary =>
      or(enabled.map((one) => equals(one instanceof Unknown || typeof one === 'string' ? one : at(one, 'Type'), log)));
    const missing = LOGS.filter((log) => has(log) === false);
    return {
      resource,
      path: ['Properties', ...path],
      holds: and(LOGS.map(has)),
      message: `The cluster doesn't log ${missing.join(', ')}.`,
    };
  }),
};
