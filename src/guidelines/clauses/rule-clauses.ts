import type { PromiseId } from '../rule.ts';
import type { FrameworkId } from './frameworks.ts';

/** Numbers of clauses by framework. */
export type ClauseTable = Partial<Readonly<Record<FrameworkId, readonly string[]>>>;

/** What a rule of a promise supports, unless `RULE_CLAUSES` says otherwise for a framework. CIS is never said for a whole promise. */
export const PROMISE_CLAUSES: Readonly<Record<PromiseId, ClauseTable>> = {
  G2: { soc2: ['CC6.1', 'C1.1'], iso27001: ['A.8.24'] },
  G3: { soc2: ['CC6.1', 'CC6.7'], iso27001: ['A.5.14', 'A.8.20', 'A.8.24'] },
  G4: { soc2: ['CC6.1', 'CC6.6'], iso27001: ['A.8.20', 'A.8.22'] },
  G6: { soc2: ['CC7.2', 'CC7.3'], iso27001: ['A.8.15'] },
  G7: { soc2: ['CC6.1'], iso27001: ['A.5.17', 'A.8.5'] },
  G8: { soc2: ['CC6.1', 'CC6.3'], iso27001: ['A.5.15', 'A.5.18', 'A.8.3'] },
  G10: { soc2: ['CC6.1'], iso27001: ['A.5.17'] },
  G16: { soc2: ['CC7.2'], iso27001: ['A.8.16'] },
  G17: { soc2: ['A1.1'], iso27001: ['A.8.6', 'A.8.16'] },
  G18: { soc2: ['A1.2', 'CC7.5'], iso27001: ['A.8.13'] },
  G19: { soc2: ['CC7.1'], iso27001: ['A.8.8', 'A.8.9'] },
  I2: { soc2: ['CC6.1', 'CC6.2', 'CC6.3'], iso27001: ['A.5.16', 'A.5.17', 'A.5.18'] },
};

const PRIVILEGED: ClauseTable = { iso27001: ['A.5.15', 'A.5.18', 'A.8.2'] };
const ACCESS_TO_DATA: ClauseTable = { iso27001: ['A.5.15', 'A.8.3', 'A.8.20'] };
const SIGN_IN: ClauseTable = { iso27001: ['A.5.15', 'A.8.5'] };
const REDUNDANT: ClauseTable = { soc2: ['A1.2'], iso27001: ['A.8.14'] };
const NOT_DELETED: ClauseTable = { soc2: ['A1.2'], iso27001: ['A.5.33'] };
const WATCHED: ClauseTable = { soc2: ['CC7.2', 'CC7.3'], iso27001: ['A.8.16'] };
const CONFIGURED: ClauseTable = { soc2: ['CC7.1'], iso27001: ['A.8.9'] };
const NO_FOREIGN_CODE: ClauseTable = { soc2: ['CC6.1', 'CC6.8'], iso27001: ['A.8.9'] };
const FIREWALL: ClauseTable = { soc2: ['CC6.6'], iso27001: ['A.8.20', 'A.8.26'] };
const ADMINISTRATION_PORTS: ClauseTable = { cis: ['5.3', '5.4'] };

/** By rule, what differs from its promise. A framework that is named here replaces the promise's clauses of it. */
export const RULE_CLAUSES: Readonly<Record<string, ClauseTable>> = {
  'cloudtrail-encrypted': { cis: ['3.5'], iso27001: ['A.5.28', 'A.8.15', 'A.8.24'] },
  'ec2-block-devices-encrypted': { cis: ['5.1.1'] },
  'ec2-volume-encrypted': { cis: ['5.1.1'] },
  'efs-file-system-encrypted': { cis: ['2.3.1'] },
  'rds-cluster-encrypted': { cis: ['2.2.1'] },
  'rds-instance-encrypted': { cis: ['2.2.1'] },

  's3-bucket-requires-tls': { cis: ['2.1.1'] },
  'codebuild-source-tls': { soc2: ['CC6.7', 'CC8.1'], iso27001: ['A.5.19', 'A.8.24'] },
  'apigateway-stage-client-certificate': { iso27001: ['A.8.5', 'A.8.20'] },

  'data-store-not-public': { cis: ['2.2.3'] },
  'ec2-default-group-unused': { cis: ['5.5'] },
  'ec2-group-admin-ports-closed': ADMINISTRATION_PORTS,
  'ec2-group-all-ports-closed': { cis: ['5.1.2', '5.3', '5.4'] },
  'ec2-group-data-ports-closed': { cis: ['5.1.2'] },
  'ec2-network-acl-closed': { cis: ['5.2'] },
  'lambda-url-authenticated': SIGN_IN,
  's3-acl-not-public': { ...ACCESS_TO_DATA, cis: ['2.1.4'] },
  's3-public-access-blocked': { ...ACCESS_TO_DATA, cis: ['2.1.4'] },
  'cloudfront-origin-private': ACCESS_TO_DATA,
  'network-firewall-drops': { iso27001: ['A.8.20', 'A.8.22', 'A.8.23'] },

  'cloudtrail-trail-complete': { cis: ['3.1', '3.2'], iso27001: ['A.5.28', 'A.8.15'] },
  'config-recorder-complete': { cis: ['3.3'], soc2: ['CC7.1', 'CC7.2'], iso27001: ['A.8.9', 'A.8.15'] },
  'detection-on': WATCHED,
  'log-group-retention': { iso27001: ['A.5.33', 'A.8.15'] },
  's3-bucket-access-logged': { cis: ['3.4'] },
  'vpc-flow-logged': { cis: ['3.7'] },

  'iam-access-key-replaced': { cis: ['1.13'] },
  'kms-key-rotated': { cis: ['3.6'], iso27001: ['A.8.24'] },

  'iam-policy-no-administrator': { ...PRIVILEGED, cis: ['1.15'] },
  'iam-no-administrator-attached': { ...PRIVILEGED, cis: ['1.15'] },
  'iam-policy-no-escalation': PRIVILEGED,
  'iam-user-no-own-policies': { cis: ['1.14'] },
  'eks-access-not-cluster-admin': PRIVILEGED,
  'api-gateway-method-authorized': SIGN_IN,
  'api-gateway-definition-authorized': SIGN_IN,
  'api-gateway-route-authorized': SIGN_IN,
  'appsync-no-api-key': SIGN_IN,
  'cognito-no-guests': SIGN_IN,
  'lambda-url-authorized': SIGN_IN,
  'iam-no-access-keys': { cis: ['1.17'] },
  'iam-no-policies-for-users': { cis: ['1.14'] },
  'iam-no-users': { cis: ['1.20'] },

  'autoscaling-elb-health': { soc2: ['A1.2'], iso27001: ['A.8.14'] },
  'event-failures-kept': { soc2: ['A1.2', 'CC7.5'], iso27001: ['A.8.14'] },
  'lambda-failures-kept': { soc2: ['A1.2', 'CC7.5'], iso27001: ['A.8.14'] },
  'sqs-failures-kept': { soc2: ['A1.2', 'CC7.5'], iso27001: ['A.8.14'] },

  'autoscaling-several-zones': REDUNDANT,
  'dax-nodes-across-zones': REDUNDANT,
  'dms-standby': REDUNDANT,
  'elasticache-automatic-failover': REDUNDANT,
  'elasticache-nodes-across-zones': REDUNDANT,
  'elb-cross-zone': REDUNDANT,
  'elb-several-zones': REDUNDANT,
  'lambda-several-zones': REDUNDANT,
  'mq-broker-standby': REDUNDANT,
  'opensearch-dedicated-masters': REDUNDANT,
  'opensearch-zone-awareness': REDUNDANT,
  'rds-multi-az': { ...REDUNDANT, cis: ['2.2.4'] },
  'cognito-deletion-protection': NOT_DELETED,
  'data-kept-on-deletion': NOT_DELETED,
  'deletion-protection-kept-on': NOT_DELETED,
  'docdb-deletion-protection': NOT_DELETED,
  'dynamodb-deletion-protection': NOT_DELETED,
  'elb-deletion-protection': NOT_DELETED,
  'neptune-deletion-protection': NOT_DELETED,
  'network-firewall-protection': { soc2: ['A1.2', 'CC6.6'], iso27001: ['A.8.20'] },
  'rds-deletion-protection': NOT_DELETED,
  's3-bucket-versioning': { iso27001: ['A.5.33', 'A.8.13'] },

  'autoscaling-launch-template': CONFIGURED,
  'cloudfront-root-object': { soc2: ['CC6.1'], iso27001: ['A.8.3', 'A.8.9'] },
  'codebuild-not-privileged': NO_FOREIGN_CODE,
  'cognito-mfa': { soc2: ['CC6.1'], iso27001: ['A.8.5'] },
  'cognito-threat-protection': { soc2: ['CC6.1', 'CC7.2'], iso27001: ['A.8.5', 'A.8.16'] },
  'container-capabilities-few': NO_FOREIGN_CODE,
  'container-host-closed': NO_FOREIGN_CODE,
  'container-not-privileged': NO_FOREIGN_CODE,
  'container-not-root': NO_FOREIGN_CODE,
  'container-root-read-only': NO_FOREIGN_CODE,
  'ec2-imdsv2-required': { cis: ['5.7'], soc2: ['CC6.1'], iso27001: ['A.8.9'] },
  'ec2-metadata-hops-few': { soc2: ['CC6.1'], iso27001: ['A.8.9'] },
  'ecr-images-scanned': { soc2: ['CC6.8', 'CC7.1'], iso27001: ['A.8.8'] },
  'ecr-tags-immutable': { soc2: ['CC8.1'], iso27001: ['A.8.32'] },
  'elb-desync-mitigated': FIREWALL,
  'elb-drops-invalid-headers': FIREWALL,
  'guardduty-on': WATCHED,
  'minor-versions-automatic': { cis: ['2.2.2'], iso27001: ['A.8.8'] },
  'sagemaker-no-root': { soc2: ['CC6.3'], iso27001: ['A.8.2', 'A.8.9'] },
  'waf-before-public': FIREWALL,
  'waf-has-rules': FIREWALL,
  'waf-rules-block': FIREWALL,
};

/** Rules that no clause of SOC 2 or ISO 27001 asks for, and why. */
export const WITHOUT_CLAUSES: Readonly<Record<string, string>> = {
  'cost-alerted': 'it is about money, which is no criterion of security or availability',
};
