import { type Resource, type Ternary, type Value, at, equals, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isText, itemsOf } from '../../settings/index.ts';

const ON = /^(?:1|on|true|enabled|required|tls1\.[23]\+|fips-140-3)$/i;

interface Parameter {
  readonly family: RegExp;
  readonly name: string;
  /** Whether AWS requires TLS where a group of that family doesn't say it. */
  readonly byDefault: (version: number) => boolean;
}

/**
 * Since PostgreSQL 15 (RDS, 2023), PostgreSQL 17 (Aurora, 2025), MariaDB 11.8 (2025), MySQL 9.7 and Redshift's redshift-2.0 (January 2025), TLS is required by default.
 * DocumentDB and Neptune have always done so.
 */
const RELATIONAL: readonly Parameter[] = [
  { family: /^postgres(\d+)/i, name: 'rds.force_ssl', byDefault: (version) => version >= 15 },
  { family: /^aurora-postgresql(\d+)/i, name: 'rds.force_ssl', byDefault: (version) => version >= 17 },
  { family: /^sqlserver-/i, name: 'rds.force_ssl', byDefault: () => false },
  { family: /^aurora-mysql/i, name: 'require_secure_transport', byDefault: () => false },
  // MySQL has it since 5.7, MariaDB since 10.5; what is older can't require it.
  { family: /^mysql((?:5\.7|[89]|\d\d)(?:\.\d+)?)/i, name: 'require_secure_transport', byDefault: (version) => version >= 9.7 },
  { family: /^mariadb(10\.[5-9]|10\.1\d|1[1-9]\.\d+)/i, name: 'require_secure_transport', byDefault: (version) => version >= 11.8 },
];

const FAMILIES: Readonly<Record<string, { readonly family: string; readonly parameters: readonly Parameter[] }>> = {
  'AWS::RDS::DBParameterGroup': { family: 'Family', parameters: RELATIONAL },
  'AWS::RDS::DBClusterParameterGroup': { family: 'Family', parameters: RELATIONAL },
  'AWS::DocDB::DBClusterParameterGroup': { family: 'Family', parameters: [{ family: /^/, name: 'tls', byDefault: () => true }] },
  'AWS::Neptune::DBClusterParameterGroup': {
    family: 'Family',
    parameters: [{ family: /^/, name: 'neptune_enforce_ssl', byDefault: () => true }],
  },
  'AWS::Redshift::ClusterParameterGroup': {
    family: 'ParameterGroupFamily',
    parameters: [{ family: /^redshift-(\d+)/i, name: 'require_ssl', byDefault: (version) => version >= 2 }],
  },
};

export const databaseParametersRequireTls: Rule = {
  id: 'database-parameters-require-tls',
  title: 'Databases refuse connections without TLS',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Passwords and rows go over the network as they are wherever a client does not ask for TLS itself.',
  layer: 'template',
  why: 'Databases offer TLS, but older families let clients connect without it unless a parameter says otherwise.',
  fix: `Properties:
  Parameters:
    rds.force_ssl: '1' # for MySQL and MariaDB: require_secure_transport: 'ON'`,
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-2',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/security-server-connections.html',
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html',
  ],
  types: Object.keys(FAMILIES),
  check: eachResource(Object.keys(FAMILIES), judgeGroup),
};

function judgeGroup(resource: Resource): Judgement | undefined {
  const { family: property = '', parameters = [] } = FAMILIES[resource.type] ?? {};
  const family = knownText(resource.property(property)) ?? onlyFamily(resource);
  const parameter = parameters.find((one) => one.family.test(family ?? ''));
  if (family === undefined || parameter === undefined) return undefined;
  // What Aurora requires is said by the cluster's group.
  if (resource.type === 'AWS::RDS::DBParameterGroup' && /^aurora/i.test(family)) return undefined;
  const version = Number(parameter.family.exec(family)?.[1] ?? 0);
  const { holds, path } = judged(resource, parameter, parameter.byDefault(version));
  const listed = resource.type === 'AWS::Redshift::ClusterParameterGroup';
  const on =
    { 'rds.force_ssl': "'1'", neptune_enforce_ssl: "'1'", tls: 'enabled', require_secure_transport: "'ON'", require_ssl: "'true'" }[
      parameter.name
    ] ?? "'1'";
  return {
    resource,
    path,
    holds,
    message: `The database takes connections without TLS: ${parameter.name} is off in ${family}.`,
    fix: listed
      ? `Properties:\n  Parameters:\n    - { ParameterName: ${parameter.name}, ParameterValue: ${on} }`
      : `Properties:\n  Parameters:\n    ${parameter.name}: ${on}`,
  };
}

/** Without a family, what a group switches off is still switched off: of these, each family has the same parameter. */
function onlyFamily({ type }: Resource): string | undefined {
  return {
    'AWS::DocDB::DBClusterParameterGroup': 'docdb',
    'AWS::Neptune::DBClusterParameterGroup': 'neptune',
    'AWS::Redshift::ClusterParameterGroup': 'redshift-2.0',
  }[type];
}

function judged(
  resource: Resource,
  { name }: Parameter,
  byDefault: boolean,
): { readonly holds: Ternary; readonly path: readonly (string | number)[] } {
  const on = (value: Value | undefined) => isText(value, ON, byDefault);
  if (resource.type !== 'AWS::Redshift::ClusterParameterGroup') {
    return { holds: on(resource.property('Parameters', name)), path: ['Properties', 'Parameters', name] };
  }
  const found = itemsOf(resource, 'Parameters').find(([one]) => equals(at(one, 'ParameterName'), name) === true);
  if (found === undefined) return { holds: byDefault, path: ['Properties', 'Parameters'] };
  return { holds: on(at(found[0], 'ParameterValue')), path: [...found[1], 'ParameterValue'] };
}
