import { type AttachedPolicy, type Estate, type Resource, mayBeAbsent } from '../estate/index.ts';
import { functionPolicies } from './function-policy.ts';
import { openEnds } from './open-ends.ts';
import type { PolicyText } from './policy-text.ts';
import { type SourcedPolicy, sourced, unknownPolicy } from './sourced-policy.ts';

/** Services whose resources can have policies of their own: of one that the estate doesn't hold, what it says isn't known. */
export const WITH_POLICIES: ReadonlySet<string> = new Set(
  `aoss backup codeartifact dynamodb ecr elasticfilesystem es events execute-api glue kafka kinesis kms lambda logs mediastore oam s3
  s3-object-lambda s3express s3tables schemas secretsmanager ses sns sqs ssm vpc-lattice`.split(/\s+/),
);

/** Types of those services whose policies are all read here; of the others they may say more than is seen. */
const READ: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::Table',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::Kinesis::Stream',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
  'AWS::SecretsManager::Secret',
]);

/** Who may use a resource by its own policies. `service` is that of the action: a role's trust is about assuming it and nothing else. */
export function policiesOf(estate: Estate, text: PolicyText, resource: Resource, service: string): readonly SourcedPolicy[] {
  const { type, account, stack } = resource;
  if (type === 'AWS::IAM::Role' && service === 'sts') {
    const trust = attached(estate, resource).map((policy) => sourced(policy, text, `trust policy of ${policy.name}`));
    return [...trust, ...openEnds(estate, estate.account(account), stack.key).map((why) => unknownPolicy(why, account))];
  }
  if (type.startsWith('AWS::IAM::')) return [];
  const own = attached(estate, resource).map((policy) => sourced(policy, text));
  const open = openEnds(estate, estate.account(account)).map((why) => unknownPolicy(why, account));
  return [...own, ...others(estate, text, resource, own.length > 0), ...open];
}

function attached(estate: Estate, resource: Resource): readonly AttachedPolicy[] {
  return (
    estate
      .resourcePoliciesOf(resource)
      // A topic's own one looks for personal data in messages, and lets nobody in.
      .filter(({ path }) => path.at(-1) !== 'DataProtectionPolicy')
      // A name is a region's own, so a policy of another one means another resource.
      .filter((policy) => policy.resource.account === resource.account && policy.resource.region === resource.region)
      .map((policy) => (policy.path.at(-1) === 'Statement' ? ofStatement(policy) : policy))
  );
}

/** A bus's policy may be one statement alone; the older form, which has none, isn't read. */
function ofStatement({ document, ...policy }: AttachedPolicy): AttachedPolicy {
  return { ...policy, document: document === undefined ? undefined : { Version: '2012-10-17', Statement: document } };
}

/** What isn't written as a policy of the resource. */
function others(estate: Estate, text: PolicyText, resource: Resource, hasOwn: boolean): readonly SourcedPolicy[] {
  switch (resource.type) {
    case 'AWS::Lambda::Function':
      return functionPolicies(estate, text, resource);
    case 'AWS::Lambda::Alias':
    case 'AWS::Lambda::Version':
      return ofFunctionBehind(estate, text, resource);
    case 'AWS::Logs::LogGroup':
      // They name the groups that they are for.
      return estate
        .resources('AWS::Logs::ResourcePolicy')
        .filter(({ account, region }) => account === resource.account && region === resource.region)
        .map((policy) => sourced(documentOf(policy), text));
    case 'AWS::KMS::Key':
      return !hasOwn && mayBeAbsent(resource.property('KeyPolicy')) ? [defaultKeyPolicy(resource)] : [];
    case 'AWS::SNS::Topic':
      return hasOwn ? [] : [defaultTopicPolicy(resource)];
    default: {
      const [, , owner = ''] = (text.text(resource.attribute('Arn')) ?? '').split(':');
      const isRead = READ.has(resource.type) || !WITH_POLICIES.has(owner);
      return isRead ? [] : [unknownPolicy(`policies of ${resource.logicalId}`, resource.account)];
    }
  }
}

function documentOf(policy: Resource): AttachedPolicy {
  return { name: policy.logicalId, document: policy.property('PolicyDocument'), resource: policy, path: ['Properties', 'PolicyDocument'] };
}

const FUNCTIONS: ReadonlySet<string> = new Set(['AWS::Lambda::Function']);

function ofFunctionBehind(estate: Estate, text: PolicyText, qualified: Resource): readonly SourcedPolicy[] {
  const [behind] = estate
    .named(qualified.property('FunctionName'), qualified, FUNCTIONS)
    .filter(({ account, region }) => account === qualified.account && region === qualified.region);
  return behind === undefined
    ? [unknownPolicy(`permissions of the function behind ${qualified.logicalId}`, qualified.account)]
    : functionPolicies(estate, text, behind);
}

/** The policy of a key that is made without one ("Default key policy", AWS KMS Developer Guide). */
function defaultKeyPolicy(key: Resource): SourcedPolicy {
  return {
    name: `default key policy of ${key.logicalId}`,
    resource: key,
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${key.account}:root` }, Action: 'kms:*', Resource: '*' }],
    },
  };
}

/** The policy of a topic that is made without one: everybody for whom the service says that he acts for the topic's owner. */
function defaultTopicPolicy(topic: Resource): SourcedPolicy {
  const actions = ['AddPermission', 'DeleteTopic', 'GetTopicAttributes', 'ListSubscriptionsByTopic', 'Publish', 'RemovePermission'];
  return {
    name: `default policy of ${topic.logicalId}`,
    resource: topic,
    document: {
      Version: '2008-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: [...actions, 'SetTopicAttributes', 'Subscribe'].map((action) => `sns:${action}`),
          Resource: '*',
          Condition: { StringEquals: { 'AWS:SourceOwner': topic.account } },
        },
      ],
    },
  };
}
