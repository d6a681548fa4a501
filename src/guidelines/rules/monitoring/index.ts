import type { Rule } from '../../rule.ts';
import { alarmTellsSomebody } from './alarm-tells-somebody.ts';
import { anomalyDetectorUsed } from './anomaly-detector-used.ts';
import { autoscalingElbHealth } from './autoscaling-elb-health.ts';
import { beanstalkEnhancedHealth } from './beanstalk-enhanced-health.ts';
import { callsTraced } from './calls-traced.ts';
import { costAlerted } from './cost-alerted.ts';
import { deploymentFailureNoticed } from './deployment-failure-noticed.ts';
import { eventFailuresKept } from './event-failures-kept.ts';
import { exhaustionAlarmed } from './exhaustion-alarmed.ts';
import { failureAlarmed } from './failure-alarmed.ts';
import { lambdaFailuresKept } from './lambda-failures-kept.ts';
import { metricsPublished } from './metrics-published.ts';
import { rdsEnhancedMonitoring } from './rds-enhanced-monitoring.ts';
import { rdsEventsSubscribed } from './rds-events-subscribed.ts';
import { sqsFailuresKept } from './sqs-failures-kept.ts';

/** Promises G16 and G17: what fails is noticed, and what will fail. */
export const monitoringRules: readonly Rule[] = [
  alarmTellsSomebody,
  anomalyDetectorUsed,
  autoscalingElbHealth,
  beanstalkEnhancedHealth,
  callsTraced,
  costAlerted,
  deploymentFailureNoticed,
  eventFailuresKept,
  exhaustionAlarmed,
  failureAlarmed,
  lambdaFailuresKept,
  metricsPublished,
  rdsEnhancedMonitoring,
  rdsEventsSubscribed,
  sqsFailuresKept,
];
