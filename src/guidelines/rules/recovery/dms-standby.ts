import { on } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

export const dmsStandby = recoverable({
  id: 'dms-standby',
  title: 'Replication instances of DMS have a standby in another zone',
  severity: 'low',
  severityReason: 'The source keeps its data, but a migration that broke off has to be begun again or checked by hand.',
  why: 'A replication instance keeps on its disk what it has read and not yet written; with its zone, that and the place where it was are gone.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-13',
    'https://docs.aws.amazon.com/config/latest/developerguide/dms-replication-instance-multi-az-enabled.html',
  ],
  settings: {
    'AWS::DMS::ReplicationInstance': [{ path: ['MultiAZ'], holds: on(), fault: 'the replication instance runs in one zone', set: 'true' }],
    // What is serverless is judged where it says so: AWS's documentation doesn't say what it does else.
    'AWS::DMS::ReplicationConfig': [
      { path: ['ComputeConfig', 'MultiAZ'], holds: on(true), fault: 'the replication runs in one zone', set: 'true' },
    ],
  },
});
