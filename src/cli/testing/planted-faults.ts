/** A CloudFormation template, to be changed in place. */
export interface PlantedTemplate {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, any> }>;
}

/** One fault that is put into one template of an estate, and where it must be found. */
export interface PlantedFault {
  readonly template: string;
  /** The template where it is found, if that isn't where it is planted. */
  readonly foundIn?: string;
  readonly plant: (resources: PlantedTemplate['Resources']) => void;
  readonly rule: string;
  readonly resource: string;
  /** From the resource. */
  readonly path: readonly (string | number)[];
}

const account = (name: string, capability: string) => `${name}/harbor-${name}-${capability}.template.json`;

/** Twenty faults that people really make, at least one for each promise that the guidelines hold. */
export const PLANTED: readonly PlantedFault[] = [
  // G2: encryption at rest.
  {
    template: account('prod', 'events'),
    plant: ({ OrderPlacedTopic }) => delete OrderPlacedTopic?.Properties['KmsMasterKeyId'],
    rule: 'sns-topic-encrypted',
    resource: 'OrderPlacedTopic',
    path: ['Properties', 'KmsMasterKeyId'],
  },
  {
    template: account('uat', 'api'),
    plant: ({ ApiDeploymentStageLive }) => (ApiDeploymentStageLive!.Properties['MethodSettings'][1].CacheDataEncrypted = false),
    rule: 'apigateway-cache-encrypted',
    resource: 'ApiDeploymentStageLive',
    path: ['Properties', 'MethodSettings', 1, 'CacheDataEncrypted'],
  },
  // G3: encryption in transit.
  {
    template: account('prod', 'web'),
    plant: ({ WebFilesPolicy }) => WebFilesPolicy!.Properties['PolicyDocument'].Statement.shift(),
    rule: 's3-bucket-requires-tls',
    resource: 'WebFiles',
    path: ['Properties'],
  },
  {
    template: account('prod', 'edge'),
    plant: ({ Site }) => (Site!.Properties['DistributionConfig'].DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all'),
    rule: 'cloudfront-viewer-https',
    resource: 'Site',
    path: ['Properties', 'DistributionConfig', 'DefaultCacheBehavior', 'ViewerProtocolPolicy'],
  },
  // G4: the network.
  {
    template: account('dev', 'compute'),
    plant: (resources) => {
      const rule = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
      resources['Jump'] = {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { GroupDescription: 'Administrators', SecurityGroupIngress: [rule] },
      };
    },
    rule: 'ec2-group-admin-ports-closed',
    resource: 'Jump',
    path: ['Properties', 'SecurityGroupIngress', 0, 'CidrIp'],
  },
  {
    template: account('uat', 'data'),
    plant: ({ OrdersReceiptsBucket }) => (OrdersReceiptsBucket!.Properties['PublicAccessBlockConfiguration'].RestrictPublicBuckets = false),
    rule: 's3-public-access-blocked',
    resource: 'OrdersReceiptsBucket',
    path: ['Properties', 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets'],
  },
  // G6: logs.
  {
    template: account('prod', 'compute'),
    plant: ({ OrdersApiLog }) => delete OrdersApiLog?.Properties['RetentionInDays'],
    rule: 'log-group-retention',
    resource: 'OrdersApiLog',
    path: ['Properties', 'RetentionInDays'],
  },
  {
    template: account('prod', 'api'),
    plant: (resources) => delete resources['FirewallLogging'],
    rule: 'firewall-logged',
    resource: 'Firewall',
    path: ['Properties'],
  },
  // G7: passwords and rotation.
  {
    template: account('uat', 'identity'),
    plant: ({ Users }) => (Users!.Properties['Policies'].PasswordPolicy.MinimumLength = 6),
    rule: 'cognito-password-policy',
    resource: 'Users',
    path: ['Properties', 'Policies', 'PasswordPolicy', 'MinimumLength'],
  },
  {
    template: account('prod', 'baseline'),
    plant: ({ Key }) => (Key!.Properties['EnableKeyRotation'] = false),
    rule: 'kms-key-rotated',
    resource: 'Key',
    path: ['Properties', 'EnableKeyRotation'],
  },
  // G8: least privilege.
  {
    template: account('dev', 'compute'),
    plant: ({ OrdersApiRole }) =>
      OrdersApiRole!.Properties['Policies'][0].PolicyDocument.Statement.unshift({ Effect: 'Allow', Action: '*', Resource: '*' }),
    rule: 'iam-policy-no-administrator',
    resource: 'OrdersApiRole',
    path: ['Properties', 'Policies', 0, 'PolicyDocument', 'Statement', 0, 'Action'],
  },
  {
    template: account('uat', 'events'),
    plant: ({ OrdersConfirmQueuePolicy }) => {
      const [, take] = OrdersConfirmQueuePolicy!.Properties['PolicyDocument'].Statement;
      take.Principal = '*';
      delete take.Condition;
    },
    rule: 'resource-policy-not-public',
    resource: 'OrdersConfirmQueuePolicy',
    path: ['Properties', 'PolicyDocument', 'Statement', 1, 'Principal'],
  },
  // G10: secrets in plain sight.
  {
    template: account('prod', 'compute'),
    plant: ({ OrdersConfirm }) => (OrdersConfirm!.Properties['Environment'].Variables.DATABASE_PASSWORD = 'correct-horse-battery'),
    rule: 'environment-without-secrets',
    resource: 'OrdersConfirm',
    path: ['Properties', 'Environment', 'Variables', 'DATABASE_PASSWORD'],
  },
  // G16: an alarm that nobody hears.
  {
    template: account('prod', 'observability'),
    plant: ({ ApiFaults }) => delete ApiFaults?.Properties['AlarmActions'],
    rule: 'alarm-tells-somebody',
    resource: 'ApiFaults',
    path: ['Properties', 'AlarmActions'],
  },
  // G17: the alarm on what fills up watches something else.
  {
    template: account('uat', 'observability'),
    foundIn: account('uat', 'events'),
    plant: ({ OrdersConfirmEventAge }) => (OrdersConfirmEventAge!.Properties['MetricName'] = 'NumberOfMessagesSent'),
    rule: 'exhaustion-alarmed',
    resource: 'OrdersConfirmQueue',
    path: ['Properties'],
  },
  // G18: recovery.
  {
    template: account('prod', 'data'),
    plant: ({ OrdersOrdersTable }) =>
      (OrdersOrdersTable!.Properties['PointInTimeRecoverySpecification'].PointInTimeRecoveryEnabled = false),
    rule: 'dynamodb-point-in-time-recovery',
    resource: 'OrdersOrdersTable',
    path: ['Properties', 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'],
  },
  {
    template: account('uat', 'baseline'),
    plant: ({ Artifacts }) => (Artifacts!.Properties['VersioningConfiguration'].Status = 'Suspended'),
    rule: 's3-bucket-versioning',
    resource: 'Artifacts',
    path: ['Properties', 'VersioningConfiguration', 'Status'],
  },
  // G19: what runs is supported and hardened.
  {
    template: account('prod', 'compute'),
    plant: ({ OrdersApi }) => (OrdersApi!.Properties['Runtime'] = 'nodejs16.x'),
    rule: 'lambda-runtime-supported',
    resource: 'OrdersApi',
    path: ['Properties', 'Runtime'],
  },
  {
    template: account('dev', 'identity'),
    plant: ({ Users }) => {
      Users!.Properties['MfaConfiguration'] = 'OFF';
      delete Users!.Properties['EnabledMfas'];
    },
    rule: 'cognito-mfa',
    resource: 'Users',
    path: ['Properties', 'MfaConfiguration'],
  },
  // I2: no IAM users.
  {
    template: account('management', 'baseline'),
    plant: (resources) => (resources['Robot'] = { Type: 'AWS::IAM::User', Properties: { UserName: 'robot' } }),
    rule: 'iam-no-users',
    resource: 'Robot',
    path: ['Type'],
  },
];
