import { type Resource, type Ternary, Unknown, asBoolean, equals, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::MSK::Cluster', 'AWS::KafkaConnect::Connector'];

/** Brokers ask who connects. */
export const mskAuthentication: Rule = {
  id: 'msk-authentication',
  title: 'Kafka clusters ask who connects',
  promise: 'G7',
  severity: 'high',
  severityReason: 'Whoever gets into the network reads and writes every topic',
  layer: 'template',
  why: 'Unless it is told otherwise, a cluster takes everybody who reaches its port. IAM’s access control needs no password and decides by topic.',
  fix: `Properties:
  ClientAuthentication:
    Sasl:
      Iam:
        Enabled: true
    Unauthenticated:
      Enabled: false
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-6',
    'https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  if (resource.type === 'AWS::KafkaConnect::Connector') {
    const path = ['KafkaClusterClientAuthentication', 'AuthenticationType'];
    const type = resource.property(...path);
    const holds = type === undefined ? false : not(equals(type, 'NONE'));
    const fix = 'Properties:\n  KafkaClusterClientAuthentication:\n    AuthenticationType: IAM\n';
    return { resource, path: ['Properties', ...path], holds, message: 'The connector connects without saying who it is', fix };
  }
  const unauthenticated = flag(resource, ['Unauthenticated', 'Enabled']);
  const some = or([
    flag(resource, ['Sasl', 'Iam', 'Enabled']),
    flag(resource, ['Sasl', 'Scram', 'Enabled']),
    or([flag(resource, ['Tls', 'Enabled']), resource.property('ClientAuthentication', 'Tls', 'CertificateAuthorityArnList') !== undefined]),
  ]);
  const path = ['Properties', 'ClientAuthentication'];
  if (unauthenticated === true) {
    return {
      resource,
      path: [...path, 'Unauthenticated', 'Enabled'],
      holds: false,
      message: 'The cluster takes everybody who reaches its port',
    };
  }
  const holds = some === false ? false : unauthenticated instanceof Unknown ? unauthenticated : some;
  return { resource, path, holds, message: 'The cluster takes everybody who reaches its port: no way to sign in is switched on' };
}

function flag(resource: Resource, path: readonly string[]): Ternary {
  const value = asBoolean(resource.property('ClientAuthentication', ...path));
  return value instanceof Unknown ? new Unknown(value.why) : value === true;
}
