import { type Resource, type Ternary, Unknown, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::EMR::Cluster'];

/** Clusters of EMR know who uses them. */
export const emrSignIn: Rule = {
  id: 'emr-sign-in',
  title: 'Clusters of EMR know who uses them',
  promise: 'G7',
  severity: 'medium',
  severityReason: 'Whoever gets into the network uses the cluster as whoever he says he is',
  layer: 'template',
  why: 'Hadoop believes every client what user it is, unless Kerberos, or a security configuration with sign-in of its own, asks for proof.',
  fix: `Properties:
  SecurityConfiguration: !Ref SecurityConfiguration
  KerberosAttributes:
    Realm: EC2.INTERNAL
    KdcAdminPassword: '{{resolve:secretsmanager:kerberos}}'
`,
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/emr-kerberos-enabled.html',
    'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

/** A security configuration may say how users sign in; a key pair is the least that a cluster of one team needs. */
const WAYS = [['KerberosAttributes'], ['SecurityConfiguration'], ['Instances', 'Ec2KeyName']];

function judge(resource: Resource): Judgement {
  const holds = or(
    WAYS.map((path): Ternary => {
      const value = resource.property(...path);
      return value instanceof Unknown && value.mayBeAbsent ? new Unknown(value.why) : value !== undefined;
    }),
  );
  return { resource, path: ['Properties', 'KerberosAttributes'], holds, message: 'Nothing asks who uses this cluster' };
}
