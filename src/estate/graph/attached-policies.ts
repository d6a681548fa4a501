import { type Value, at, elements, knownText } from '../values/index.ts';
import type { Graph } from './graph.ts';
import type { Resource, ResourcePath } from './resource.ts';

/** A policy that is attached to something. */
export interface AttachedPolicy {
  /** A name to show: of the policy, of the resource or of AWS's policy. */
  readonly name: string;
  /** The document; undefined where only the ARN is known (`arn`). May be unknown, or text that holds JSON. */
  readonly document: Value | undefined;
  /** Of a managed policy that no template holds: AWS's own, or one made elsewhere. */
  readonly arn?: Value;
  /** Where the document, or else the attachment, is written. */
  readonly resource: Resource;
  readonly path: ResourcePath;
}

const MANAGED = 'AWS::IAM::ManagedPolicy';
const MANAGED_TYPES: ReadonlySet<string> = new Set([MANAGED]);

/** How each kind of principal is named by policies that attach themselves. */
const PRINCIPALS: Readonly<Record<string, { readonly list: string; readonly own: string; readonly ownName: string }>> = {
  'AWS::IAM::Role': { list: 'Roles', own: 'AWS::IAM::RolePolicy', ownName: 'RoleName' },
  'AWS::IAM::User': { list: 'Users', own: 'AWS::IAM::UserPolicy', ownName: 'UserName' },
  'AWS::IAM::Group': { list: 'Groups', own: 'AWS::IAM::GroupPolicy', ownName: 'GroupName' },
};

/** Policies that attach themselves, by what they are attached to: made once for an estate, as every policy names its targets. */
export type Attachments = ReadonlyMap<Resource, readonly Resource[]>;

/** Policies and managed policies that name the roles, users and groups that they are attached to. */
export function identityAttachments(estate: Graph): Attachments {
  const found = new Map<Resource, Resource[]>();
  for (const [type, { list, own, ownName }] of Object.entries(PRINCIPALS)) {
    const types = new Set([type]);
    const attach = (policies: readonly Resource[], property: string) => {
      for (const policy of policies) {
        for (const one of elements(policy.property(property))) note(found, inItsAccount(estate.named(one, policy, types), policy), policy);
      }
    };
    attach(estate.resources('AWS::IAM::Policy'), list);
    attach(estate.resources(own), ownName);
    attach(estate.resources(MANAGED), list);
  }
  return found;
}

/** Names of roles, users and groups are an account's own: where the accounts are known and differ, it is another one of that name. */
function inItsAccount(named: readonly Resource[], from: Resource): readonly Resource[] {
  return named.filter(({ account }) => account === from.account);
}

/** Resource policies that are resources of their own. */
export function resourceAttachments(estate: Graph): Attachments {
  const found = new Map<Resource, Resource[]>();
  for (const policy of estate.resources(...Object.keys(RESOURCE_POLICIES))) note(found, targetsOf(estate, policy), policy);
  return found;
}

function note(attachments: Map<Resource, Resource[]>, targets: readonly Resource[], policy: Resource): void {
  for (const target of targets) {
    const known = attachments.get(target);
    if (known === undefined) attachments.set(target, [policy]);
    else if (!known.includes(policy)) known.push(policy);
  }
}

/** Identity policies of a role, user or group: inline, as resources of their own, and managed. What a user has from groups isn't among them. */
export function identityPoliciesOf(estate: Graph, principal: Resource, attachments: Attachments): readonly AttachedPolicy[] {
  if (PRINCIPALS[principal.type] === undefined) return [];
  const attached = attachments.get(principal) ?? [];
  const listed = managedPoliciesOf(estate, principal).filter(({ resource }) => !attached.includes(resource));
  return [...inlinePolicies(principal), ...attached.map(ofResource), ...listed];
}

/** The permissions boundary of a role or user; undefined when it has none. */
export function boundaryOf(estate: Graph, principal: Resource): AttachedPolicy | undefined {
  const value = principal.property('PermissionsBoundary');
  return value === undefined ? undefined : managedPolicy(estate, principal, value, ['Properties', 'PermissionsBoundary']);
}

function inlinePolicies(principal: Resource): readonly AttachedPolicy[] {
  return elements(principal.property('Policies')).map((policy, index) => ({
    name: knownText(at(policy, 'PolicyName')) ?? `inline policy ${index}`,
    document: at(policy, 'PolicyDocument'),
    resource: principal,
    path: ['Properties', 'Policies', index, 'PolicyDocument'],
  }));
}

function ofResource(policy: Resource): AttachedPolicy {
  return { name: policy.logicalId, document: policy.property('PolicyDocument'), resource: policy, path: ['Properties', 'PolicyDocument'] };
}

function managedPoliciesOf(estate: Graph, principal: Resource): readonly AttachedPolicy[] {
  return elements(principal.property('ManagedPolicyArns')).map((value, index) =>
    managedPolicy(estate, principal, value, ['Properties', 'ManagedPolicyArns', index]),
  );
}

function managedPolicy(estate: Graph, principal: Resource, value: Value, path: ResourcePath): AttachedPolicy {
  const [own] = inItsAccount(estate.named(value, principal, MANAGED_TYPES), principal);
  if (own !== undefined) return ofResource(own);
  return { name: knownText(value)?.replace(/^.*\//, '') ?? 'managed policy', document: undefined, arn: value, resource: principal, path };
}

/** Types that attach a policy to another resource: the property that names it (a list, for some), and that of the document. */
const RESOURCE_POLICIES: Readonly<Record<string, readonly [target: string, document: string]>> = {
  'AWS::S3::BucketPolicy': ['Bucket', 'PolicyDocument'],
  'AWS::S3::MultiRegionAccessPointPolicy': ['MrapName', 'Policy'],
  'AWS::S3ObjectLambda::AccessPointPolicy': ['ObjectLambdaAccessPoint', 'PolicyDocument'],
  'AWS::SQS::QueuePolicy': ['Queues', 'PolicyDocument'],
  'AWS::SQS::QueueInlinePolicy': ['Queue', 'PolicyDocument'],
  'AWS::SNS::TopicPolicy': ['Topics', 'PolicyDocument'],
  'AWS::SNS::TopicInlinePolicy': ['TopicArn', 'PolicyDocument'],
  'AWS::SecretsManager::ResourcePolicy': ['SecretId', 'ResourcePolicy'],
  'AWS::Events::EventBusPolicy': ['EventBusName', 'Statement'],
  'AWS::Kinesis::ResourcePolicy': ['ResourceArn', 'ResourcePolicy'],
  'AWS::SSM::ResourcePolicy': ['ResourceArn', 'Policy'],
  'AWS::Organizations::ResourcePolicy': ['Id', 'Content'],
  'AWS::CodeArtifact::Domain': ['DomainName', 'PermissionsPolicyDocument'],
};

/** Types that hold their own policy, and where. */
const OWN_POLICY: Readonly<Record<string, readonly (string | number)[]>> = {
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::KMS::ReplicaKey': ['KeyPolicy'],
  'AWS::IAM::Role': ['AssumeRolePolicyDocument'],
  'AWS::ECR::Repository': ['RepositoryPolicyText'],
  'AWS::EFS::FileSystem': ['FileSystemPolicy'],
  'AWS::DynamoDB::Table': ['ResourcePolicy', 'PolicyDocument'],
  'AWS::Kinesis::Stream': ['ResourcePolicy'],
  'AWS::OpenSearchService::Domain': ['AccessPolicies'],
  'AWS::Elasticsearch::Domain': ['AccessPolicies'],
  'AWS::ApiGateway::RestApi': ['Policy'],
  'AWS::EC2::VPCEndpoint': ['PolicyDocument'],
  'AWS::Backup::BackupVault': ['AccessPolicy'],
  'AWS::Events::EventBus': ['Policy'],
  'AWS::S3::AccessPoint': ['Policy'],
  'AWS::Logs::Destination': ['DestinationPolicy'],
  'AWS::Oam::Sink': ['Policy'],
  'AWS::SNS::Topic': ['DataProtectionPolicy'],
  'AWS::CodeArtifact::Repository': ['PermissionsPolicyDocument'],
};

/** Resource policies of anything: its own (of a role: who may assume it), and those that resources of their own attach to it. */
export function resourcePoliciesOf(resource: Resource, attachments: Attachments): readonly AttachedPolicy[] {
  const place = OWN_POLICY[resource.type];
  const document = place === undefined ? undefined : resource.property(...place);
  const its: readonly AttachedPolicy[] =
    place === undefined || document === undefined ? [] : [{ name: resource.logicalId, document, resource, path: ['Properties', ...place] }];
  const attached = (attachments.get(resource) ?? []).map((policy): AttachedPolicy => {
    const [, property = 'PolicyDocument'] = RESOURCE_POLICIES[policy.type] ?? [];
    return { name: policy.logicalId, document: policy.property(property), resource: policy, path: ['Properties', property] };
  });
  return [...its, ...attached];
}

/** What a resource policy of its own is attached to; none when that isn't in the estate or can't be told. */
export function targetsOf(estate: Graph, policy: Resource): readonly Resource[] {
  const [target] = RESOURCE_POLICIES[policy.type] ?? [];
  return target === undefined
    ? []
    : elements(policy.property(target)).flatMap((one) => estate.named(one, policy).filter((named) => named !== policy));
}
