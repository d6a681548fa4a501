import { isObject } from './references.ts';

/** Properties that are sent and that have no effect in the emulator. */
export interface IgnoredProperties {
  readonly type: string;
  /** Paths below `Properties`; `[]` stands for every item of a list. */
  readonly paths: readonly string[];
  readonly why: string;
}

const DROPPED = 'dropped when the stack is made: not exercised, tests judge it on the template';

/**
 * Read from the handlers of the emulator's version in `supported-types.ts`, the important ones proven by reading back
 * (`ignored-properties.local.test.ts`). A property that is kept without effect is listed with its own reason.
 */
export const IGNORED_PROPERTIES: readonly IgnoredProperties[] = [
  { type: 'AWS::ApiGateway::Method', paths: ['RequestValidatorId', 'Integration.CacheNamespace'], why: DROPPED },
  { type: 'AWS::ApiGateway::RestApi', paths: ['ApiKeySourceType', 'DisableExecuteApiEndpoint', 'SecurityPolicy'], why: DROPPED },
  {
    type: 'AWS::ApiGateway::Stage',
    paths: ['AccessLogSetting', 'CacheClusterEnabled', 'CacheClusterSize', 'CanarySetting', 'ClientCertificateId'],
    why: DROPPED,
  },
  { type: 'AWS::ApiGateway::Stage', paths: ['TracingEnabled'], why: 'kept, but nothing is traced' },
  { type: 'AWS::ApiGateway::Stage', paths: ['MethodSettings[].CachingEnabled'], why: 'kept, but no response is ever cached' },
  {
    type: 'AWS::CertificateManager::Certificate',
    paths: ['DomainValidationOptions'],
    why: 'every certificate is issued at once: neither validation nor delegation is exercised',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    paths: ['DistributionConfig.ViewerCertificate', 'DistributionConfig.WebACLId', 'DistributionConfig.Logging'],
    why: 'kept, but neither TLS nor the firewall nor access logs are exercised',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    paths: ['DistributionConfig.DefaultCacheBehavior.CachePolicyId', 'DistributionConfig.CacheBehaviors[].CachePolicyId'],
    why: 'kept, but no answer is ever cached',
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    paths: ['EvaluateLowSampleCountPercentile', 'ThresholdMetricId'],
    why: DROPPED,
  },
  {
    type: 'AWS::Cognito::UserPool',
    paths: ['EmailAuthenticationMessage', 'EmailAuthenticationSubject', 'WebAuthnRelyingPartyID', 'WebAuthnUserVerification'],
    why: DROPPED,
  },
  { type: 'AWS::Cognito::UserPoolClient', paths: ['RefreshTokenRotation'], why: DROPPED },
  {
    type: 'AWS::Cognito::UserPoolDomain',
    paths: ['CustomDomainConfig.CertificateArn'],
    why: 'kept, but the sign-in pages are served without TLS',
  },
  ...['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'].map((type) => ({
    type,
    paths: [
      'ContributorInsightsSpecification',
      'KinesisStreamSpecification',
      'OnDemandThroughput',
      'PointInTimeRecoverySpecification',
      'ResourcePolicy',
      'SSESpecification',
      'TableClass',
      'TimeToLiveSpecification',
      'WarmThroughput',
    ],
    why: DROPPED,
  })),
  { type: 'AWS::DynamoDB::GlobalTable', paths: ['Replicas'], why: 'dropped with all that is set in it: the table is in one region only' },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    paths: ['KmsKeyArn', 'LoggingConfig', 'MetricsConfig', 'ProvisionedPollerConfig', 'Tags'],
    why: DROPPED,
  },
  {
    type: 'AWS::Lambda::Function',
    paths: [
      'CodeSigningConfigArn',
      'DeadLetterConfig',
      'FileSystemConfigs',
      'KmsKeyArn',
      'RecursiveLoop',
      'ReservedConcurrentExecutions',
      'RuntimeManagementConfig',
      'VpcConfig',
    ],
    why: DROPPED,
  },
  { type: 'AWS::Lambda::Function', paths: ['TracingConfig'], why: 'kept, but nothing is traced' },
  { type: 'AWS::Lambda::Function', paths: ['Architectures'], why: 'kept, but functions run on the processor of this machine' },
  { type: 'AWS::Logs::LogGroup', paths: ['DataProtectionPolicy', 'DeletionProtectionEnabled', 'FieldIndexPolicies'], why: DROPPED },
  { type: 'AWS::Route53::HostedZone', paths: ['HostedZoneTags', 'QueryLoggingConfig', 'VPCs'], why: DROPPED },
  {
    type: 'AWS::S3::Bucket',
    paths: [
      'AccelerateConfiguration',
      'AccessControl',
      'AnalyticsConfigurations',
      'BucketEncryption',
      'IntelligentTieringConfigurations',
      'InventoryConfigurations',
      'LifecycleConfiguration',
      'LoggingConfiguration',
      'MetricsConfigurations',
      'ObjectLockConfiguration',
      'ObjectLockEnabled',
      'OwnershipControls',
      'ReplicationConfiguration',
      'Tags',
    ],
    why: DROPPED,
  },
  {
    type: 'AWS::SNS::Topic',
    paths: [
      'ArchivePolicy',
      'ContentBasedDeduplication',
      'DeliveryStatusLogging',
      'FifoTopic',
      'KmsMasterKeyId',
      'SignatureVersion',
      'TracingConfig',
    ],
    why: DROPPED,
  },
  {
    type: 'AWS::WAFv2::WebACL',
    paths: ['AssociationConfig', 'CaptchaConfig', 'CustomResponseBodies', 'DataProtectionConfig'],
    why: DROPPED,
  },
  { type: 'AWS::WAFv2::WebACL', paths: ['Rules'], why: 'kept, but no request is judged by them' },
];

/** The listed paths that a resource of this type really sets. */
export function ignoredPaths(type: string, properties: unknown): readonly { readonly path: string; readonly why: string }[] {
  return IGNORED_PROPERTIES.filter((entry) => entry.type === type).flatMap(({ paths, why }) =>
    paths.filter((path) => isSet(properties, path.split('.'))).map((path) => ({ path, why })),
  );
}

function isSet(value: unknown, path: readonly string[]): boolean {
  if (isObject(value) && Array.isArray(value['Fn::If'])) {
    return (value['Fn::If'] as readonly unknown[]).slice(1).some((branch) => isSet(branch, path));
  }
  const [step, ...rest] = path;
  if (step === undefined) return value !== undefined && !(isObject(value) && value['Ref'] === 'AWS::NoValue');
  if (!isObject(value)) return false;
  if (!step.endsWith('[]')) return isSet(value[step], rest);
  const items = value[step.slice(0, -2)];
  return Array.isArray(items) && items.some((item) => isSet(item, rest));
}
