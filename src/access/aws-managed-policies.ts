import { type PolicyInput, UNKNOWN } from '../iam/index.ts';

function document(...Statement: readonly object[]): PolicyInput {
  return { Version: '2012-10-17', Statement };
}

function allow(...Action: readonly string[]): object {
  return { Effect: 'Allow', Action, Resource: '*' };
}

/** At most these, on what only AWS's text of this week says. */
function perhaps(...Action: readonly string[]): object {
  return { Effect: 'Allow', Action, Resource: UNKNOWN };
}

/** What a policy that AWS calls read-only doesn't hold, whatever is added to it: it may read data, and does. */
const WRITES =
  `Abort Accept Activate Add Allocate Apply Assign Associate Assume Attach Authorize Cancel Change Copy Create Deactivate Decrypt Delete
  Deploy Deregister Detach Disable Disassociate Enable Encrypt Execute GenerateDataKey Import Invoke Leave Modify Move Pass Post Promote Provision
  Publish Purge Push Put ReEncrypt Reboot Register Reject Release Remove Replace Reset Restore Resume Revoke Rotate Run Send Set Share Sign Stop
  Suspend Tag Terminate Transfer Untag Update Upload Write`.split(/\s+/);

const READS = document({ Effect: 'Allow', NotAction: WRITES.map((verb) => `*:${verb}*`), Resource: UNKNOWN });
/** Of all the other policies that AWS calls read-only: what no reader may do. */
const LOOKS = document({
  Effect: 'Allow',
  NotAction: ['Add', 'Assume', 'Attach', 'Create', 'Delete', 'Invoke', 'Pass', 'Publish', 'Put', 'Send', 'Set', 'Update'].map(
    (verb) => `*:${verb}*`,
  ),
  Resource: UNKNOWN,
});
const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * AWS's own policies as far as it promises what they hold (AWS Managed Policy Reference Guide): those whose text is what they are for, and of
 * others the services beyond which they don't go. Of all that aren't here only AWS knows this week's text.
 */
const POLICIES: ReadonlyMap<string, PolicyInput> = new Map([
  ['AdministratorAccess', document(allow('*'))],
  ['AWSDenyAll', document({ Effect: 'Deny', Action: '*', Resource: '*' })],
  [
    'PowerUserAccess',
    document(
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      perhaps('iam:*ServiceLinkedRole', 'iam:List*', 'iam:Get*', 'organizations:Describe*', 'account:Get*', 'account:List*'),
    ),
  ],
  ['IAMFullAccess', document(allow('iam:*'), perhaps('organizations:Describe*', 'organizations:List*'))],
  ['ReadOnlyAccess', READS],
  ['SecurityAudit', READS],
  ['job-function/ViewOnlyAccess', READS],
  ['service-role/AWSLambdaBasicExecutionRole', document(allow(...LOGS))],
  [
    'service-role/AWSLambdaVPCAccessExecutionRole',
    document(
      allow(...LOGS),
      perhaps('ec2:Describe*', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:*PrivateIpAddresses'),
    ),
  ],
  ['service-role/AWSLambdaSQSQueueExecutionRole', document(allow(...LOGS), perhaps('sqs:*'))],
  ['service-role/AWSLambdaDynamoDBExecutionRole', document(allow(...LOGS), perhaps('dynamodb:*'))],
  ['service-role/AWSLambdaKinesisExecutionRole', document(allow(...LOGS), perhaps('kinesis:*'))],
  ['service-role/AmazonAPIGatewayPushToCloudWatchLogs', document(perhaps('logs:*'))],
  ['service-role/AmazonRDSEnhancedMonitoringRole', document(perhaps('logs:*'))],
  ['service-role/AmazonECSTaskExecutionRolePolicy', document(perhaps('ecr:*', 'logs:*'))],
  ['AWSXRayDaemonWriteAccess', document(perhaps('xray:*'))],
  ['AWSXrayWriteOnlyAccess', document(perhaps('xray:*'))],
  ['AmazonSSMManagedInstanceCore', document(perhaps('ssm:*', 'ssmmessages:*', 'ec2messages:*'))],
  ['CloudWatchAgentServerPolicy', document(perhaps('cloudwatch:*', 'ec2:Describe*', 'logs:*', 'ssm:GetParameter*', 'xray:*'))],
  ['AmazonEC2ContainerRegistryReadOnly', document(perhaps('ecr:*'))],
  ['AmazonEC2ContainerRegistryPullOnly', document(perhaps('ecr:*'))],
]);

/** The document of one of AWS's own policies by its ARN; undefined for any other. */
export function managedByAws(arn: string): PolicyInput | undefined {
  const [, name = ''] = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  return POLICIES.get(name) ?? (/^(?:[\w-]+\/)?[A-Za-z0-9]+ReadOnly(?:Access)?$/.test(name) ? LOOKS : undefined);
}
