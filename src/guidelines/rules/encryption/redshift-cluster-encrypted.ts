import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const redshiftClusterEncrypted = atRest({
  id: 'redshift-cluster-encrypted',
  title: 'Redshift clusters are encrypted at rest',
  severity: 'high',
  why: 'A warehouse gathers data of many sources; its disks and snapshots would be plain text. A request to switch encryption off fails, so the stack does.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-10',
    // On by default for new clusters since 10 January 2025; `false` is refused.
    'https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html',
  ],
  settings: {
    'AWS::Redshift::Cluster': [
      { path: ['Encrypted'], holds: on(true), fault: "the cluster isn't encrypted at rest", set: 'true', inherits: ['SnapshotIdentifier'] },
    ],
  },
});
