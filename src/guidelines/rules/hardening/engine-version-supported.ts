import { type Resource, type Ternary, Unknown, type Value, asBoolean, decide, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { EKS, ELASTICACHE, ELASTICSEARCH, GLUE, KAFKA, type LastEnded, MQ, RDS, isUpTo } from './end-of-support.ts';

interface Versioned {
  readonly version: string;
  /** What was supported until when; of the engine, where there are several. */
  readonly last: (engine: string) => LastEnded | undefined;
  readonly engine?: string;
  /**
   * A switch by which AWS goes on to a supported version by itself. Who has it on
   * in so many words gets what Extended Support mends, and of versions without any AWS makes nothing new: only the template is still old.
   */
  readonly lifts?: string;
}

const rds: Versioned = {
  version: 'EngineVersion',
  engine: 'Engine',
  last: (engine) => (Object.hasOwn(RDS, engine) ? RDS[engine] : undefined),
  lifts: 'AutoMinorVersionUpgrade',
};
const cache: Versioned = {
  version: 'EngineVersion',
  engine: 'Engine',
  last: (engine) => ELASTICACHE[engine],
  lifts: 'AutoMinorVersionUpgrade',
};

const VERSIONED: ReadonlyMap<string, Versioned> = new Map<string, Versioned>([
  ['AWS::RDS::DBInstance', rds],
  ['AWS::RDS::DBCluster', rds],
  ['AWS::RDS::GlobalCluster', rds],
  ['AWS::ElastiCache::CacheCluster', cache],
  ['AWS::ElastiCache::ReplicationGroup', { ...cache, last: (engine) => ELASTICACHE[engine === '' ? 'redis' : engine] }],
  ['AWS::EKS::Cluster', { version: 'Version', last: () => EKS }],
  ['AWS::Elasticsearch::Domain', { version: 'ElasticsearchVersion', last: () => ELASTICSEARCH }],
  ['AWS::MSK::Cluster', { version: 'KafkaVersion', last: () => KAFKA }],
  ['AWS::Glue::Job', { version: 'GlueVersion', last: () => GLUE }],
  [
    'AWS::AmazonMQ::Broker',
    { version: 'EngineVersion', engine: 'EngineType', last: (engine) => MQ[engine], lifts: 'AutoMinorVersionUpgrade' },
  ],
]);

export const engineVersionSupported: Rule = {
  id: 'engine-version-supported',
  title: 'Databases, caches, brokers and clusters run a version that AWS still mends',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates EKS.2 high: what is found in that version from now on stays open.',
  layer: 'template',
  why: 'A version past its support gets no patches, or for pay those of grave flaws only; AWS moves it on by force, at a time of its own.',
  fix: "Properties:\n  EngineVersion: '8.4'\n",
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-2',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/glue-controls.html#glue-4',
    'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html',
    'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-version-management.html',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html',
    'https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html',
    'https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html',
  ],
  types: [...VERSIONED.keys()],
  check: eachResource([...VERSIONED.keys()], judge),
};

function judge(resource: Resource): Judgement | undefined {
  const versioned = VERSIONED.get(resource.type);
  const version = versioned === undefined ? undefined : resource.property(versioned.version);
  if (versioned === undefined || version === undefined || version === null) return undefined;
  if (versioned.lifts !== undefined && asBoolean(resource.property(versioned.lifts)) === true) return undefined;
  const engine = knownText(versioned.engine === undefined ? '' : (resource.property(versioned.engine) ?? ''))?.toLowerCase();
  const last = engine === undefined ? undefined : versioned.last(engine);
  if (last === undefined) return undefined;
  return {
    resource,
    path: ['Properties', versioned.version],
    holds: isLater(version, last),
    message: `Version ${knownText(version) ?? ''} is out of support: that of ${last.version} ended on ${last.since}`,
    fix: fixOf(versioned, last),
  };
}

function fixOf({ engine, version }: Versioned, { supported, successor }: LastEnded): string {
  const moved = engine === undefined || successor === undefined ? '' : `  ${engine}: ${successor}\n`;
  return `Properties:\n${moved}  ${version}: '${supported}'\n`;
}

function isLater(version: Value, last: LastEnded): Ternary {
  return decide(version, (known) => {
    const text = knownText(known)?.trim();
    if (text === undefined) return new Unknown('the version is only partly known');
    return !/^\d/.test(text) || !isUpTo(text, last.version);
  });
}
