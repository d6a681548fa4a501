import { type Value, knownText, not } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { type Setting, checkSettings, isOn, isText } from '../../settings.ts';

const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::ElastiCache::ReplicationGroup': [
    {
      path: 'TransitEncryptionEnabled',
      holds: (value) => isOn(value),
      message: 'Clients and nodes talk without encryption: TransitEncryptionEnabled is not true.',
    },
    {
      path: 'TransitEncryptionMode',
      when: (resource) => isOn(resource.property('TransitEncryptionEnabled')) === true,
      holds: (value) => not(isText(value, /^preferred$/i)),
      message: 'Clients may still connect without encryption: TransitEncryptionMode is preferred.',
      fix: 'Properties:\n  TransitEncryptionEnabled: true\n  TransitEncryptionMode: required',
    },
  ],
  'AWS::ElastiCache::CacheCluster': [
    {
      path: 'TransitEncryptionEnabled',
      // A cluster of Redis can't have it; Memcached can since 1.6.12 (May 2022).
      when: (resource) =>
        isText(resource.property('Engine'), /^memcached$/i) === true && !isBefore(resource.property('EngineVersion'), [1, 6, 12]),
      holds: (value) => isOn(value),
      message: 'Clients talk to the cluster without encryption: TransitEncryptionEnabled is not true.',
    },
  ],
  'AWS::AppSync::ApiCache': [
    {
      path: 'TransitEncryptionEnabled',
      holds: (value) => isOn(value),
      message: 'The API talks to its cache without encryption: TransitEncryptionEnabled is not true.',
    },
  ],
  'AWS::MemoryDB::MultiRegionCluster': [
    {
      path: 'TLSEnabled',
      holds: (value) => isOn(value, true),
      message: 'Clients talk to the cluster without encryption: TLSEnabled is false.',
      fix: 'Properties:\n  TLSEnabled: true',
    },
  ],
  'AWS::MemoryDB::Cluster': [
    {
      path: 'TLSEnabled',
      holds: (value) => isOn(value, true),
      message: 'Clients talk to the cluster without encryption: TLSEnabled is false.',
      fix: 'Properties:\n  TLSEnabled: true',
    },
  ],
};

export const elasticacheEncryptedInTransit: Rule = {
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
    'https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html',
  ],
  types: Object.keys(SETTINGS),
  check: checkSettings(SETTINGS),
};

/** Whether a version is known and older than another. */
function isBefore(version: Value | undefined, other: readonly number[]): boolean {
  const parts = (knownText(version) ?? '').split('.').map(Number);
  const decisive = other.findIndex((part, index) => parts[index] !== part);
  return knownText(version) !== undefined && decisive !== -1 && (parts[decisive] ?? 0) < (other[decisive] ?? 0);
}
