import { type Resource, decide, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isLasting } from './lasting.ts';

/** What holds data and goes with it. A bucket isn't among them: CloudFormation deletes only an empty one. */
const STORES = [
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DocDB::DBCluster',
  'AWS::Neptune::DBCluster',
  'AWS::Redshift::Cluster',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::EFS::FileSystem',
  'AWS::EC2::Volume',
  'AWS::OpenSearchService::Domain',
  'AWS::Elasticsearch::Domain',
  'AWS::Cognito::UserPool',
];

const SETTINGS = ['DeletionPolicy', 'UpdateReplacePolicy'] as const;

export const dataKeptOnDeletion: Rule = {
  id: 'data-kept-on-deletion',
  title: 'No template asks for data to be deleted with its stack',
  promise: 'G18',
  severity: 'medium',
  severityReason: 'It takes the deletion of the stack or a change that replaces the resource, and both happen by mistake.',
  layer: 'template',
  why: 'With the policy Delete, a stack that goes, or a change that needs a new resource, takes the data with it, and no snapshot remains.',
  fix: 'DeletionPolicy: Retain\nUpdateReplacePolicy: Retain\n',
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatereplacepolicy.html',
  ],
  types: STORES,
  check: eachResource(STORES, function* judge(resource, estate) {
    if (!isLasting(resource, estate)) return;
    if (resource.type === 'AWS::RDS::DBInstance' && holdsNone(resource)) return;
    for (const setting of SETTINGS) yield* judgeSetting(resource, setting);
  }),
};

/** Members of a cluster and replicas hold nothing that isn't elsewhere too. */
function holdsNone(resource: Resource): boolean {
  return ['DBClusterIdentifier', 'SourceDBInstanceIdentifier'].some((name) => resource.property(name) !== undefined);
}

/** What a template says is judged, not what it leaves to CloudFormation: that differs from type to type. */
function* judgeSetting(resource: Resource, setting: (typeof SETTINGS)[number]): Iterable<Judgement> {
  const value = resource.setting(setting);
  yield {
    resource,
    path: [setting],
    holds: decide(value, (known) => knownText(known) !== 'Delete'),
    message: `The data goes with the ${setting === 'DeletionPolicy' ? 'stack' : 'replaced resource'}: ${setting} is Delete.`,
  };
}
