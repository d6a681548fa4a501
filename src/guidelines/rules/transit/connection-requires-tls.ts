import { not } from '../../../estate/index.ts';
import { type Place, type Setting, isText, noneOf, off, on, oneOf, settingRule } from '../../settings/index.ts';

/** Engines whose endpoints have an SslMode; the others always use HTTPS, or have settings of their own. */
const WITH_SSL_MODE =
  /^(?:mysql|mariadb|aurora|postgres|aurora-postgresql|aurora-serverless|aurora-postgresql-serverless|oracle|sqlserver|babelfish|sybase|db2|db2-zos|mongodb|docdb)$/i;

const ofType =
  (property: readonly string[], pattern: RegExp) =>
  ({ beside }: Place): boolean =>
    isText(beside(...property), pattern) === true;

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::RDS::DBProxy': [
    {
      path: ['RequireTLS'],
      holds: on(),
      fault: 'the proxy takes connections without TLS',
      fix: 'Properties:\n  RequireTLS: true',
    },
  ],
  'AWS::DMS::Endpoint': [
    {
      path: ['SslMode'],
      concerns: ofType(['EngineName'], WITH_SSL_MODE),
      holds: oneOf(['require', 'verify-ca', 'verify-full']),
      fault: 'data is migrated without encryption',
      fix: 'Properties:\n  SslMode: verify-full # needs CertificateArn; require does not',
    },
    {
      path: ['RedisSettings', 'SslSecurityProtocol'],
      concerns: ofType(['EngineName'], /^redis$/i),
      holds: noneOf(['plaintext']),
      fault: 'data is migrated without encryption',
      fix: 'Properties:\n  RedisSettings: { SslSecurityProtocol: ssl-encryption }',
    },
    {
      path: ['KafkaSettings', 'SecurityProtocol'],
      concerns: ofType(['EngineName'], /^kafka$/i),
      holds: noneOf(['plaintext', 'sasl-plaintext']),
      fault: 'data is migrated without encryption',
      fix: 'Properties:\n  KafkaSettings: { SecurityProtocol: sasl-ssl }',
    },
  ],
  'AWS::Glue::Connection': [
    {
      path: ['ConnectionInput', 'ConnectionProperties', 'JDBC_ENFORCE_SSL'],
      concerns: ofType(['ConnectionInput', 'ConnectionType'], /^JDBC$/i),
      holds: on(),
      fault: 'jobs connect to the database without TLS where it lets them',
      fix: "Properties:\n  ConnectionInput:\n    ConnectionProperties: { JDBC_ENFORCE_SSL: 'true' }",
    },
    {
      path: ['ConnectionInput', 'ConnectionProperties', 'KAFKA_SSL_ENABLED'],
      concerns: ofType(['ConnectionInput', 'ConnectionType'], /^KAFKA$/i),
      holds: on(true),
      fault: 'jobs connect to Kafka without TLS',
      fix: "Properties:\n  ConnectionInput:\n    ConnectionProperties: { KAFKA_SSL_ENABLED: 'true' }",
    },
  ],
  'AWS::QuickSight::DataSource': [
    {
      path: ['SslProperties', 'DisableSsl'],
      holds: off,
      fault: 'QuickSight connects to the database without TLS',
      fix: 'Properties:\n  SslProperties: { DisableSsl: false }',
    },
  ],
  'AWS::AppSync::DataSource': [
    {
      path: ['HttpConfig', 'Endpoint'],
      holds: (value) => not(isText(value, /^http:\/\//i)),
      fault: 'AppSync calls its source over plain HTTP',
      fix: 'Properties:\n  HttpConfig: { Endpoint: https://source.example.com }',
    },
  ],
};

export const connectionRequiresTls = settingRule({
  id: 'connection-requires-tls',
  title: 'Proxies, migrations, jobs and dashboards connect to databases with TLS',
  promise: 'G3',
  severity: 'medium',
  severityReason: 'Passwords and whole tables go over the network as they are, some of them out of AWS.',
  layer: 'template',
  why: 'These connections carry a password first and then all the data; without TLS whoever is on the way has both.',
  fix: 'Properties:\n  RequireTLS: true',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-9',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-12',
    'https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html',
    'https://docs.aws.amazon.com/quicksight/latest/APIReference/API_SslProperties.html',
  ],
  settings: SETTINGS,
});
