import { noneOf } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const drsReplicationEncrypted = atRest({
  id: 'drs-replication-encrypted',
  title: 'Disks that Elastic Disaster Recovery replicates are encrypted',
  severity: 'high',
  why: 'Replicas are whole disks of servers, kept for as long as the servers are protected.',
  sources: [
    'https://docs.aws.amazon.com/drs/latest/userguide/volumes-drs.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-drs-replicationconfigurationtemplate.html',
  ],
  settings: {
    'AWS::DRS::ReplicationConfigurationTemplate': [
      { path: ['EbsEncryption'], holds: noneOf(['NONE']), fault: "replicated disks aren't encrypted", set: 'DEFAULT' },
    ],
  },
});
