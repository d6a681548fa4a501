import type { Layer, PromiseId } from '../rule.ts';

/** What AWS does by itself, or a resource does by being there, for resources of some types. */
export interface HeldByAws {
  readonly promise: PromiseId;
  readonly layer: Extract<Layer, 'runtime' | 'detection'>;
  readonly name: string;
  readonly does: string;
  readonly source: string;
  readonly types: readonly string[];
}

const DOCS = 'https://docs.aws.amazon.com';

/** Encryption at rest isn't here: that table is `rules/encryption/encrypted-already.ts`. */
export const HELD_BY_AWS: readonly HeldByAws[] = [
  {
    promise: 'G3',
    layer: 'runtime',
    name: 'Endpoints of APIs',
    does: 'they answer over TLS only, there is no port without it',
    source: `${DOCS}/apigateway/latest/developerguide/data-protection-encryption.html`,
    types: [
      'AWS::ApiGateway::RestApi',
      'AWS::ApiGatewayV2::Api',
      'AWS::Serverless::Api',
      'AWS::Serverless::HttpApi',
      'AWS::AppSync::GraphQLApi',
    ],
  },
  {
    promise: 'G3',
    layer: 'runtime',
    name: 'Lambda',
    does: 'its endpoints and the addresses of functions take TLS 1.2 and newer only',
    source: `${DOCS}/lambda/latest/dg/security-dataprotection.html`,
    types: ['AWS::Lambda::Function', 'AWS::Lambda::Url'],
  },
  {
    promise: 'G3',
    layer: 'runtime',
    name: 'Cognito',
    does: 'sign-in and its endpoints take TLS 1.2 and newer only',
    source: `${DOCS}/cognito/latest/developerguide/infrastructure-security.html`,
    types: ['AWS::Cognito::UserPool', 'AWS::Cognito::IdentityPool'],
  },
  {
    promise: 'G4',
    layer: 'runtime',
    name: 'S3',
    does: 'new buckets block public access and have no access lists, since April 2023',
    source: `${DOCS}/AmazonS3/latest/userguide/create-bucket-faq.html`,
    types: ['AWS::S3::Bucket'],
  },
  {
    promise: 'G4',
    layer: 'runtime',
    name: 'Security groups',
    does: 'what no rule lets in is refused',
    source: `${DOCS}/vpc/latest/userguide/vpc-security-groups.html`,
    types: ['AWS::EC2::SecurityGroup'],
  },
  {
    promise: 'G7',
    layer: 'runtime',
    name: 'Roles',
    does: 'who assumes one gets credentials that expire by themselves',
    source: `${DOCS}/IAM/latest/UserGuide/id_credentials_temp.html`,
    types: ['AWS::IAM::Role'],
  },
  {
    promise: 'G18',
    layer: 'runtime',
    name: 'Aurora',
    does: 'a day of continuous backups is always kept and can’t be switched off',
    source: `${DOCS}/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html`,
    types: ['AWS::RDS::DBCluster'],
  },
  {
    promise: 'G19',
    layer: 'runtime',
    name: 'Lambda',
    does: 'managed runtimes are patched by AWS while they are supported',
    source: `${DOCS}/lambda/latest/dg/runtimes-update.html`,
    types: ['AWS::Lambda::Function', 'AWS::Serverless::Function'],
  },
  {
    promise: 'G19',
    layer: 'runtime',
    name: 'Firewalls for web applications',
    does: 'requests are looked at before they reach what is public',
    source: `${DOCS}/waf/latest/developerguide/web-acl.html`,
    types: ['AWS::WAFv2::WebACL', 'AWS::WAFRegional::WebACL', 'AWS::WAF::WebACL'],
  },
  {
    promise: 'G4',
    layer: 'runtime',
    name: 'Network Firewall',
    does: 'traffic between networks and to the internet is inspected',
    source: `${DOCS}/network-firewall/latest/developerguide/what-is-aws-network-firewall.html`,
    types: ['AWS::NetworkFirewall::Firewall'],
  },
  ...detectors('GuardDuty', 'threats are found in the account’s own logs', 'guardduty/latest/ug/what-is-guardduty.html', [
    ['AWS::GuardDuty::Detector'],
    ['G4', 'G6', 'G8', 'G19', 'I2'],
  ]),
  ...detectors(
    'IAM Access Analyzer',
    'access from outside and access that nobody uses is found',
    'IAM/latest/UserGuide/what-is-access-analyzer.html',
    [['AWS::AccessAnalyzer::Analyzer'], ['G4', 'G8']],
  ),
  ...detectors('CloudTrail', 'who did what with the account is written down', 'awscloudtrail/latest/userguide/cloudtrail-user-guide.html', [
    ['AWS::CloudTrail::Trail', 'AWS::CloudTrail::EventDataStore'],
    ['G8', 'G10', 'I2'],
  ]),
  ...detectors(
    'Security Hub',
    'settings are compared with best practices all the time',
    'securityhub/latest/userguide/what-is-securityhub.html',
    [
      ['AWS::SecurityHub::Hub', 'AWS::SecurityHub::HubV2', 'AWS::SecurityHub::Standard'],
      ['G2', 'G3', 'G4', 'G6', 'G7', 'G8', 'G18', 'G19', 'I2'],
    ],
  ),
  ...detectors('Macie', 'sensitive data and open buckets are found', 'macie/latest/user/what-is-macie.html', [
    ['AWS::Macie::Session'],
    ['G2', 'G4'],
  ]),
  ...detectors('Inspector', 'known flaws in what runs are found', 'inspector/latest/user/what-is-inspector.html', [
    ['AWS::InspectorV2::Filter', 'AWS::InspectorV2::CisScanConfiguration'],
    ['G19'],
  ]),
  ...detectors('Flow logs', 'connections are written down', 'vpc/latest/userguide/flow-logs.html', [['AWS::EC2::FlowLog'], ['G4']]),
  ...detectors(
    'Alarms',
    'somebody is told when a metric leaves its bounds',
    'AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
    [
      ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
      ['G16', 'G17'],
    ],
  ),
  ...detectors('Watching of unusual cost', 'somebody is told of it', 'cost-management/latest/userguide/manage-ad.html', [
    ['AWS::CE::AnomalySubscription', 'AWS::Budgets::Budget'],
    ['G17'],
  ]),
  ...detectors(
    'Backup reports',
    'what isn’t backed up as it should be is reported',
    'aws-backup/latest/devguide/working-with-audit-frameworks.html',
    [['AWS::Backup::Framework', 'AWS::Backup::ReportPlan'], ['G18']],
  ),
];

function detectors(
  name: string,
  does: string,
  page: string,
  [types, promises]: readonly [types: readonly string[], promises: readonly PromiseId[]],
): readonly HeldByAws[] {
  return promises.map((promise) => ({ promise, layer: 'detection', name, does, source: `${DOCS}/${page}`, types }));
}

/** What AWS Config's own rules look at, by their identifiers (https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html). */
export const CONFIG_RULES: readonly (readonly [pattern: RegExp, promise: PromiseId])[] = [
  [/ENCRYPT|_SSE_|_KMS_|CMK/, 'G2'],
  [/_SSL|_TLS|HTTPS|IN_TRANSIT/, 'G3'],
  [/PUBLIC|RESTRICTED|INCOMING|SECURITY_GROUP|OPEN_|_NACL|IN_VPC|INSIDE_VPC|SUBNET/, 'G4'],
  [/LOG|TRAIL/, 'G6'],
  [/PASSWORD|ROTATION|ROTATED|AUTHENTICATION/, 'G7'],
  [/IAM_(?:POLICY|ROLE|INLINE|GROUP|NO_INLINE)|ADMIN_ACCESS|FULL_ACCESS|WILDCARD/, 'G8'],
  [/ALARM|MONITORING|TRACING|XRAY/, 'G16'],
  [/BACKUP|RECOVERY|PITR|VERSIONING|DELETION_PROTECTION|MULTI_AZ|REPLICATION/, 'G18'],
  [/IMDSV2|RUNTIME|PATCH|SUPPORTED|UPGRADE|SCAN|MFA|PRIVILEGED|WAF/, 'G19'],
  [/IAM_USER|ACCESS_KEY/, 'I2'],
];
