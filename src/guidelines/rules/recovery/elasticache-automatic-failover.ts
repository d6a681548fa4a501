import { on } from '../../settings/index.ts';
import { available } from './recoverable.ts';

export const elasticacheAutomaticFailover = available({
  id: 'elasticache-automatic-failover',
  title: 'ElastiCache replication groups fail over by themselves',
  severity: 'medium',
  severityReason: 'When the primary node or its zone fails, writes stop until somebody acts.',
  why: 'Replicas only take over from a failed primary where automatic failover is on; it is off by default.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html',
  ],
  settings: {
    'AWS::ElastiCache::ReplicationGroup': [
      { path: ['AutomaticFailoverEnabled'], holds: on(), fault: 'no replica takes over when the primary fails', set: 'true' },
    ],
  },
});
