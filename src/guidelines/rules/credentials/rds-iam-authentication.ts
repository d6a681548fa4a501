import { type Resource, type Ternary, Unknown, asBoolean, decide, equals, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Neptune::DBCluster'];

/** Engines for which AWS offers it ("IAM database authentication"): on instances, and on clusters of Aurora. */
const OF_INSTANCES = /^(?:mysql|mariadb|postgres)$/i;
const OF_CLUSTERS = /^aurora/i;

/** Applications sign in to databases with their role. */
export const rdsIamAuthentication: Rule = {
  id: 'rds-iam-authentication',
  title: 'Databases let applications sign in with their role',
  promise: 'G7',
  severity: 'medium',
  severityReason: 'Without it a password that doesn’t expire is kept somewhere',
  layer: 'template',
  why: 'A token of IAM is good for 15 minutes and nobody has to keep it. A password is stored, copied and forgotten.',
  fix: `Properties:
  EnableIAMDatabaseAuthentication: true
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-12',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-7',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  const isNeptune = resource.type.startsWith('AWS::Neptune::');
  const offered = isNeptune ? true : isOffered(resource);
  if (offered === false) return undefined;
  const name = isNeptune ? 'IamAuthEnabled' : 'EnableIAMDatabaseAuthentication';
  const enabled = asBoolean(resource.property(name));
  const holds: Ternary = enabled instanceof Unknown ? new Unknown(enabled.why) : enabled === true;
  const fix = isNeptune ? { fix: 'Properties:\n  IamAuthEnabled: true\n' } : {};
  const message = isNeptune
    ? 'Whoever reaches this database uses it: without IAM it asks nobody who he is'
    : 'Whoever uses this database needs a password, which doesn’t expire';
  return { resource, path: ['Properties', name], holds: offered === true || holds === true ? holds : offered, message, ...fix };
}

function isOffered(resource: Resource): Ternary {
  const isCluster = resource.type === 'AWS::RDS::DBCluster';
  // The cluster decides for its instances; Aurora Serverless v1 and Aurora's data in a snapshot's engine are as their engine says.
  if (!isCluster && resource.property('DBClusterIdentifier') !== undefined) return false;
  if (isCluster && equals(resource.property('EngineMode'), 'serverless') === true) return false;
  const engine = resource.property('Engine');
  // A restored or replicated one has the engine of its source.
  if (engine === undefined) return new Unknown('which engine it has depends on where it is made from');
  return decide(engine, (known) => (isCluster ? OF_CLUSTERS : OF_INSTANCES).test(knownText(known) ?? ''));
}
