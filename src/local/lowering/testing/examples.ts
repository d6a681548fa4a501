import type { TemplateResource } from '../../../assembly/index.ts';

const ALARM_ARN = 'arn:aws:cloudwatch:eu-central-1:222222222222:alarm:a';
const METRIC = { Namespace: 'Example', MetricName: 'Errors', Dimensions: [{ Name: 'Part', Value: 'a' }] };

/** For each stand-in a resource, by type, as AWS would take it. */
export const EXAMPLES: Readonly<Record<string, TemplateResource>> = Object.fromEntries(
  (
    [
      ['AWS::Budgets::Budget', { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 10, Unit: 'USD' } } }],
      [
        'AWS::CloudWatch::Alarm',
        {
          AlarmName: 'error-rate',
          ComparisonOperator: 'GreaterThanThreshold',
          Threshold: 5,
          EvaluationPeriods: 1,
          Metrics: [
            { Id: 'rate', Expression: '100 * errors' },
            { Id: 'errors', MetricStat: { Metric: METRIC, Period: 300, Stat: 'Sum' }, ReturnData: false },
          ],
        },
      ],
      ['AWS::CloudWatch::AnomalyDetector', { SingleMetricAnomalyDetector: { ...METRIC, Stat: 'Sum' } }],
      ['AWS::CloudWatch::CompositeAlarm', { AlarmName: 'all', AlarmRule: `ALARM("${ALARM_ARN}")` }],
      ['AWS::Cognito::LogDeliveryConfiguration', { UserPoolId: 'eu-central-1_abcdefghi' }],
      ['AWS::Cognito::ManagedLoginBranding', { UserPoolId: 'eu-central-1_abcdefghi', UseCognitoProvidedValues: true }],
      ['AWS::Cognito::UserPoolRiskConfigurationAttachment', { UserPoolId: 'eu-central-1_abcdefghi', ClientId: 'ALL' }],
      [
        'AWS::IAM::Role',
        {
          RoleName: 'target',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
                Action: 'sts:AssumeRole',
                Condition: { ArnEquals: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/caller' } } },
              },
            ],
          },
        },
      ],
      [
        'AWS::Logs::Delivery',
        { DeliverySourceName: 'a', DeliveryDestinationArn: 'arn:aws:logs:eu-central-1:222222222222:delivery-destination:a' },
      ],
      ['AWS::Logs::DeliveryDestination', { Name: 'a', DestinationResourceArn: 'arn:aws:s3:::a' }],
      ['AWS::Logs::DeliverySource', { Name: 'a', LogType: 'ACCESS_LOGS', ResourceArn: 'arn:aws:cloudfront::222222222222:distribution/A' }],
      ['AWS::Logs::QueryDefinition', { Name: 'errors', QueryString: 'fields @message' }],
      [
        'AWS::Route53::RecordSetGroup',
        {
          HostedZoneId: { Ref: 'Zone' },
          RecordSets: [
            { Name: 'a.example.com.', Type: 'A', TTL: '60', ResourceRecords: ['192.0.2.1'] },
            { Name: 'a.example.com.', Type: 'AAAA', TTL: '60', ResourceRecords: ['2001:db8::1'] },
          ],
        },
      ],
      [
        'AWS::S3::BucketPolicy',
        {
          Bucket: { Ref: 'Bucket' },
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'cloudfront.amazonaws.com' },
                Action: 's3:GetObject',
                Resource: { 'Fn::Sub': '${Bucket.Arn}/*' },
                Condition: {
                  StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
                  ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:cloudfront::${AWS::AccountId}:distribution/*' } },
                },
              },
            ],
          },
        },
      ],
      ['AWS::WAFv2::IPSet', { Scope: 'REGIONAL', IPAddressVersion: 'IPV4', Addresses: ['192.0.2.0/24'] }],
      ['AWS::WAFv2::LoggingConfiguration', { ResourceArn: 'arn:aws:wafv2:x', LogDestinationConfigs: ['arn:aws:logs:x'] }],
      ['AWS::WAFv2::WebACLAssociation', { ResourceArn: 'arn:aws:apigateway:x', WebACLArn: 'arn:aws:wafv2:x' }],
    ] satisfies readonly (readonly [string, Readonly<Record<string, unknown>>])[]
  ).map(([Type, Properties]) => [Type, { Type, Properties }]),
);
