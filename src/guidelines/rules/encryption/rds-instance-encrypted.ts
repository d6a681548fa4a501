import { on } from '../../settings/index.ts';
import { standalone } from '../database-place.ts';
import { atRest } from './at-rest.ts';

export const rdsInstanceEncrypted = atRest({
  id: 'rds-instance-encrypted',
  title: 'RDS database instances are encrypted at rest',
  severity: 'high',
  why:
    'Storage, logs, automated backups, read replicas and snapshots of an unencrypted database are plain text, and a snapshot that is shared by ' +
    'mistake is the whole database. Encryption can only be had by restoring a copy.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
  ],
  settings: {
    'AWS::RDS::DBInstance': [
      {
        path: ['StorageEncrypted'],
        holds: on(),
        fault: "the database isn't encrypted at rest",
        set: 'true',
        concerns: standalone,
        inherits: [
          'DBSnapshotIdentifier',
          'DBClusterSnapshotIdentifier',
          'SourceDBInstanceIdentifier',
          'SourceDbiResourceId',
          'SourceDBInstanceAutomatedBackupsArn',
        ],
      },
    ],
  },
});
