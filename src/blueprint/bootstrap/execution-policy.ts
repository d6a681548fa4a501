/** One statement of what CloudFormation may do when it applies a stack of ours. */
export interface ExecutionStatement {
  readonly sid: string;
  readonly actions: readonly string[];
  /** Without the partition: `service:region:account:resource`, where `{region}`, `{account}` and `{project}` are filled in. */
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const ROLES = 'iam::{account}:role/{project}-*';
const BOUNDARY = 'arn:{partition}:iam::{account}:policy/{project}-boundary';

/**
 * Written for the types that the blueprint makes and no others. CloudFormation begins the name of what it names with the stack's, which
 * begins with the project's, so most statements end at the project's own things. What AWS names by itself (keys, pools, distributions,
 * zones, certificates, APIs) can only be told by its kind; the account holds nobody else's.
 */
export const EXECUTION_POLICY: readonly ExecutionStatement[] = [
  {
    sid: 'Buckets',
    actions: [
      's3:CreateBucket',
      's3:DeleteBucket',
      's3:DeleteBucketPolicy',
      's3:GetAccelerateConfiguration',
      's3:GetAnalyticsConfiguration',
      's3:GetBucket*',
      's3:GetEncryptionConfiguration',
      's3:GetIntelligentTieringConfiguration',
      's3:GetInventoryConfiguration',
      's3:GetLifecycleConfiguration',
      's3:GetMetricsConfiguration',
      's3:GetReplicationConfiguration',
      's3:ListBucket',
      's3:PutBucket*',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
    ],
    resources: ['s3:::{project}-*'],
  },
  {
    sid: 'Templates',
    actions: ['s3:GetObject'],
    resources: ['s3:::cdk-{qualifier}-assets-{account}-{region}/*', 's3:::{project}-*/releases/*'],
  },
  {
    sid: 'NewKeys',
    actions: ['kms:CreateKey', 'kms:ListAliases'],
    resources: ['*'], // A key has no ARN before it is made, and aliases are listed as a whole.
  },
  {
    sid: 'Keys',
    actions: [
      'kms:CreateAlias',
      'kms:DeleteAlias',
      'kms:DescribeKey',
      'kms:DisableKey',
      'kms:EnableKey',
      'kms:EnableKeyRotation',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:ScheduleKeyDeletion',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateAlias',
      'kms:UpdateKeyDescription',
    ],
    resources: ['kms:{region}:{account}:key/*', 'kms:{region}:{account}:alias/{project}-*'],
  },
  {
    sid: 'KeysForServices',
    actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
    resources: ['kms:{region}:{account}:key/*'],
    conditions: {
      'ForAnyValue:StringEquals': {
        'kms:ViaService': ['dynamodb', 'lambda', 'logs', 's3', 'sns', 'sqs'].map((service) => `${service}.{region}.amazonaws.com`),
      },
    },
  },
  {
    sid: 'BoundedRoles',
    actions: [
      'iam:CreateRole',
      'iam:AttachRolePolicy',
      'iam:DetachRolePolicy',
      'iam:PutRolePolicy',
      'iam:DeleteRolePolicy',
      'iam:PutRolePermissionsBoundary',
    ],
    resources: [ROLES],
    // No role without the boundary: neither made nor given a permission.
    conditions: { StringEquals: { 'iam:PermissionsBoundary': BOUNDARY } },
  },
  {
    sid: 'Roles',
    actions: [
      'iam:DeleteRole',
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
      'iam:TagRole',
      'iam:UntagRole',
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateRole',
      'iam:UpdateRoleDescription',
    ],
    resources: [ROLES],
  },
  {
    sid: 'PassRoles',
    actions: ['iam:PassRole'],
    resources: [ROLES],
    conditions: { StringEquals: { 'iam:PassedToService': ['apigateway.amazonaws.com', 'lambda.amazonaws.com'] } },
  },
  {
    sid: 'ServiceLinkedRoles',
    actions: ['iam:CreateServiceLinkedRole'],
    resources: ['iam::{account}:role/aws-service-role/*'],
    conditions: {
      StringEquals: {
        'iam:AWSServiceName': [
          'delivery.logs.amazonaws.com',
          'email.cognito-idp.amazonaws.com',
          'ops.apigateway.amazonaws.com',
          'replicator.lambda.amazonaws.com',
          'wafv2.amazonaws.com',
        ],
      },
    },
  },
  {
    sid: 'Functions',
    actions: [
      'lambda:AddPermission',
      'lambda:CreateAlias',
      'lambda:CreateFunction',
      'lambda:DeleteAlias',
      'lambda:DeleteFunction',
      'lambda:DeleteFunctionConcurrency',
      'lambda:Get*',
      'lambda:List*',
      'lambda:PutFunctionConcurrency',
      'lambda:PutFunctionRecursionConfig',
      'lambda:PutRuntimeManagementConfig',
      'lambda:RemovePermission',
      'lambda:TagResource',
      'lambda:UntagResource',
      'lambda:UpdateAlias',
      'lambda:UpdateFunctionCode',
      'lambda:UpdateFunctionConfiguration',
    ],
    resources: ['lambda:{region}:{account}:function:{project}-*'],
  },
  {
    sid: 'EventSources',
    actions: [
      'lambda:CreateEventSourceMapping',
      'lambda:DeleteEventSourceMapping',
      'lambda:GetEventSourceMapping',
      'lambda:UpdateEventSourceMapping',
    ],
    resources: ['*'], // A mapping's ARN is not known before it is made; the condition holds it to functions of the project.
    conditions: { ArnLike: { 'lambda:FunctionArn': 'arn:{partition}:lambda:{region}:{account}:function:{project}-*' } },
  },
  {
    sid: 'EventSourcesRead',
    actions: ['lambda:ListEventSourceMappings', 'lambda:ListTags', 'lambda:TagResource', 'lambda:UntagResource'],
    resources: ['lambda:{region}:{account}:event-source-mapping:*'],
  },
  {
    sid: 'Tables',
    actions: [
      'dynamodb:CreateTable',
      'dynamodb:DeleteTable',
      'dynamodb:Describe*',
      'dynamodb:GetResourcePolicy',
      'dynamodb:ListTagsOfResource',
      'dynamodb:TagResource',
      'dynamodb:UntagResource',
      'dynamodb:UpdateContinuousBackups',
      'dynamodb:UpdateContributorInsights',
      'dynamodb:UpdateTable',
      'dynamodb:UpdateTimeToLive',
    ],
    resources: ['dynamodb:{region}:{account}:table/{project}-*'],
  },
  {
    sid: 'Topics',
    actions: [
      'sns:CreateTopic',
      'sns:DeleteTopic',
      'sns:GetDataProtectionPolicy',
      'sns:GetSubscriptionAttributes',
      'sns:GetTopicAttributes',
      'sns:ListSubscriptionsByTopic',
      'sns:ListTagsForResource',
      'sns:SetSubscriptionAttributes',
      'sns:SetTopicAttributes',
      'sns:Subscribe',
      'sns:TagResource',
      'sns:Unsubscribe',
      'sns:UntagResource',
    ],
    resources: ['sns:{region}:{account}:{project}-*'],
  },
  {
    sid: 'Queues',
    actions: [
      'sqs:CreateQueue',
      'sqs:DeleteQueue',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ListQueueTags',
      'sqs:SetQueueAttributes',
      'sqs:TagQueue',
      'sqs:UntagQueue',
    ],
    resources: ['sqs:{region}:{account}:{project}-*'],
  },
  {
    sid: 'Pools',
    actions: [
      'cognito-idp:AssociateWebACL',
      'cognito-idp:Create*',
      'cognito-idp:Delete*',
      'cognito-idp:Describe*',
      'cognito-idp:DisassociateWebACL',
      'cognito-idp:Get*',
      'cognito-idp:List*',
      'cognito-idp:SetUserPoolMfaConfig',
      'cognito-idp:TagResource',
      'cognito-idp:UntagResource',
      'cognito-idp:UpdateManagedLoginBranding',
      'cognito-idp:UpdateResourceServer',
      'cognito-idp:UpdateUserPool*',
    ],
    resources: ['cognito-idp:{region}:{account}:userpool/*'],
  },
  {
    sid: 'NewPools',
    actions: ['cognito-idp:CreateUserPool', 'cognito-idp:DescribeUserPoolDomain'],
    resources: ['*'], // Neither a new pool nor the look-up of a domain has a resource to name.
  },
  {
    sid: 'SignInDomain',
    actions: ['cloudfront:updateDistribution'],
    // Cognito serves a custom domain by a distribution of its own, in an account of AWS's
    // (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html).
    resources: ['*'],
  },
  {
    sid: 'Apis',
    actions: ['apigateway:DELETE', 'apigateway:GET', 'apigateway:PATCH', 'apigateway:POST', 'apigateway:PUT', 'apigateway:SetWebACL'],
    resources: [
      'apigateway:{region}::/account',
      'apigateway:{region}::/domainnames*',
      'apigateway:{region}::/restapis*',
      'apigateway:{region}::/tags/*',
    ],
  },
  {
    sid: 'Certificates',
    actions: [
      'acm:AddTagsToCertificate',
      'acm:DeleteCertificate',
      'acm:DescribeCertificate',
      'acm:ListTagsForCertificate',
      'acm:RemoveTagsFromCertificate',
      'acm:RequestCertificate',
    ],
    resources: ['acm:{region}:{account}:certificate/*'],
  },
  {
    sid: 'NewZones',
    actions: ['route53:CreateHostedZone', 'route53:ListHostedZones*'],
    resources: ['*'], // A zone has an id only once it is made.
  },
  {
    sid: 'Zones',
    actions: [
      'route53:ChangeResourceRecordSets',
      'route53:ChangeTagsForResource',
      'route53:DeleteHostedZone',
      'route53:GetChange',
      'route53:GetHostedZone',
      'route53:ListResourceRecordSets',
      'route53:ListTagsForResource',
      'route53:UpdateHostedZoneComment',
    ],
    resources: ['route53:::hostedzone/*', 'route53:::change/*'],
  },
  {
    sid: 'Distributions',
    actions: [
      'cloudfront:AllowVendedLogDeliveryForResource',
      'cloudfront:Create*',
      'cloudfront:Delete*',
      'cloudfront:Describe*',
      'cloudfront:Get*',
      'cloudfront:ListTagsForResource',
      'cloudfront:PublishFunction',
      'cloudfront:TagResource',
      'cloudfront:UntagResource',
      'cloudfront:Update*',
    ],
    resources: [
      'cloudfront::{account}:distribution/*',
      'cloudfront::{account}:function/{project}-*',
      'cloudfront::{account}:origin-access-control/*',
      'cloudfront::{account}:response-headers-policy/*',
    ],
  },
  {
    sid: 'Firewalls',
    actions: [
      'wafv2:AssociateWebACL',
      'wafv2:CreateWebACL',
      'wafv2:DeleteLoggingConfiguration',
      'wafv2:DeleteWebACL',
      'wafv2:DisassociateWebACL',
      'wafv2:Get*',
      'wafv2:ListTagsForResource',
      'wafv2:PutLoggingConfiguration',
      'wafv2:TagResource',
      'wafv2:UntagResource',
      'wafv2:UpdateWebACL',
    ],
    resources: [
      'wafv2:{region}:{account}:*/webacl/*',
      'wafv2:{region}:{account}:*/managedruleset/*',
      'apigateway:{region}::/restapis/*',
      'cognito-idp:{region}:{account}:userpool/*',
    ],
  },
  {
    sid: 'Logs',
    actions: [
      'logs:AssociateKmsKey',
      'logs:CreateDelivery',
      'logs:CreateLogGroup',
      'logs:Delete*',
      'logs:DisassociateKmsKey',
      'logs:Get*',
      'logs:ListTags*',
      'logs:PutDelivery*',
      'logs:PutRetentionPolicy',
      'logs:TagResource',
      'logs:UntagResource',
      'logs:UpdateDeliveryConfiguration',
    ],
    resources: ['logs:{region}:{account}:log-group:*', 'logs:{region}:{account}:delivery*'],
  },
  {
    sid: 'LogDelivery',
    actions: [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
    ],
    resources: ['*'], // These actions of vended logs know no resource.
  },
  {
    sid: 'Alarms',
    actions: [
      'cloudwatch:DeleteAlarms',
      'cloudwatch:DeleteDashboards',
      'cloudwatch:DescribeAlarms',
      'cloudwatch:GetDashboard',
      'cloudwatch:ListTagsForResource',
      'cloudwatch:PutDashboard',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:TagResource',
      'cloudwatch:UntagResource',
    ],
    resources: ['cloudwatch:{region}:{account}:alarm:{project}-*', 'cloudwatch::{account}:dashboard/{project}-*'],
  },
  {
    sid: 'AnomalyBands',
    actions: ['cloudwatch:DeleteAnomalyDetector', 'cloudwatch:DescribeAnomalyDetectors', 'cloudwatch:PutAnomalyDetector'],
    resources: ['*'], // A detector is named by its metric.
  },
];
