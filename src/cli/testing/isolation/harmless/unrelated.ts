import type { Draft, Json } from '../draft.ts';
import { type Harmless, policies, role, trust } from '../mutation.ts';

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

/** What prod has beside. */
export const unrelated: readonly Harmless[] = UNRELATED.map(([title, resources]): Harmless => ({
  title: `prod has ${title} more`,
  change: (draft) => draft.add('prod', 'data', resources(draft)),
}));
