import { and, matches, not, or } from '../../../estate/index.ts';
import { type Place, on } from '../../settings/index.ts';
import { standaloneSource } from '../database-place.ts';
import { available } from './recoverable.ts';

/** Editions that can't have a standby. */
function canHaveStandby(place: Place) {
  const engine = place.beside('Engine');
  return and([standaloneSource(place), not(or(['sqlserver-ex', 'sqlserver-web', 'custom-*'].map((pattern) => matches(engine, pattern))))]);
}

export const rdsMultiAz = available({
  id: 'rds-multi-az',
  title: 'RDS database instances have a standby in another zone',
  severity: 'medium',
  severityReason: 'Data is lost only up to the last backup, but the outage lasts as long as the zone does.',
  why: 'With one zone, its failure takes the database with it, and what was written since the last backup of the log, five minutes, may be gone.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html',
  ],
  settings: {
    'AWS::RDS::DBInstance': [
      { path: ['MultiAZ'], holds: on(), fault: 'the database runs in one zone', set: 'true', concerns: canHaveStandby },
    ],
  },
});
