import type { Draft, Json } from './draft.ts';
import { type Harmless, allow, document, policies, role, trust } from './mutation.ts';

const CAPABILITIES = [
  'baseline',
  'zone',
  'web',
  'edge',
  'identity',
  'sign-in',
  'data',
  'events',
  'compute',
  'api',
  'observability',
] as const;
const SHARED = '313131313131';

/** A template with a logical id, and everything that refers to it, under another name. */
function renamed(template: Json, from: string, to: string): Json {
  const text = JSON.stringify(template)
    .replaceAll(`"${from}"`, `"${to}"`)
    .replaceAll(`"${from}.`, `"${to}.`)
    .replaceAll(`\${${from}}`, `\${${to}}`)
    .replaceAll(`\${${from}.`, `\${${to}.`);
  return JSON.parse(text);
}

const rewrite = (draft: Draft, account: string, capability: string, change: (template: Json) => Json) => {
  const template = draft.template(account, capability);
  const changed = change(structuredClone(template));
  for (const key of Object.keys(template)) delete template[key];
  Object.assign(template, changed);
};

function everywhere(value: Json, change: (map: Json) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) change(value);
  for (const entry of Object.values(value)) everywhere(entry, change);
}

const RENAMED: readonly (readonly [capability: string, id: string])[] = [
  ['baseline', 'Key'],
  ['baseline', 'Artifacts'],
  ['baseline', 'ReleaseRole'],
  ['data', 'OrdersOrdersTable'],
  ['data', 'OrdersReceiptsBucket'],
  ['events', 'OrderPlacedTopic'],
  ['events', 'OrdersConfirmQueue'],
  ['compute', 'OrdersApi'],
  ['compute', 'OrdersConfirmRole'],
  ['web', 'WebFiles'],
  ['zone', 'Zone'],
];

const renames = RENAMED.map(([capability, id]): Harmless => ({
  title: `${id} of ${capability} is renamed with all that refers to it`,
  change: (draft) => rewrite(draft, 'prod', capability, (template) => renamed(template, id, `${id}Renamed`)),
}));

const orders = CAPABILITIES.map((capability): Harmless => ({
  title: `resources, statements and actions of ${capability} come in another order`,
  change: (draft) =>
    rewrite(draft, 'prod', capability, (template) => {
      everywhere(template, (map) => {
        for (const name of ['Statement', 'Action', 'NotAction']) if (Array.isArray(map[name])) map[name].reverse();
      });
      return { ...template, Resources: Object.fromEntries(Object.entries(template.Resources).toReversed()) };
    }),
}));

const descriptions: readonly Harmless[] = [
  {
    title: 'everything that can be tagged is',
    change: (draft) => {
      for (const [capability, id] of RENAMED) {
        if (capability !== 'zone') draft.resource('prod', capability, id).Properties.Tags = [{ Key: 'team', Value: draft.id('dev') }];
      }
    },
  },
  {
    title: 'templates have other descriptions and metadata',
    change: (draft) => {
      for (const capability of CAPABILITIES)
        Object.assign(draft.template('prod', capability), { Description: 'of dev', Metadata: { by: draft.id('dev') } });
    },
  },
  {
    title: 'templates have more outputs',
    change: (draft) => {
      draft.template('prod', 'baseline').Outputs.Extra = { Value: { 'Fn::GetAtt': ['Key', 'Arn'] }, Export: { Name: 'key-of-prod' } };
      draft.template('prod', 'data').Outputs.Extra = { Value: { Ref: 'OrdersOrdersTable' } };
    },
  },
  {
    title: 'a template has parameters and conditions that nobody uses',
    change: (draft) =>
      Object.assign(draft.template('prod', 'web'), {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Mappings: { A: { b: { c: 'd' } } },
      }),
  },
  {
    title: 'accounts, stacks, policies and access come in another order',
    change: ({ description }) => {
      description.accounts.reverse();
      for (const account of description.accounts) account.stacks?.reverse();
      description.organization.policies.reverse();
      description.access.reverse();
      description.exceptions.reverse();
    },
  },
  {
    title: 'policies are text, and single values no lists',
    change: (draft) => {
      const { Properties } = draft.resource('prod', 'observability', 'AlarmsPolicy');
      Properties.PolicyDocument = {
        'Fn::Sub': JSON.stringify(Properties.PolicyDocument)
          .replaceAll('{"Ref":"Alarms"}', '"${Alarms}"')
          .replaceAll('{"Ref":"AWS::AccountId"}', '"${AWS::AccountId}"')
          .replaceAll(/\{"Fn::Join":\["",\["([^"]*)",[^,]*,"([^"]*)"\]\]\}/g, `"$1${'$'}{AWS::AccountId}$2"`),
      };
    },
  },
  { title: 'an account is called something else', change: (draft) => void (draft.account('dev').name = 'sandbox') },
  { title: 'all accounts exist', change: ({ description }) => description.accounts.forEach((account: Json) => delete account.planned) },
  {
    title: 'accounts are said to be complete',
    change: ({ description }) => description.accounts.forEach((account: Json) => (account.complete = true)),
  },
];

/** Resources of prod that let nobody in. */
const UNRELATED: readonly (readonly [title: string, resources: (draft: Draft) => Json])[] = [
  ['a log group', () => ({ More: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } } })],
  [
    'a table',
    () => ({
      More: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'S' }],
        },
      },
    }),
  ],
  ['a bucket', () => ({ More: { Type: 'AWS::S3::Bucket' } })],
  ['a queue', () => ({ More: { Type: 'AWS::SQS::Queue' } })],
  ['a topic', () => ({ More: { Type: 'AWS::SNS::Topic' } })],
  ['a key', () => ({ More: { Type: 'AWS::KMS::Key', Properties: {} } })],
  ['a secret', () => ({ More: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } } })],
  ['a parameter', () => ({ More: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } } })],
  [
    'a role of a service',
    () => ({ More: role(trust({ Service: 'lambda.amazonaws.com' }), undefined, policies('s3:GetObject', 'arn:aws:s3:::x/*')) }),
  ],
  [
    'an alarm',
    () => ({
      More: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, AlarmActions: [] },
      },
    }),
  ],
  [
    'a network of its own',
    () => ({
      Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Sub: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Net' }, CidrBlock: '10.0.0.0/24' } },
      Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'g', VpcId: { Ref: 'Net' } } },
    }),
  ],
  [
    'a database',
    () => ({
      More: {
        Type: 'AWS::RDS::DBInstance',
        Properties: {
          DBInstanceClass: 'db.t4g.micro',
          Engine: 'postgres',
          AllocatedStorage: '20',
          ManageMasterUserPassword: true,
          MasterUsername: 'a',
        },
      },
    }),
  ],
  ['an image repository', () => ({ More: { Type: 'AWS::ECR::Repository', Properties: {} } })],
  [
    'a machine that takes steps',
    () => ({
      More: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: 'arn:aws:iam::000000521606:role/x',
          DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
        },
      },
    }),
  ],
  [
    'a dashboard',
    () => ({
      More: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: JSON.stringify({ widgets: [] }) } },
    }),
  ],
  [
    'text in its zone',
    () => ({
      More: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneName: 'prod.harbor.example.',
          Name: 'prod.harbor.example',
          Type: 'TXT',
          TTL: '300',
          ResourceRecords: ['"v=spf1 -all"'],
        },
      },
    }),
  ],
];

const unrelated = UNRELATED.map(([title, resources]): Harmless => ({
  title: `prod has ${title} more`,
  change: (draft) => draft.add('prod', 'data', resources(draft)),
}));

const receipts = (draft: Draft, ...statements: readonly Json[]) =>
  draft.allow('prod', 'data', 'OrdersReceiptsBucketPolicy', 'PolicyDocument', ...statements);
const OBJECTS = { 'Fn::Sub': '${OrdersReceiptsBucket.Arn}/*' };

/** Statements that let in nobody but prod, or those whom it trusts anyway. */
const STATEMENTS: readonly (readonly [title: string, statement: (draft: Draft) => Json])[] = [
  ['prod itself', (draft) => allow({ AWS: draft.root('prod') }, 's3:GetObject', OBJECTS)],
  ['a role of prod', (draft) => allow({ AWS: draft.role('prod', 'harbor-release') }, 's3:GetObject', OBJECTS)],
  ['management', (draft) => allow({ AWS: draft.root('management') }, 's3:GetObject', OBJECTS)],
  ['everybody of prod', (draft) => allow('*', 's3:GetObject', OBJECTS, { StringEquals: { 'aws:PrincipalAccount': draft.id('prod') } })],
  [
    'a unit that only prod is in',
    () =>
      allow('*', 's3:GetObject', OBJECTS, {
        'ForAnyValue:StringLike': {
          'aws:PrincipalOrgPaths': 'o-0000000000/r-0000/ou-0000-harbor/ou-0000-harbor-workloads/ou-0000-harbor-workloads-production/*',
        },
      }),
  ],
  [
    'a role of prod by its ARN',
    (draft) => allow('*', 's3:GetObject', OBJECTS, { ArnEquals: { 'aws:PrincipalArn': draft.role('prod', 'harbor-release') } }),
  ],
  [
    'a service for prod',
    (draft) =>
      allow({ Service: 'cloudtrail.amazonaws.com' }, 's3:PutObject', OBJECTS, { StringEquals: { 'aws:SourceAccount': draft.id('prod') } }),
  ],
  [
    'dev, under two conditions that exclude each other',
    (draft) => allow({ AWS: draft.root('dev') }, 's3:GetObject', OBJECTS, { StringEquals: { 'aws:PrincipalAccount': draft.id('prod') } }),
  ],
  [
    'access points of prod',
    (draft) => allow({ AWS: draft.root('prod') }, 's3:*', OBJECTS, { StringEquals: { 's3:DataAccessPointAccount': draft.id('prod') } }),
  ],
  ['nobody (a Deny of dev)', (draft) => ({ Effect: 'Deny', Principal: { AWS: draft.root('dev') }, Action: 's3:*', Resource: OBJECTS })],
  [
    'nobody (a Deny of everybody else)',
    (draft) => ({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: OBJECTS,
      Condition: { StringNotEquals: { 'aws:PrincipalAccount': draft.id('prod') }, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    }),
  ],
];

const statements = STATEMENTS.map(([title, statement]): Harmless => ({
  title: `the policy of a bucket has a statement more, for ${title}`,
  change: (draft) => receipts(draft, statement(draft)),
}));

/** What dev does with its own. */
const ofDev: readonly Harmless[] = [
  {
    title: 'dev opens its bucket to everybody',
    change: (draft) => draft.allow('dev', 'data', 'OrdersReceiptsBucketPolicy', 'PolicyDocument', allow('*', 's3:*', OBJECTS)),
  },
  {
    title: 'dev has a role that everybody may assume',
    change: (draft) => draft.add('dev', 'baseline', { Open: role(trust('*'), 'open', policies('*')) }),
  },
  {
    title: 'dev’s roles may do everything, in prod as well',
    change: (draft) =>
      draft.add('dev', 'baseline', {
        Open: role(trust({ Service: 'ec2.amazonaws.com' }), 'power', policies('sts:AssumeRole', `arn:aws:iam::${draft.id('prod')}:role/*`)),
      }),
  },
  {
    title: 'dev lets prod read its table',
    change: (draft) =>
      void (draft.resource('dev', 'data', 'OrdersOrdersTable').Properties.ResourcePolicy = {
        PolicyDocument: document(allow({ AWS: draft.root('prod') }, 'dynamodb:GetItem')),
      }),
  },
  {
    title: 'dev uses uat’s queue',
    change: (draft) =>
      draft.allow(
        'uat',
        'events',
        'OrdersConfirmQueuePolicy',
        'PolicyDocument',
        allow({ AWS: draft.root('dev') }, 'sqs:*', { 'Fn::GetAtt': ['OrdersConfirmQueue', 'Arn'] }),
      ),
  },
  {
    title: 'dev has no stacks',
    change: (draft) =>
      void (draft.account('dev').stacks = draft.account('dev').stacks.filter((stack: Json) => stack.name === 'harbor-dev-zone')),
  },
  { title: 'a template of dev isn’t there', change: (draft) => void (draft.stack('dev', 'data').template = 'dev/gone.json') },
  {
    title: 'dev trusts people with everything',
    change: (draft) =>
      void draft.description.access.push({
        group: 'harbor-guests',
        members: ['eve@elsewhere.example'],
        account: draft.id('dev'),
        permissionSet: { name: 'harbor-Admin', managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      }),
  },
  {
    title: 'playground gets an account more beside it',
    change: (draft) => draft.addAccount('play2', 'playground', SHARED, { Open: role(trust('*'), 'open') }),
  },
];

const organization: readonly Harmless[] = [
  {
    title: 'an SCP denies more',
    change: (draft) =>
      draft.policy('harbor-workloads').content.Statement.push({ Effect: 'Deny', Action: ['ec2:RunInstances', 'ram:*'], Resource: '*' }),
  },
  {
    title: 'a new SCP is attached to the root',
    change: (draft) =>
      draft.organization.policies.push({
        id: 'p-new',
        name: 'new',
        type: 'SERVICE_CONTROL_POLICY',
        targets: ['r-0000'],
        content: document({ Effect: 'Deny', Action: 'bedrock:*', Resource: '*' }),
      }),
  },
  {
    title: 'a new RCP is attached to prod',
    change: (draft) =>
      draft.organization.policies.push({
        name: 'new',
        type: 'RESOURCE_CONTROL_POLICY',
        targets: [draft.id('prod')],
        content: document({
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: '*',
          Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
        }),
      }),
  },
  {
    title: 'a tag policy is attached',
    change: (draft) => draft.organization.policies.push({ name: 'tags', type: 'TAG_POLICY', targets: ['r-0000'], content: { tags: {} } }),
  },
  {
    title: 'a security account is added',
    change: (draft) =>
      draft.addAccount('security', 'security', SHARED, { Audit: role(trust({ Service: 'lambda.amazonaws.com' }), 'audit') }),
  },
  {
    title: 'prod trusts a role of a security account',
    change: (draft) => {
      draft.addAccount('security', 'security', SHARED, {
        Audit: role(trust({ Service: 'lambda.amazonaws.com' }), 'audit', policies('sts:AssumeRole')),
      });
      draft.add('prod', 'baseline', { Audited: role(trust({ AWS: `arn:aws:iam::${SHARED}:role/audit` }), 'audited') });
    },
  },
  {
    title: 'prod sends its logs to a log archive',
    change: (draft) => {
      draft.addAccount('archive', 'log-archive', SHARED, {});
      draft.add('prod', 'compute', {
        ToArchive: {
          Type: 'AWS::Logs::SubscriptionFilter',
          Properties: {
            LogGroupName: { Ref: 'OrdersApiLog' },
            FilterPattern: '',
            DestinationArn: `arn:aws:logs:eu-central-1:${SHARED}:destination:archive`,
          },
        },
      });
    },
  },
  {
    title: 'a security account administers a service',
    change: (draft) => {
      draft.addAccount('security', 'security', SHARED, {});
      draft.organization.delegatedAdministrators = [{ account: SHARED, service: 'guardduty.amazonaws.com' }];
    },
  },
  {
    title: 'people of prod read its configuration, too',
    change: (draft) =>
      void draft.description.access.push({
        group: 'harbor-developers',
        members: ['dev@harbor.example'],
        account: draft.id('prod'),
        permissionSet: {
          name: 'harbor-Lists',
          inlinePolicy: document({ Effect: 'Allow', Action: ['cloudwatch:Describe*', 'lambda:List*'], Resource: '*' }),
        },
      }),
  },
  {
    title: 'people who are nowhere else get prod',
    change: (draft) =>
      void draft.description.access.push({
        group: 'harbor-oncall',
        members: ['oncall@harbor.example'],
        account: draft.id('prod'),
        permissionSet: { name: 'harbor-Admin', managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      }),
  },
  { title: 'root sessions are off', change: (draft) => draft.addFact({ kind: 'root-sessions', enabled: false }) },
  {
    title: 'SCPs hold a role whose trust is wider',
    change: (draft) => {
      draft.allow('prod', 'baseline', 'ReleaseRole', 'AssumeRolePolicyDocument', trust({ AWS: draft.root('dev') }));
      draft.policy('harbor-workloads').content.Statement.push({ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' });
    },
  },
  {
    title: 'the perimeter holds a bucket whose policy is for an account that nobody knows',
    change: (draft) => receipts(draft, allow({ AWS: 'arn:aws:iam::123123123123:root' }, 's3:GetObject', OBJECTS)),
  },
];

const GITHUB = 'token.actions.githubusercontent.com';
const own: readonly Harmless[] = [
  {
    title: 'a pipeline gets in by an exact subject',
    change: (draft) =>
      draft.add('prod', 'baseline', {
        GitHub: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: `https://${GITHUB}`, ClientIdList: ['sts.amazonaws.com'] } },
        Ci: role(
          trust(
            { Federated: { Ref: 'GitHub' } },
            { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: 'repo:harbor/harbor:environment:prod' } },
            'sts:AssumeRoleWithWebIdentity',
          ),
          'ci',
        ),
      }),
  },
  {
    title: 'the release role trusts one more of prod',
    change: (draft) =>
      draft.allow('prod', 'baseline', 'ReleaseRole', 'AssumeRolePolicyDocument', trust({ AWS: draft.role('prod', 'breakglass') })),
  },
  {
    title: 'a Deny of the release role comes on top',
    change: (draft) =>
      draft.allow('prod', 'baseline', 'ReleaseRole', 'AssumeRolePolicyDocument', {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:*',
        Condition: { StringEquals: { 'aws:PrincipalTag/blocked': 'true' } },
      }),
  },
  {
    title: 'a function may be invoked by an API of prod',
    change: (draft) =>
      draft.add('prod', 'api', {
        More: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: { Ref: 'OrdersAlias' },
            Principal: 'apigateway.amazonaws.com',
            SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:eu-central-1:${AWS::AccountId}:${Api}/*' },
          },
        },
      }),
  },
  {
    title: 'the balancer’s account of AWS writes a log',
    change: (draft) =>
      draft.allow(
        'prod',
        'baseline',
        'AccessLogsPolicy',
        'PolicyDocument',
        allow({ AWS: 'arn:aws:iam::054676820928:root' }, 's3:PutObject', { 'Fn::Sub': '${AccessLogs.Arn}/AWSLogs/${AWS::AccountId}/*' }),
      ),
  },
];

/** Changes after which prod is as isolated as before. */
export const HARMLESS: readonly Harmless[] = [
  ...renames,
  ...orders,
  ...descriptions,
  ...unrelated,
  ...statements,
  ...ofDev,
  ...organization,
  ...own,
];
