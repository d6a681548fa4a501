import { type Estate, type Resource, concat } from '../../../estate/index.ts';
import type { Rule } from '../../rule.ts';
import { isNothing, isText } from '../../settings/index.ts';
import { apiOfStage } from './api-of-stage.ts';
import { takesDeadLetters } from './dead-letter-queues.ts';
import { type Watch, checkWatched } from './watched.ts';

const STORAGE = ['FreeStorageSpace', 'ClusterUsedSpace'];

const WATCHES: Readonly<Record<string, Watch>> = {
  'AWS::Lambda::Function': {
    namespaces: ['AWS/Lambda'],
    metrics: ['Throttles', 'ConcurrentExecutions', 'ClaimedAccountConcurrency', 'Duration'],
    of: (fn) => ({ target: fn, names: [fn.property('FunctionName')] }),
    when: (fn, estate) => !estate.referencesTo(fn).some(({ path }) => path[1] === 'ServiceToken'),
    what: 'how near the function is to its limits',
  },
  'AWS::SQS::Queue': {
    namespaces: ['AWS/SQS'],
    metrics: ['ApproximateAgeOfOldestMessage', 'ApproximateNumberOfMessagesVisible'],
    of: (queue) => ({ target: queue, names: [queue.property('QueueName')] }),
    when: (queue, estate) => !takesDeadLetters(queue, estate),
    what: 'whether the queue grows faster than it is emptied',
  },
  'AWS::ApiGateway::Stage': {
    namespaces: ['AWS/ApiGateway'],
    metrics: ['Latency', 'IntegrationLatency'],
    of: apiOfStage,
    what: 'whether the API gets slower',
  },
  'AWS::ApiGatewayV2::Stage': {
    namespaces: ['AWS/ApiGateway'],
    metrics: ['Latency', 'IntegrationLatency'],
    of: apiOfStage,
    what: 'whether the API gets slower',
  },
  'AWS::RDS::DBInstance': {
    namespaces: ['AWS/RDS'],
    metrics: ['FreeStorageSpace'],
    // The storage of a cluster grows by itself.
    when: (database) => isNothing(database.property('DBClusterIdentifier')) && isText(database.property('Engine'), /^aurora/i) !== true,
    what: 'when the disk of the database is full',
  },
  'AWS::OpenSearchService::Domain': { namespaces: ['AWS/ES'], metrics: STORAGE, what: 'when the disks of the domain are full' },
  'AWS::Elasticsearch::Domain': { namespaces: ['AWS/ES'], metrics: STORAGE, what: 'when the disks of the domain are full' },
  'AWS::Kinesis::Stream': {
    namespaces: ['AWS/Kinesis', 'AWS/Lambda'],
    metrics: [
      'GetRecords.IteratorAgeMilliseconds',
      'IteratorAge',
      'WriteProvisionedThroughputExceeded',
      'ReadProvisionedThroughputExceeded',
    ],
    what: 'whether consumers of the stream fall behind',
  },
  'AWS::DynamoDB::Table': {
    namespaces: ['AWS/DynamoDB'],
    metrics: ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits', 'ReadThrottleEvents', 'WriteThrottleEvents', 'ThrottledRequests'],
    // Capacity that follows what is asked isn't used up.
    when: (table, estate) => isText(table.property('BillingMode'), /^PAY_PER_REQUEST$/i) !== true && !isScaled(table, estate),
    what: 'when the capacity of the table is used up',
  },
  'AWS::Redshift::Cluster': {
    namespaces: ['AWS/Redshift'],
    metrics: ['PercentageDiskSpaceUsed'],
    what: 'when the disks of the cluster are full',
  },
  'AWS::FSx::FileSystem': {
    namespaces: ['AWS/FSx'],
    metrics: ['FreeStorageCapacity', 'FreeDataStorageCapacity', 'StorageCapacityUtilization'],
    what: 'when the file system is full',
  },
  'AWS::AmazonMQ::Broker': {
    namespaces: ['AWS/AmazonMQ'],
    metrics: ['StorePercentUsage', 'JobSchedulerStorePercentUsage', 'RabbitMQDiskFree', 'MemoryUsage'],
    // Brokers of a pair have a number each.
    of: (broker) => ({ target: broker, names: ['', '-1', '-2'].map((end) => concat([broker.property('BrokerName'), end])) }),
    what: 'when the store of the broker is full',
  },
  'AWS::MSK::Cluster': { namespaces: ['AWS/Kafka'], metrics: ['KafkaDataLogsDiskUsed'], what: 'when the disks of the brokers are full' },
  'AWS::ElastiCache::ReplicationGroup': {
    namespaces: ['AWS/ElastiCache'],
    metrics: ['DatabaseMemoryUsagePercentage', 'FreeableMemory', 'Evictions'],
    what: 'when the memory of the cache is full',
  },
};

export const exhaustionAlarmed: Rule = {
  id: 'exhaustion-alarmed',
  title: 'What fills up, slows down or reaches a limit has an alarm before it fails',
  promise: 'G17',
  severity: 'low',
  severityReason: 'Nothing has failed yet; it only will, at a time that nobody chooses.',
  layer: 'detection',
  why: 'A full disk, a growing queue or a used-up limit announces itself for hours; whoever has an alarm on it never has the failure.',
  fix: `FreeStorage:
  Type: AWS::CloudWatch::Alarm
  Properties:
    Namespace: AWS/RDS
    MetricName: FreeStorageSpace
    Dimensions: [{ Name: DBInstanceIdentifier, Value: !Ref Database }]
    Statistic: Minimum
    Period: 300
    EvaluationPeriods: 3
    Threshold: 10737418240 # 10 GiB
    ComparisonOperator: LessThanThreshold
    AlarmActions: [!Ref Alarms]`,
  sources: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html',
  ],
  types: Object.keys(WATCHES),
  check: checkWatched(WATCHES),
};

function isScaled(table: Resource, estate: Estate): boolean {
  return estate.referencesTo(table).some(({ from }) => from.type === 'AWS::ApplicationAutoScaling::ScalableTarget');
}
