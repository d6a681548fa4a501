import type { PromiseId } from '../rule.ts';

/** By the name of a check of cdk-nag, the promise that it is closest to; the first that matches. */
const PROMISES: readonly (readonly [pattern: RegExp, promise: PromiseId])[] = [
  [/SSL|TLS|Https|HttpHttps|ACMCertificate|InTransit|NodeToNode/, 'G3'],
  [
    /Alarm|Xray|Tracing|Monitoring|Insights|EnhancedHealth|MetricPolicy|ScalingNotifications|HealthCheck|DLQ|Redrive|FailureDestination|MappingDestination/,
    'G16',
  ],
  [/Encrypt|SSE|KMSKey|KMSEncrypted|CustomerManagedKey|EncryptionKMS|UsingKMSKey/, 'G2'],
  [/Logging|Logs|LogExports|LogFile|LogGroup|Trail|FlowLogs|Bookmark/, 'G6'],
  [/Password|Rotation|IAMAuth|RedisAuth|Kerberos|NonDefaultUsername/, 'G7'],
  [/AwsCred|CredentialsInSecretsManager|EnvironmentVariables/, 'G10'],
  [/^IAMUser/, 'I2'],
  [
    /^IAM|Authorization|Authorizer|OpenAccess|StarPermissions|UrlAuth|Unauthenticated|UnsignedOrAnonymous|ContainerPolicy|InstanceProfile/,
    'G8',
  ],
  [
    /Public|Restricted|VPC|InVPC|NACL|SecurityGroup|NoDirectInternet|DefaultPort|AllowlistedIPs|Ingress|OriginAccess|OAIAccess|GeoRestrictions|CORSPolicy/,
    'G4',
  ],
  [
    /Backup|PITR|Versioning|DeletionProtection|TerminationProtection|MultiAZ|Replication|Lock|CrossZone|Backtrack|ZoneAwareness|DedicatedMaster|ConnectionDraining|Checkpointing|LifecyclePolicy/,
    'G18',
  ],
];

/** What is closest to none of the others is about how something is set up. */
export function promiseOfCheck(check: string): PromiseId {
  return PROMISES.find(([pattern]) => pattern.test(check))?.[1] ?? 'G19';
}
