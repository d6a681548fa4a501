import { type Resource, type ResourcePath, type Value, at, elements, isMap } from '../../../estate/index.ts';
import { type Statement, statement, statementsOf } from './policy-statements.ts';

/**
 * Where types hold the policy of who may use a resource (resource schemas of CloudFormation). `*` stands for each element of a list.
 * Left out are those whose purpose is to be public: ECR's public repositories, MediaPackage's origin endpoints, RUM's monitors; a topic's
 * data protection policy, which lets nobody in; and policies with a language of their own.
 */
const PLACES: Readonly<Record<string, readonly ResourcePath[]>> = {
  'AWS::APS::ResourcePolicy': [['PolicyDocument']],
  'AWS::Backup::BackupVault': [['AccessPolicy']],
  'AWS::Backup::LogicallyAirGappedBackupVault': [['AccessPolicy']],
  'AWS::Bedrock::ResourcePolicy': [['PolicyDocument']],
  'AWS::BedrockAgentCore::ResourcePolicy': [['Policy']],
  'AWS::CloudTrail::ResourcePolicy': [['ResourcePolicy']],
  'AWS::CodeArtifact::Domain': [['PermissionsPolicyDocument']],
  'AWS::CodeArtifact::Repository': [['PermissionsPolicyDocument']],
  'AWS::DSQL::Cluster': [['PolicyDocument']],
  'AWS::DynamoDB::GlobalTable': [
    ['Replicas', '*', 'ResourcePolicy', 'PolicyDocument'],
    ['Replicas', '*', 'ReplicaStreamSpecification', 'ResourcePolicy', 'PolicyDocument'],
  ],
  'AWS::DynamoDB::Table': [
    ['ResourcePolicy', 'PolicyDocument'],
    ['StreamSpecification', 'ResourcePolicy', 'PolicyDocument'],
  ],
  'AWS::ECR::RegistryPolicy': [['PolicyText']],
  'AWS::ECR::Repository': [['RepositoryPolicyText']],
  'AWS::EFS::FileSystem': [['FileSystemPolicy']],
  'AWS::Elasticsearch::Domain': [['AccessPolicies']],
  'AWS::EventSchemas::RegistryPolicy': [['Policy']],
  'AWS::Events::EventBus': [['Policy']],
  'AWS::EventsV2::ResourcePolicy': [['PolicyDocument']],
  'AWS::FSx::S3AccessPointAttachment': [['S3AccessPoint', 'Policy']],
  'AWS::KMS::Key': [['KeyPolicy']],
  'AWS::KMS::ReplicaKey': [['KeyPolicy']],
  'AWS::Kinesis::ResourcePolicy': [['ResourcePolicy']],
  'AWS::Kinesis::Stream': [['ResourcePolicy']],
  'AWS::Lambda::ResourcePolicy': [['PolicyDocument']],
  'AWS::Lex::ResourcePolicy': [['Policy']],
  'AWS::Logs::DeliveryDestination': [['DeliveryDestinationPolicy', 'DeliveryDestinationPolicy']],
  'AWS::Logs::Destination': [['DestinationPolicy']],
  'AWS::Logs::LogGroup': [['ResourcePolicyDocument']],
  'AWS::Logs::ResourcePolicy': [['PolicyDocument']],
  'AWS::MSK::ClusterPolicy': [['Policy']],
  'AWS::MediaPackageV2::ChannelPolicy': [['Policy']],
  'AWS::MediaStore::Container': [['Policy']],
  'AWS::OSIS::Pipeline': [['ResourcePolicy', 'Policy']],
  'AWS::Oam::Sink': [['Policy']],
  'AWS::Omics::SequenceStore': [['S3AccessPolicy']],
  'AWS::OpenSearchService::Domain': [['AccessPolicies']],
  'AWS::PaymentCryptography::Key': [['Policy']],
  'AWS::Redshift::Cluster': [['NamespaceResourcePolicy']],
  'AWS::RedshiftServerless::Namespace': [['NamespaceResourcePolicy']],
  'AWS::S3::AccessPoint': [['Policy']],
  'AWS::S3::BucketPolicy': [['PolicyDocument']],
  'AWS::S3::MultiRegionAccessPointPolicy': [['Policy']],
  'AWS::S3Express::AccessPoint': [['Policy']],
  'AWS::S3Express::BucketPolicy': [['PolicyDocument']],
  'AWS::S3Files::FileSystemPolicy': [['Policy']],
  'AWS::S3ObjectLambda::AccessPointPolicy': [['PolicyDocument']],
  'AWS::S3Outposts::AccessPoint': [['Policy']],
  'AWS::S3Outposts::BucketPolicy': [['PolicyDocument']],
  'AWS::S3Tables::TableBucketPolicy': [['ResourcePolicy']],
  'AWS::S3Tables::TablePolicy': [['ResourcePolicy']],
  'AWS::S3Vectors::VectorBucketPolicy': [['Policy']],
  'AWS::SMSVOICE::ResourcePolicy': [['PolicyDocument']],
  'AWS::SNS::TopicInlinePolicy': [['PolicyDocument']],
  'AWS::SNS::TopicPolicy': [['PolicyDocument']],
  'AWS::SQS::QueueInlinePolicy': [['PolicyDocument']],
  'AWS::SQS::QueuePolicy': [['PolicyDocument']],
  'AWS::SSM::ResourcePolicy': [['Policy']],
  'AWS::SageMaker::ModelPackageGroup': [['ModelPackageGroupPolicy']],
  'AWS::SecretsManager::ResourcePolicy': [['ResourcePolicy']],
  'AWS::VpcLattice::AuthPolicy': [['Policy']],
  'AWS::VpcLattice::ResourcePolicy': [['Policy']],
  'AWS::XRay::ResourcePolicy': [['PolicyDocument']],
};

const BUS_POLICY = 'AWS::Events::EventBusPolicy';

export const RESOURCE_POLICY_TYPES: readonly string[] = [...Object.keys(PLACES), BUS_POLICY];

/** Every statement of a resource's policy. */
export function resourceStatements(resource: Resource): readonly Statement[] {
  if (resource.type === BUS_POLICY) return busStatements(resource);
  return (PLACES[resource.type] ?? []).flatMap((place) =>
    placesOf(resource, place).flatMap(([path, document]) => statementsOf(resource, path, document)),
  );
}

function placesOf(resource: Resource, place: ResourcePath): readonly (readonly [path: ResourcePath, document: Value | undefined])[] {
  const star = place.indexOf('*');
  if (star === -1) return [[['Properties', ...place], resource.property(...place)]];
  const [before, after] = [place.slice(0, star), place.slice(star + 1)];
  return elements(resource.property(...before)).map((element, index) => [
    ['Properties', ...before, index, ...after],
    at(element, ...after),
  ]);
}

/** A bus's policy is one statement, or, in the older form, an account and an action with a condition of its own shape. */
function busStatements(resource: Resource): readonly Statement[] {
  const written = resource.property('Statement');
  if (written !== undefined) return [statement(resource, ['Properties', 'Statement'], written)];
  const { properties } = resource;
  const condition = at(properties, 'Condition');
  const key = at(condition, 'Key');
  const test = isMap(condition) && typeof key === 'string' ? { StringEquals: { [key]: at(condition, 'Value') ?? '' } } : undefined;
  const value = {
    Effect: 'Allow',
    Principal: at(properties, 'Principal') ?? '',
    Action: at(properties, 'Action') ?? 'events:PutEvents',
    ...(test === undefined ? {} : { Condition: test }),
  };
  return [statement(resource, ['Properties'], value)];
}
