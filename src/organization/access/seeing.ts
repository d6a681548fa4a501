import type { PolicyStatement } from '../policy-document.ts';

/**
 * Descriptions of what an environment is made of. Written out instead of AWS's ViewOnlyAccess, which names the users of a pool and the objects
 * of a bucket, covers every service there is and grows with each new one. What gives code, keys' values or contents away is left out.
 */
export const SEE_CONFIGURATION: PolicyStatement = {
  Sid: 'SeeConfiguration',
  Effect: 'Allow',
  Action: [
    'acm:DescribeCertificate',
    'acm:ListCertificates',
    'cloudformation:Describe*',
    'cloudformation:GetTemplate',
    'cloudformation:GetTemplateSummary',
    'cloudformation:List*',
    'cloudfront:GetDistribution',
    'cloudfront:GetDistributionConfig',
    'cloudfront:List*',
    'cloudtrail:LookupEvents',
    'cloudwatch:Describe*',
    'cloudwatch:Get*',
    'cloudwatch:List*',
    'cognito-idp:DescribeResourceServer',
    'cognito-idp:DescribeUserPool',
    'cognito-idp:DescribeUserPoolDomain',
    'cognito-idp:ListResourceServers',
    'cognito-idp:ListUserPoolClients',
    'cognito-idp:ListUserPools',
    'dynamodb:DescribeContinuousBackups',
    'dynamodb:DescribeLimits',
    'dynamodb:DescribeTable',
    'dynamodb:DescribeTimeToLive',
    'dynamodb:ListTables',
    'health:Describe*',
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
    'iam:GetRole',
    'iam:GetRolePolicy',
    'iam:ListAttachedRolePolicies',
    'iam:ListPolicies',
    'iam:ListRolePolicies',
    'iam:ListRoles',
    'kms:DescribeKey',
    'kms:GetKeyPolicy',
    'kms:GetKeyRotationStatus',
    'kms:ListAliases',
    'kms:ListKeys',
    'lambda:GetAccountSettings',
    'lambda:GetAlias',
    'lambda:GetEventSourceMapping',
    'lambda:GetFunctionConfiguration',
    'lambda:GetPolicy',
    'lambda:List*',
    'logs:Describe*',
    'route53:Get*',
    'route53:List*',
    's3:GetAccountPublicAccessBlock',
    's3:GetBucket*',
    's3:GetEncryptionConfiguration',
    's3:GetLifecycleConfiguration',
    's3:ListAllMyBuckets',
    'servicequotas:GetServiceQuota',
    'servicequotas:ListServiceQuotas',
    'sns:GetSubscriptionAttributes',
    'sns:GetTopicAttributes',
    'sns:List*',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:List*',
    'tag:GetResources',
    'wafv2:GetWebACL',
    'wafv2:GetWebACLForResource',
    'wafv2:List*',
  ],
  // Whatever the account holds: most of it has a name of CloudFormation's.
  Resource: '*',
};

export const SEE_APIS: PolicyStatement = {
  Sid: 'SeeApis',
  Effect: 'Allow',
  Action: ['apigateway:GET'],
  // Not `/apikeys`, whose values the same action reads.
  Resource: ['arn:aws:apigateway:*::/account', 'arn:aws:apigateway:*::/domainnames*', 'arn:aws:apigateway:*::/restapis*'],
};

export const FOLLOW_REQUESTS: PolicyStatement = {
  Sid: 'FollowRequests',
  Effect: 'Allow',
  Action: [
    'logs:FilterLogEvents',
    'logs:GetLogEvents',
    'logs:GetLogGroupFields',
    'logs:GetLogRecord',
    'logs:GetQueryResults',
    'logs:StartLiveTail',
    'logs:StartQuery',
    'logs:StopLiveTail',
    'logs:StopQuery',
    'xray:BatchGetTraces',
    'xray:GetInsight*',
    'xray:GetServiceGraph',
    'xray:GetTimeSeriesServiceStatistics',
    'xray:GetTraceGraph',
    'xray:GetTraceSummaries',
  ],
  // Log groups have no name of ours, and queries and traces are no resource that a policy can name.
  Resource: '*',
};

/** Which release runs: the only parameters that are read. */
export function seeRelease(project: string): PolicyStatement {
  return {
    Sid: 'SeeRelease',
    Effect: 'Allow',
    Action: ['ssm:GetParameter', 'ssm:GetParameterHistory'],
    Resource: `arn:aws:ssm:*:*:parameter/landfall/${project}/*`,
  };
}

/** The product's data, denied whatever is allowed above or attached later. */
export const LEAVE_DATA_ALONE: PolicyStatement = {
  Sid: 'LeaveDataAlone',
  Effect: 'Deny',
  Action: [
    'cognito-idp:AdminGetUser',
    'cognito-idp:AdminListGroupsForUser',
    'cognito-idp:AdminListUserAuthEvents',
    'cognito-idp:ListUsers',
    'cognito-idp:ListUsersInGroup',
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:GetRecords',
    'dynamodb:PartiQLSelect',
    'dynamodb:Query',
    'dynamodb:Scan',
    's3:GetObject*',
    's3:ListBucket',
    's3:ListBucketVersions',
    'secretsmanager:BatchGetSecretValue',
    'secretsmanager:GetSecretValue',
  ],
  Resource: '*',
};
