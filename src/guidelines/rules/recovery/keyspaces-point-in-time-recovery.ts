import { on } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

export const keyspacesPointInTimeRecovery = recoverable({
  id: 'keyspaces-point-in-time-recovery',
  title: 'Keyspaces tables can be restored to a point in time',
  severity: 'medium',
  severityReason: 'Data is lost when something writes or deletes what it should not; until then nothing is.',
  why: 'Keyspaces has no other backup of its own: without point-in-time recovery a wrong write is final.',
  sources: ['https://docs.aws.amazon.com/keyspaces/latest/devguide/PointInTimeRecovery.html'],
  settings: {
    'AWS::Cassandra::Table': [
      { path: ['PointInTimeRecoveryEnabled'], holds: on(), fault: "the table can't be restored to a point in time", set: 'true' },
    ],
  },
});
