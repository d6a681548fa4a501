import { type Resource, asBoolean, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

/** The property that names the administrator, and the names that everybody tries first: the engines' and AWS's own defaults. */
const DEFAULTS: Readonly<Record<string, readonly [property: string, names: RegExp]>> = {
  'AWS::RDS::DBCluster': ['MasterUsername', /^(?:admin|postgres)$/i],
  'AWS::RDS::DBInstance': ['MasterUsername', /^(?:admin|postgres)$/i],
  'AWS::Redshift::Cluster': ['MasterUsername', /^awsuser$/i],
  'AWS::RedshiftServerless::Namespace': ['AdminUsername', /^admin$/i],
};

const TYPES = Object.keys(DEFAULTS);

/** The administrator of a database has a name of its own. */
export const databaseAdministratorRenamed: Rule = {
  id: 'database-administrator-renamed',
  title: 'The administrator of a database isn’t called what everybody tries first',
  promise: 'G7',
  severity: 'low',
  severityReason: 'Half of the credential is known, the password isn’t',
  layer: 'template',
  why: 'Whoever guesses passwords begins with the default names. Another one makes all of that useless.',
  fix: `Properties:
  MasterUsername: keeper_of_records
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-24',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-8',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

/** Of a password that Secrets Manager makes and rotates, or where applications sign in with roles, nothing is won by knowing the name. */
function isLeftToAws(resource: Resource): boolean {
  return ['ManageMasterUserPassword', 'ManageMasterPassword', 'ManageAdminPassword', 'EnableIAMDatabaseAuthentication'].some(
    (name) => asBoolean(resource.property(name)) === true,
  );
}

function judge(resource: Resource): Judgement | undefined {
  const [property = '', names] = DEFAULTS[resource.type] ?? [];
  const name = knownText(resource.property(property));
  if (name === undefined || names === undefined) return undefined;
  if (isLeftToAws(resource)) return undefined;
  return {
    resource,
    path: ['Properties', property],
    holds: !names.test(name),
    message: `The administrator is called ${name}, which everybody tries first`,
  };
}
