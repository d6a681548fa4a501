import { type Value, knownText } from '../../../estate/index.ts';
import { type Setting, isOn, isText, noneOf, on, settingRule } from '../../settings/index.ts';

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::ElastiCache::ReplicationGroup': [
    {
      path: ['TransitEncryptionEnabled'],
      holds: on(),
      fault: 'clients and nodes talk without encryption',
    },
    {
      path: ['TransitEncryptionMode'],
      concerns: ({ beside }) => isOn(beside('TransitEncryptionEnabled')) === true,
      holds: noneOf(['preferred']),
      fault: 'clients may still connect without encryption',
      fix: 'Properties:\n  TransitEncryptionEnabled: true\n  TransitEncryptionMode: required',
    },
  ],
  'AWS::ElastiCache::CacheCluster': [
    {
      path: ['TransitEncryptionEnabled'],
      // A cluster of Redis can't have it; Memcached can since 1.6.12 (May 2022).
      concerns: ({ beside }) => isText(beside('Engine'), /^memcached$/i) === true && !isBefore(beside('EngineVersion'), [1, 6, 12]),
      holds: on(),
      fault: 'clients talk to the cluster without encryption',
    },
  ],
  'AWS::AppSync::ApiCache': [
    {
      path: ['TransitEncryptionEnabled'],
      // Always on by now, and the property deprecated: only who switches it off means something else.
      holds: on(true),
      fault: 'the API talks to its cache without encryption',
    },
  ],
  'AWS::MemoryDB::MultiRegionCluster': [
    {
      path: ['TLSEnabled'],
      holds: on(true),
      fault: 'clients talk to the cluster without encryption',
      fix: 'Properties:\n  TLSEnabled: true',
    },
  ],
  'AWS::MemoryDB::Cluster': [
    {
      path: ['TLSEnabled'],
      holds: on(true),
      fault: 'clients talk to the cluster without encryption',
      fix: 'Properties:\n  TLSEnabled: true',
    },
  ],
};

export const elasticacheEncryptedInTransit = settingRule({
  id: 'elasticache-encrypted-in-transit',
  title: 'Caches talk to their clients encrypted',
  promise: 'G3',
  severity: 'high',
  severityReason: 'Caches hold sessions and passwords, and without TLS they go over the network as they are.',
  layer: 'template',
  why: 'ElastiCache encrypts what goes over the network only when asked to; a serverless cache always does.',
  fix: 'Properties:\n  TransitEncryptionEnabled: true',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html',
    'https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html',
    // AppSync encrypts on the way to every cache by itself since 2026, as at rest.
    'https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateApiCache.html',
    'https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html',
  ],
  settings: SETTINGS,
});

/** Whether a version is known and older than another. */
function isBefore(version: Value | undefined, other: readonly number[]): boolean {
  const parts = (knownText(version) ?? '').split('.').map(Number);
  const decisive = other.findIndex((part, index) => parts[index] !== part);
  return knownText(version) !== undefined && decisive !== -1 && (parts[decisive] ?? 0) < (other[decisive] ?? 0);
}
