import { type Estate, type Resource, equals } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { apiOfStage } from './api-of-stage.ts';
import { takesDeadLetters } from './dead-letter-queues.ts';
import { type Watch, checkWatched } from './watched.ts';

/** What serves a stack while it is deployed fails aloud: the deployment fails. */
function isOfProduct(fn: Resource, estate: Estate): boolean {
  return !estate.referencesTo(fn).some(({ path }) => path[1] === 'ServiceToken');
}

const WATCHES: Readonly<Record<string, Watch>> = {
  'AWS::Lambda::Function': {
    namespaces: ['AWS/Lambda'],
    metrics: ['Errors'],
    of: (fn) => ({ target: fn, names: [fn.property('FunctionName')] }),
    when: isOfProduct,
    what: 'errors of the function',
  },
  'AWS::SQS::Queue': {
    namespaces: ['AWS/SQS'],
    metrics: ['ApproximateNumberOfMessagesVisible', 'NumberOfMessagesSent'],
    of: (queue) => ({ target: queue, names: [queue.property('QueueName')] }),
    when: takesDeadLetters,
    what: 'messages that nobody could take',
  },
  'AWS::ApiGateway::Stage': { namespaces: ['AWS/ApiGateway'], metrics: ['5XXError'], of: apiOfStage, what: 'faults of the API' },
  'AWS::ApiGatewayV2::Stage': { namespaces: ['AWS/ApiGateway'], metrics: ['5xx', '5XXError'], of: apiOfStage, what: 'faults of the API' },
  'AWS::RDS::DBInstance': {
    namespaces: ['AWS/RDS'],
    metrics: ['CPUUtilization', 'DatabaseConnections', 'FreeableMemory', 'ReadLatency', 'WriteLatency'],
    what: 'whether the database still answers',
  },
  'AWS::EC2::Instance': {
    namespaces: ['AWS/EC2'],
    metrics: ['StatusCheckFailed', 'StatusCheckFailed_System', 'StatusCheckFailed_Instance'],
    what: 'whether the instance is alive',
  },
  'AWS::ECS::Service': {
    namespaces: ['AWS/ECS', 'ECS/ContainerInsights'],
    metrics: ['CPUUtilization', 'MemoryUtilization', 'RunningTaskCount'],
    what: 'whether tasks of the service run',
  },
  'AWS::StepFunctions::StateMachine': { namespaces: ['AWS/States'], metrics: ['ExecutionsFailed'], what: 'failed executions' },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    namespaces: ['AWS/ApplicationELB', 'AWS/NetworkELB'],
    metrics: ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count', 'UnHealthyHostCount', 'HealthyHostCount'],
    when: (balancer) => equals(balancer.property('Type'), 'gateway') !== true,
    what: 'faults behind the load balancer',
  },
};

export const failureAlarmed: Rule = {
  id: 'failure-alarmed',
  title: 'What can fail has an alarm',
  promise: 'G16',
  severity: 'medium',
  severityReason: 'A failure goes on until somebody complains.',
  layer: 'detection',
  why: 'Without an alarm on errors and dead letters, the first to notice a failure is a customer.',
  fix: `Errors:
  Type: AWS::CloudWatch::Alarm
  Properties:
    Namespace: AWS/Lambda
    MetricName: Errors
    Dimensions: [{ Name: FunctionName, Value: !Ref TheFunction }]
    Statistic: Sum
    Period: 300
    EvaluationPeriods: 1
    Threshold: 1
    ComparisonOperator: GreaterThanOrEqualToThreshold
    TreatMissingData: notBreaching
    AlarmActions: [!Ref Alarms]`,
  sources: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_workload_observability_create_alerts.html',
  ],
  types: Object.keys(WATCHES),
  check: checkWatched(WATCHES),
};
