import { type Resource, type Ternary, Unknown, elements, equals, includes, not, or, asBoolean, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = [
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::ElastiCache::User',
  'AWS::MemoryDB::Cluster',
  'AWS::MemoryDB::User',
];

/** Caches ask who reads them. */
export const cacheAuthentication: Rule = {
  id: 'cache-authentication',
  title: 'Caches ask who reads and writes them',
  promise: 'G7',
  severity: 'medium',
  severityReason: 'Whoever gets into the network reads everything in the cache',
  layer: 'template',
  why: 'Without users or a password, everything that reaches the port reads and changes sessions and results. Users of IAM need no password at all.',
  fix: `Properties:
  TransitEncryptionEnabled: true
  UserGroupIds:
    - !Ref UserGroup
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-6',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
    'https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  switch (resource.type) {
    case 'AWS::ElastiCache::ReplicationGroup':
      return given(resource, ['UserGroupIds', 'AuthToken'], 'Whoever reaches this cache reads it: it has neither users nor a token');
    case 'AWS::ElastiCache::ServerlessCache':
      if (/^memcached$/i.test(knownText(resource.property('Engine')) ?? '')) return undefined;
      return given(resource, ['UserGroupId'], 'Whoever reaches this cache reads it: it has no users');
    case 'AWS::MemoryDB::Cluster': {
      const list = resource.property('ACLName');
      const holds = list === undefined ? false : not(equals(list, 'open-access'));
      return { resource, path: ['Properties', 'ACLName'], holds, message: 'The list open-access lets in everybody without a password' };
    }
    default:
      return user(resource);
  }
}

function given(resource: Resource, properties: readonly [string, ...string[]], message: string): Judgement {
  const holds = or(
    properties.map((property): Ternary => {
      const value = resource.property(property);
      if (value instanceof Unknown && value.mayBeAbsent) return new Unknown(value.why);
      return elements(value).some((one) => knownText(one) !== '');
    }),
  );
  return { resource, path: ['Properties', properties[0]], holds, message };
}

function user(resource: Resource): Judgement {
  const free = asBoolean(resource.property('NoPasswordRequired'));
  const type = resource.property('AuthenticationMode', 'Type');
  const open = or([
    free instanceof Unknown ? new Unknown(free.why) : free === true,
    includes(type, 'no-password-required'),
    includes(type, 'no-password'),
  ]);
  const path = free === true ? ['Properties', 'NoPasswordRequired'] : ['Properties', 'AuthenticationMode', 'Type'];
  // The user that every group must have, switched off: AWS's guide makes it so that nobody comes in by it.
  const isOff = /^off\b/.test(knownText(resource.property('AccessString')) ?? '');
  return { resource, path, holds: isOff ? true : not(open), message: 'This user needs no password' };
}
