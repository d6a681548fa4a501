import type { Rule } from '../../rule.ts';
import { apigatewayDomainTlsVersion } from './apigateway-domain-tls-version.ts';
import { apigatewayIntegrationHttps } from './apigateway-integration-https.ts';
import { apigatewayStageClientCertificate } from './apigateway-stage-client-certificate.ts';
import { cloudfrontOriginHttps } from './cloudfront-origin-https.ts';
import { cloudfrontViewerHttps } from './cloudfront-viewer-https.ts';
import { cloudfrontViewerTlsVersion } from './cloudfront-viewer-tls-version.ts';
import { clusterEncryptedInTransit } from './cluster-encrypted-in-transit.ts';
import { codebuildSourceTls } from './codebuild-source-tls.ts';
import { connectionRequiresTls } from './connection-requires-tls.ts';
import { databaseParametersRequireTls } from './database-parameters-require-tls.ts';
import { efsVolumeEncryptedInTransit } from './efs-volume-encrypted-in-transit.ts';
import { elasticacheEncryptedInTransit } from './elasticache-encrypted-in-transit.ts';
import { elbClassicListenerEncrypted } from './elb-classic-listener-encrypted.ts';
import { elbListenerEncrypted } from './elb-listener-encrypted.ts';
import { elbListenerTlsPolicy } from './elb-listener-tls-policy.ts';
import { elbTargetGroupEncrypted } from './elb-target-group-encrypted.ts';
import { opensearchEncryptedInTransit } from './opensearch-encrypted-in-transit.ts';
import { s3BucketRequiresTls } from './s3-bucket-requires-tls.ts';
import { serviceRequiresTls } from './service-requires-tls.ts';
import { snsSubscriptionHttps } from './sns-subscription-https.ts';
import { snsTopicRequiresTls } from './sns-topic-requires-tls.ts';
import { sqsQueueRequiresTls } from './sqs-queue-requires-tls.ts';
import { transferServerEncrypted } from './transfer-server-encrypted.ts';

/** Promise G3: encrypted on every way. */
export const transitRules: readonly Rule[] = [
  apigatewayDomainTlsVersion,
  apigatewayIntegrationHttps,
  apigatewayStageClientCertificate,
  cloudfrontOriginHttps,
  cloudfrontViewerHttps,
  cloudfrontViewerTlsVersion,
  clusterEncryptedInTransit,
  codebuildSourceTls,
  connectionRequiresTls,
  databaseParametersRequireTls,
  efsVolumeEncryptedInTransit,
  elasticacheEncryptedInTransit,
  elbClassicListenerEncrypted,
  elbListenerEncrypted,
  elbListenerTlsPolicy,
  elbTargetGroupEncrypted,
  opensearchEncryptedInTransit,
  s3BucketRequiresTls,
  serviceRequiresTls,
  snsSubscriptionHttps,
  snsTopicRequiresTls,
  sqsQueueRequiresTls,
  transferServerEncrypted,
];
