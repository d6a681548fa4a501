import type { PromiseId } from '../rule.ts';

/** What a denying statement of the organization protects. */
export interface Guard {
  readonly promise: PromiseId;
  readonly does: string;
  /** It denies at least one of these, for every resource. */
  readonly actions?: readonly string[];
  /** Or it denies by this condition key, whatever the action. */
  readonly key?: string;
  /** Also where it denies them for named resources only. */
  readonly named?: true;
}

/** By what is denied, the promise that is kept. A statement may keep several. */
export const GUARDS: readonly Guard[] = [
  { promise: 'G2', does: 'volumes stay encrypted by default', actions: ['ec2:DisableEbsEncryptionByDefault'] },
  { promise: 'G2', does: 'volumes are made encrypted only', key: 'ec2:encrypted' },
  { promise: 'G2', does: 'databases are made encrypted only', key: 'rds:storageencrypted' },
  { promise: 'G2', does: 'file systems are made encrypted only', key: 'elasticfilesystem:encrypted' },
  { promise: 'G2', does: 'objects are written with the encryption that is asked for', key: 's3:x-amz-server-side-encryption' },
  {
    promise: 'G2',
    does: 'keys are neither switched off nor deleted',
    actions: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'],
  },
  { promise: 'G3', does: 'requests without encryption are refused', key: 'aws:securetransport' },
  { promise: 'G3', does: 'requests with old versions of TLS are refused', key: 's3:tlsversion' },
  {
    promise: 'G4',
    does: 'the blocks of public buckets, images and snapshots stay on',
    actions: [
      's3:PutAccountPublicAccessBlock',
      'ec2:DisableImageBlockPublicAccess',
      'ec2:DisableSnapshotBlockPublicAccess',
      'ec2:ModifyVpcBlockPublicAccessOptions',
      'emr:PutBlockPublicAccessConfiguration',
    ],
  },
  {
    promise: 'G4',
    does: 'no way to the internet or to another network is opened',
    actions: ['ec2:AttachInternetGateway', 'ec2:CreateInternetGateway', 'ec2:CreateVpcPeeringConnection', 'ec2:AcceptVpcPeeringConnection'],
  },
  { promise: 'G4', does: 'addresses of functions ask who calls', key: 'lambda:functionurlauthtype' },
  {
    promise: 'G6',
    does: 'nobody stops or shortens what records and detects',
    actions: [
      'cloudtrail:StopLogging',
      'cloudtrail:DeleteTrail',
      'cloudtrail:UpdateTrail',
      'config:StopConfigurationRecorder',
      'config:DeleteConfigurationRecorder',
      'ec2:DeleteFlowLogs',
      'logs:DeleteLogGroup',
      'logs:PutRetentionPolicy',
    ],
  },
  {
    promise: 'G7',
    does: 'the password policy and the rotation of keys stay as they are',
    actions: ['iam:DeleteAccountPasswordPolicy', 'iam:UpdateAccountPasswordPolicy', 'kms:DisableKeyRotation'],
  },
  {
    promise: 'G7',
    does: 'no key or password of a user is made',
    actions: ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:CreateServiceSpecificCredential'],
  },
  { promise: 'G8', does: 'only principals of the organization reach its resources', key: 'aws:principalorgid' },
  { promise: 'G8', does: 'services reach resources on behalf of the organization only', key: 'aws:sourceorgid' },
  { promise: 'G8', does: 'roles are made with a boundary only', key: 'iam:permissionsboundary' },
  {
    promise: 'G8',
    does: 'roles that deploy or bound others are changed by provisioning only',
    actions: ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:CreatePolicyVersion'],
    named: true,
  },
  { promise: 'G8', does: 'roles that deploy are passed and assumed by provisioning only', actions: ['iam:PassRole'], named: true },
  { promise: 'G10', does: 'no secret is opened to the public', key: 'secretsmanager:blockpublicpolicy' },
  { promise: 'G16', does: 'alarms stay on', actions: ['cloudwatch:DeleteAlarms', 'cloudwatch:DisableAlarmActions'] },
  { promise: 'G17', does: 'alarms stay on', actions: ['cloudwatch:DeleteAlarms', 'cloudwatch:DisableAlarmActions'] },
  {
    promise: 'G18',
    does: 'backups are not deleted',
    actions: ['backup:DeleteRecoveryPoint', 'backup:DeleteBackupVault', 'backup:UpdateRecoveryPointLifecycle', 'rds:DeleteDBSnapshot'],
  },
  {
    promise: 'G18',
    does: 'what holds data is not deleted',
    actions: ['s3:DeleteBucket', 'dynamodb:DeleteTable', 'rds:DeleteDBInstance', 'rds:DeleteDBCluster'],
  },
  { promise: 'G19', does: 'instances ask for version 2 of the metadata service', key: 'ec2:metadatahttptokens' },
  { promise: 'G19', does: 'the defaults of the metadata service stay', actions: ['ec2:ModifyInstanceMetadataDefaults'] },
  {
    promise: 'G19',
    does: 'scanning and the detection of threats stay on',
    actions: ['guardduty:DeleteDetector', 'guardduty:UpdateDetector', 'inspector2:Disable', 'securityhub:DisableSecurityHub'],
  },
  { promise: 'I2', does: 'no user and no key of one is made', actions: ['iam:CreateUser', 'iam:CreateAccessKey'] },
];

/** A policy that declares a state instead of denying actions. */
export interface Declaration {
  readonly type: string;
  readonly promise: PromiseId;
  readonly does: string;
  /** The name of an attribute somewhere in it; absent, the policy itself is enough. */
  readonly attribute?: string;
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html */
export const DECLARATIONS: readonly Declaration[] = [
  { type: 'BACKUP_POLICY', promise: 'G18', does: 'backup plans are made in each account' },
  { type: 'INSPECTOR_POLICY', promise: 'G19', does: 'Inspector scans in each account' },
  { type: 'SECURITYHUB_POLICY', promise: 'G6', does: 'Security Hub is on in each account' },
  { type: 'S3_POLICY', promise: 'G4', does: 'public access to buckets is blocked', attribute: 'public_access_block_configuration' },
  { type: 'DECLARATIVE_POLICY_EC2', promise: 'G4', does: 'VPCs are closed to the internet', attribute: 'vpc_block_public_access' },
  { type: 'DECLARATIVE_POLICY_EC2', promise: 'G4', does: 'images are not public', attribute: 'image_block_public_access' },
  { type: 'DECLARATIVE_POLICY_EC2', promise: 'G4', does: 'snapshots are not public', attribute: 'snapshot_block_public_access' },
  {
    type: 'DECLARATIVE_POLICY_EC2',
    promise: 'G19',
    does: 'instances have the defaults of the metadata service that are declared',
    attribute: 'instance_metadata_defaults',
  },
];
