import type { Rule } from '../../rule.ts';
import { apigatewayStageLogged } from './apigateway-stage-logged.ts';
import { beanstalkLogsKept } from './beanstalk-logs-kept.ts';
import { brokerLogged } from './broker-logged.ts';
import { cloudfrontAccessLogged } from './cloudfront-access-logged.ts';
import { cloudtrailTrailComplete } from './cloudtrail-trail-complete.ts';
import { configRecorderComplete } from './config-recorder-complete.ts';
import { databaseAuditParameters } from './database-audit-parameters.ts';
import { databaseLogsExported } from './database-logs-exported.ts';
import { detectionOn } from './detection-on.ts';
import { ecsContainerLogged } from './ecs-container-logged.ts';
import { eksControlPlaneLogged } from './eks-control-plane-logged.ts';
import { elbAccessLogged } from './elb-access-logged.ts';
import { firewallLogged } from './firewall-logged.ts';
import { logGroupRetention } from './log-group-retention.ts';
import { opensearchLogsPublished } from './opensearch-logs-published.ts';
import { s3BucketAccessLogged } from './s3-bucket-access-logged.ts';
import { serviceLogged } from './service-logged.ts';
import { vpcFlowLogged } from './vpc-flow-logged.ts';

/** Promise G6: what happens is written down. */
export const loggingRules: readonly Rule[] = [
  apigatewayStageLogged,
  beanstalkLogsKept,
  brokerLogged,
  cloudfrontAccessLogged,
  cloudtrailTrailComplete,
  configRecorderComplete,
  databaseAuditParameters,
  databaseLogsExported,
  detectionOn,
  ecsContainerLogged,
  eksControlPlaneLogged,
  elbAccessLogged,
  firewallLogged,
  logGroupRetention,
  opensearchLogsPublished,
  s3BucketAccessLogged,
  serviceLogged,
  vpcFlowLogged,
];
