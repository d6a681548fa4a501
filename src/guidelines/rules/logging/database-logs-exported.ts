import { type Value, and, includes, isMap, knownText, or } from '../../../estate/index.ts';
import { type Place, type Setting, isNothing, isSet, isText, settingRule } from '../../settings/index.ts';

const exported = (property: string, logs: string): Setting => ({
  path: [property],
  holds: isSet,
  fault: 'the logs of the database stay within it',
  set: `[${logs}]`,
});

/** What Security Hub wants of each engine, but for the general log: it has every statement, passwords too, and the audit log has who made it. */
const WANTED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:mysql|mariadb)$/i, ['audit', 'error', 'slowquery']],
  [/^postgres$/i, ['postgresql', 'upgrade']],
  [/^oracle-/i, ['alert', 'audit', 'listener', 'trace']],
  [/^sqlserver-ex$/i, ['error']],
  [/^sqlserver-/i, ['agent', 'error']],
];

function allExported(value: Value | undefined, { beside }: Place) {
  const engine = knownText(beside('Engine')) ?? '';
  const wanted = WANTED.find(([pattern]) => pattern.test(engine))?.[1] ?? [];
  return and([isSet(value), ...wanted.map((log) => includes(value, log))]);
}

/** Of these, only the audit log says who asked for what. */
const audited = (logs: string): Setting => ({
  ...exported('EnableCloudwatchLogsExports', logs),
  holds: (value) => includes(value, 'audit'),
  fault: 'the audit log of the database stays within it, as it is not among those that are exported',
});

function isAuroraMysql({ beside }: Place): boolean {
  return isText(beside('Engine'), /^aurora(?:-mysql)?$/i) === true;
}

/** An instance of a cluster exports what the cluster says. */
function isAlone({ beside }: Place): boolean {
  return isNothing(beside('DBClusterIdentifier')) && isText(beside('Engine'), /^(?:aurora|custom-|docdb|neptune)/i) !== true;
}

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::RDS::DBInstance': [
    {
      ...exported('EnableCloudwatchLogsExports', 'postgresql, upgrade'),
      concerns: isAlone,
      holds: allExported,
      fault: 'logs of the database that its engine writes stay within it',
    },
  ],
  'AWS::RDS::DBCluster': [
    { ...exported('EnableCloudwatchLogsExports', 'postgresql'), concerns: (place) => !isAuroraMysql(place) },
    { ...audited('audit, error, slowquery'), concerns: isAuroraMysql },
  ],
  'AWS::DocDB::DBCluster': [audited('audit, profiler')],
  'AWS::Neptune::DBCluster': [audited('audit')],
  'AWS::Redshift::Cluster': [
    {
      path: ['LoggingProperties'],
      holds: (value) =>
        isMap(value)
          ? or([isSet(value['BucketName']), isText(value['LogDestinationType'], /^cloudwatch$/i), isSet(value['LogExports'])])
          : isSet(value),
      fault: 'nobody writes down who connects and what he asks',
      fix: 'Properties:\n  LoggingProperties: { LogDestinationType: cloudwatch, LogExports: [connectionlog, userlog, useractivitylog] }',
    },
  ],
  'AWS::RedshiftServerless::Namespace': [exported('LogExports', 'connectionlog, userlog, useractivitylog')],
};

export const databaseLogsExported = settingRule({
  id: 'database-logs-exported',
  title: 'Databases send their logs out',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'Logs within the database are gone with it, and whoever administers it can delete them.',
  layer: 'detection',
  why: 'Who connected, what was refused and what was slow can be told afterwards only from logs that somebody else keeps.',
  fix: 'Properties:\n  EnableCloudwatchLogsExports: [postgresql, upgrade] # MySQL, MariaDB: audit, error, slowquery',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9',
    'https://docs.aws.amazon.com/config/latest/developerguide/rds-logging-enabled.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-34',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-4',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-4',
  ],
  settings: SETTINGS,
});
