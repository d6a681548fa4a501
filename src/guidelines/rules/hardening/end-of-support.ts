/**
 * What AWS no longer supports, with the day since when. The tables were read on the day below and hold nothing that ends later, so that
 * a template is judged the same whenever it is judged. Of databases and caches it is the standard support: what Extended Support sells is only
 * the mending of grave flaws. Of EKS the extended one counts as well, as a cluster gets all patches in it.
 */
export const TABLES_AS_OF = '2026-11-24';

/** Runtimes of functions past their date of deprecation: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
export const ENDED_RUNTIMES: Readonly<Record<string, string>> = {
  nodejs: '2016-10-31',
  'nodejs4.3': '2020-03-05',
  'nodejs4.3-edge': '2020-03-05',
  'nodejs6.10': '2019-08-12',
  'nodejs8.10': '2020-03-06',
  'nodejs10.x': '2021-07-30',
  'nodejs12.x': '2023-03-31',
  'nodejs14.x': '2023-12-04',
  'nodejs16.x': '2024-06-12',
  'nodejs18.x': '2025-09-01',
  'nodejs20.x': '2026-04-30',
  'python2.7': '2021-07-15',
  'python3.6': '2022-07-18',
  'python3.7': '2023-12-04',
  'python3.8': '2024-10-14',
  'python3.9': '2025-12-15',
  'python3.10': '2026-10-31',
  'ruby2.5': '2021-07-30',
  'ruby2.7': '2023-12-07',
  'ruby3.2': '2026-03-31',
  java8: '2024-01-08',
  'go1.x': '2024-01-08',
  provided: '2024-01-08',
  'dotnetcore1.0': '2019-06-27',
  'dotnetcore2.0': '2019-05-30',
  'dotnetcore2.1': '2022-01-05',
  'dotnetcore3.1': '2023-04-03',
  'dotnet5.0': '2022-05-10',
  dotnet6: '2024-12-20',
  dotnet7: '2024-05-14',
  dotnet8: '2026-11-10',
};

/** The last version of which the support has ended. */
export interface LastEnded {
  readonly version: string;
  readonly since: string;
  /** A version that AWS supports, as a template has it; the next that can be moved to rather than the newest. */
  readonly supported: string;
  /** The engine that has this version, where it is another one. */
  readonly successor?: string;
}

/** https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
export const EKS: LastEnded = { version: '1.30', since: '2026-07-23', supported: '1.34' };

/**
 * Engines of RDS, by the name that `Engine` has:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html
 */
export const RDS: Readonly<Record<string, LastEnded>> = {
  mysql: { version: '5.7', since: '2024-02-29', supported: '8.4' },
  postgres: { version: '13', since: '2026-02-28', supported: '17' },
  mariadb: { version: '10.5', since: '2026-02-28', supported: '11.4' },
  // The engine that is just called aurora is that of MySQL 5.6, whatever version is said.
  aurora: { version: '5.6', since: '2023-02-28', supported: '8.0.mysql_aurora.3.10.4', successor: 'aurora-mysql' },
  'aurora-mysql': { version: '5.7', since: '2024-10-31', supported: '8.0.mysql_aurora.3.10.4' },
  'aurora-postgresql': { version: '13', since: '2026-02-28', supported: '17.7' },
  'oracle-ee': { version: '18', since: '2021-06-30', supported: '19' },
  'oracle-se2': { version: '18', since: '2021-06-30', supported: '19' },
  'oracle-se1': { version: '12', since: '2020-12-31', supported: '19', successor: 'oracle-se2' },
  'oracle-se': { version: '12', since: '2020-12-31', supported: '19', successor: 'oracle-se2' },
  'sqlserver-ee': { version: '12', since: '2024-06-01', supported: '16.00' },
  'sqlserver-se': { version: '12', since: '2024-06-01', supported: '16.00' },
  'sqlserver-web': { version: '12', since: '2024-06-01', supported: '16.00' },
  'sqlserver-ex': { version: '12', since: '2024-06-01', supported: '16.00' },
};

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/deprecated-engine-versions.html */
export const ELASTICACHE: Readonly<Record<string, LastEnded>> = { redis: { version: '5', since: '2026-01-31', supported: '7.1' } };

/** https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-version-management.html and rabbitmq-version-management.html */
export const MQ: Readonly<Record<string, LastEnded>> = {
  activemq: { version: '5.17', since: '2025-06-16', supported: '5.19' },
  rabbitmq: { version: '3.12', since: '2025-03-17', supported: '3.13' },
};

/** Those of before 5.0; of later ones AWS has moved the end more than once: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html */
export const ELASTICSEARCH: LastEnded = { version: '2.3', since: '2025-11-07', supported: '7.10' };

/** https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html */
export const KAFKA: LastEnded = { version: '3.7', since: '2026-09-01', supported: '3.9.x' };

/** https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html */
export const GLUE: LastEnded = { version: '2.0', since: '2024-01-31', supported: '5.0' };

/** Whether a version is not later than another, as far as that goes: 5.6.34 isn't later than 5.6. */
export function isUpTo(version: string, last: string): boolean {
  const [its, theirs] = [numbers(version), numbers(last)];
  for (const [index, number] of theirs.entries()) {
    const own = its[index] ?? 0;
    if (own !== number) return own < number;
  }
  return true;
}

function numbers(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
