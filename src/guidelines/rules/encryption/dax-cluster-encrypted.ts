import { on } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const daxClusterEncrypted = atRest({
  id: 'dax-cluster-encrypted',
  title: 'DAX clusters are encrypted at rest',
  severity: 'high',
  why: 'A table in DynamoDB is always encrypted, the copy of it that DAX keeps on disk only when asked, and only when the cluster is made.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-3',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html',
  ],
  settings: {
    'AWS::DAX::Cluster': [
      { path: ['SSESpecification', 'SSEEnabled'], holds: on(), fault: "the cluster isn't encrypted at rest", set: 'true' },
    ],
  },
});
