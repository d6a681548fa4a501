import { type Resource, not } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { type Setting, checkSettings, isOff, isOn, isText } from '../../settings.ts';

/** Engines whose endpoints have an SslMode; the others always use HTTPS, or have settings of their own. */
const WITH_SSL_MODE =
  /^(?:mysql|mariadb|aurora|postgres|aurora-postgresql|aurora-serverless|aurora-postgresql-serverless|oracle|sqlserver|babelfish|sybase|db2|db2-zos|mongodb|docdb)$/i;

const ofType = (property: readonly string[], pattern: RegExp) => (resource: Resource) =>
  isText(resource.property(...property), pattern) === true;

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::RDS::DBProxy': [
    {
      path: 'RequireTLS',
      holds: (value) => isOn(value),
      message: 'The proxy takes connections without TLS: RequireTLS is not true.',
      fix: 'Properties:\n  RequireTLS: true',
    },
  ],
  'AWS::DMS::Endpoint': [
    {
      path: 'SslMode',
      when: ofType(['EngineName'], WITH_SSL_MODE),
      holds: (value) => isText(value, /^(?:require|verify-ca|verify-full)$/i),
      message: 'Data is migrated without encryption: SslMode is none.',
      fix: 'Properties:\n  SslMode: verify-full # needs CertificateArn; require does not',
    },
    {
      path: 'RedisSettings.SslSecurityProtocol',
      when: ofType(['EngineName'], /^redis$/i),
      holds: (value) => not(isText(value, /^plaintext$/i)),
      message: 'Data is migrated without encryption: SslSecurityProtocol is plaintext.',
      fix: 'Properties:\n  RedisSettings: { SslSecurityProtocol: ssl-encryption }',
    },
    {
      path: 'KafkaSettings.SecurityProtocol',
      when: ofType(['EngineName'], /^kafka$/i),
      holds: (value) => not(isText(value, /^(?:plaintext|sasl-plaintext)$/i)),
      message: 'Data is migrated without encryption: SecurityProtocol is plaintext.',
      fix: 'Properties:\n  KafkaSettings: { SecurityProtocol: sasl-ssl }',
    },
  ],
  'AWS::Glue::Connection': [
    {
      path: 'ConnectionInput.ConnectionProperties.JDBC_ENFORCE_SSL',
      when: ofType(['ConnectionInput', 'ConnectionType'], /^JDBC$/i),
      holds: (value) => isOn(value),
      message: 'Jobs connect to the database without TLS where it lets them: JDBC_ENFORCE_SSL is not true.',
      fix: "Properties:\n  ConnectionInput:\n    ConnectionProperties: { JDBC_ENFORCE_SSL: 'true' }",
    },
    {
      path: 'ConnectionInput.ConnectionProperties.KAFKA_SSL_ENABLED',
      when: ofType(['ConnectionInput', 'ConnectionType'], /^KAFKA$/i),
      holds: (value) => isOn(value, true),
      message: 'Jobs connect to Kafka without TLS: KAFKA_SSL_ENABLED is false.',
      fix: "Properties:\n  ConnectionInput:\n    ConnectionProperties: { KAFKA_SSL_ENABLED: 'true' }",
    },
  ],
  'AWS::QuickSight::DataSource': [
    {
      path: 'SslProperties.DisableSsl',
      holds: (value) => isOff(value),
      message: 'QuickSight connects to the database without TLS: DisableSsl is true.',
      fix: 'Properties:\n  SslProperties: { DisableSsl: false }',
    },
  ],
  'AWS::AppSync::DataSource': [
    {
      path: 'HttpConfig.Endpoint',
      holds: (value) => not(isText(value, /^http:\/\//i)),
      message: 'AppSync calls its source over plain HTTP.',
      fix: 'Properties:\n  HttpConfig: { Endpoint: https://source.example.com }',
    },
  ],
};

export const connectionRequiresTls: Rule = {
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
  types: Object.keys(SETTINGS),
  check: checkSettings(SETTINGS),
};
