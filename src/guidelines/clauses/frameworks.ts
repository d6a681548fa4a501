/** A framework that an auditor asks about. */
export type FrameworkId = 'cis' | 'soc2' | 'iso27001';

export interface Framework {
  readonly id: FrameworkId;
  /** As it is written before a clause: `SOC 2 CC6.1`. */
  readonly name: string;
  readonly edition: string;
  readonly source: string;
  /** What each clause that a rule supports is about, in our words. The frameworks' own texts count. */
  readonly clauses: Readonly<Record<string, string>>;
}

/** The editions that rules are mapped to, and of each the clauses that a rule supports; what people and paper do has no rule. */
export const FRAMEWORKS: readonly Framework[] = [
  {
    id: 'cis',
    name: 'CIS AWS',
    edition: 'CIS AWS Foundations Benchmark v5.0.0, as Security Hub numbers its requirements',
    source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html',
    clauses: {
      '1.13': 'access keys are rotated every 90 days or sooner',
      '1.14': 'users have permissions by their groups only',
      '1.15': 'no policy in use allows everything',
      '1.17': 'instances use roles to reach AWS',
      '1.20': 'users are managed centrally, by federation or the organization',
      '2.1.1': 'buckets deny requests over plain HTTP',
      '2.1.4': 'buckets block public access',
      '2.2.1': 'databases of RDS are encrypted at rest',
      '2.2.2': 'databases of RDS take minor versions by themselves',
      '2.2.3': 'databases of RDS have no public address',
      '2.2.4': 'databases of RDS are in several zones',
      '2.3.1': 'file systems of EFS are encrypted',
      '3.1': 'CloudTrail is on in all Regions',
      '3.2': 'log files of CloudTrail can be validated',
      '3.3': 'AWS Config is on in all Regions',
      '3.4': 'access to the bucket of CloudTrail is logged',
      '3.5': 'logs of CloudTrail are encrypted with a key of KMS',
      '3.6': 'symmetric keys of KMS are rotated',
      '3.7': 'every VPC has flow logs',
      '5.1.1': 'volumes of EBS are encrypted',
      '5.1.2': 'file shares (CIFS) are open to trusted networks only',
      '5.2': 'no network ACL opens administration ports to the internet',
      '5.3': 'no security group opens administration ports to 0.0.0.0/0',
      '5.4': 'no security group opens administration ports to ::/0',
      '5.5': 'the default security group lets nothing through',
      '5.7': 'instances ask for version 2 of the metadata service',
    },
  },
  {
    id: 'soc2',
    name: 'SOC 2',
    edition: '2017 Trust Services Criteria, with the points of focus of 2022',
    source: 'https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022',
    clauses: {
      'A1.1': 'capacity is watched and kept ahead of demand',
      'A1.2': 'what recovery needs is there: backups, redundancy, infrastructure',
      'C1.1': 'confidential information is identified and protected',
      'CC6.1': 'logical access to protected information is limited',
      'CC6.2': 'who gets credentials is registered and authorized first',
      'CC6.3': 'access follows roles, least privilege and separation of duties',
      'CC6.6': 'what comes from outside the system is kept out',
      'CC6.7': 'information is protected while it is moved',
      'CC6.8': 'unauthorized or malicious software is prevented or found',
      'CC7.1': 'changes of configuration and new vulnerabilities are found',
      'CC7.2': 'components are watched for anomalies',
      'CC7.3': 'security events are evaluated',
      'CC7.5': 'recovery from incidents is prepared',
      'CC8.1': 'changes are authorized, tested and tracked',
    },
  },
  {
    id: 'iso27001',
    name: 'ISO 27001',
    edition: 'ISO/IEC 27001:2022, Annex A',
    source: 'https://www.iso.org/standard/27001',
    clauses: {
      'A.5.14': 'transfer of information',
      'A.5.15': 'access control',
      'A.5.16': 'identities and their life',
      'A.5.17': 'authentication information',
      'A.5.18': 'access rights',
      'A.5.19': 'security with suppliers',
      'A.5.28': 'collection of evidence',
      'A.5.33': 'protection of records',
      'A.8.2': 'privileged access',
      'A.8.3': 'restriction of access to information',
      'A.8.5': 'secure authentication',
      'A.8.6': 'capacity',
      'A.8.8': 'technical vulnerabilities',
      'A.8.9': 'configuration',
      'A.8.13': 'backup of information',
      'A.8.14': 'redundancy',
      'A.8.15': 'logging',
      'A.8.16': 'monitoring',
      'A.8.20': 'security of networks',
      'A.8.22': 'separation of networks',
      'A.8.23': 'filtering of what comes from the web',
      'A.8.24': 'use of cryptography',
      'A.8.26': 'security requirements of applications',
      'A.8.32': 'change management',
    },
  },
];
