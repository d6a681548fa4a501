import { isSet } from '../../settings/index.ts';
import { atRest } from './at-rest.ts';

export const emrClusterEncrypted = atRest({
  id: 'emr-cluster-encrypted',
  title: 'EMR clusters have a security configuration',
  severity: 'medium',
  why: 'Local disks and the traffic between nodes are only encrypted as a security configuration says. A cluster without one encrypts neither.',
  sources: [
    'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html',
    'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-specify-security-configuration.html',
  ],
  settings: {
    'AWS::EMR::Cluster': [
      {
        path: ['SecurityConfiguration'],
        holds: isSet,
        fault: "the cluster's disks aren't encrypted, for it has no security configuration",
        set: '!Ref SecurityConfiguration',
      },
    ],
  },
});
