import { Unknown, decide } from '../../../estate/index.ts';
import { type Setting, on, settingRule } from '../../settings/index.ts';

/** On by default; a configuration says otherwise, or nothing is wrong. */
function upgraded(what: string, path = 'AutoMinorVersionUpgrade'): readonly Setting[] {
  return [{ path: [path], holds: on(true), fault: `${what} isn't moved on to minor versions that mend it`, set: 'true' }];
}

const MUST_BE_SAID: readonly Setting[] = [
  {
    path: ['AutoMinorVersionUpgrade'],
    holds: (value) => decide(value, (known) => (known === undefined ? new Unknown('AutoMinorVersionUpgrade must be said') : on()(known))),
    fault: "the broker isn't moved on to minor versions that mend it",
    set: 'true',
  },
];

export const minorVersionsAutomatic = settingRule({
  id: 'minor-versions-automatic',
  title: 'Databases, caches and brokers take minor versions by themselves',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates RDS.13 and ElastiCache.2 high: known flaws of the engine stay open until somebody remembers.',
  layer: 'template',
  why: 'Minor versions carry the security patches of the engine. They are taken in the maintenance window unless somebody has switched that off.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-35',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-6',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-6',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
  ],
  settings: {
    'AWS::RDS::DBInstance': upgraded('the database'),
    'AWS::RDS::DBCluster': upgraded('the database'),
    'AWS::Neptune::DBInstance': upgraded('the database'),
    'AWS::ElastiCache::CacheCluster': upgraded('the cache'),
    'AWS::ElastiCache::ReplicationGroup': upgraded('the cache'),
    'AWS::MemoryDB::Cluster': upgraded('the cache'),
    'AWS::Redshift::Cluster': upgraded('the warehouse', 'AllowVersionUpgrade'),
    'AWS::DMS::ReplicationInstance': upgraded('the replication'),
    'AWS::AmazonMQ::Broker': MUST_BE_SAID,
  },
});
