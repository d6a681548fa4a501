import { expect, it } from 'vitest';

import { estateOfTemplates } from '../../../estate/index.ts';
import { iamNoFullAccessAttached } from './iam-no-full-access-attached.ts';
import { iamPolicyNoServiceWildcard } from './iam-policy-no-service-wildcard.ts';

const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: ./dist
      Tracing: Active
      Policies:
        - AWSLambdaBasicExecutionRole
        - AmazonS3FullAccess
        - DynamoDBReadPolicy: { TableName: example }
        - Version: '2012-10-17'
          Statement:
            - { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::example/*' }
            - { Effect: Allow, Action: 'dynamodb:*', Resource: '*' }
`;

it('speaks of the policies of a function where they are written, not of the role that the transform makes of them', () => {
  const estate = estateOfTemplates([{ path: 'template.yaml', text }]);
  const found = [iamPolicyNoServiceWildcard, iamNoFullAccessAttached].flatMap((rule) =>
    [...rule.check(estate)].filter(({ holds }) => holds === false).map(({ resource, path }) => `${resource.logicalId} ${path.join('.')}`),
  );
  expect(found).toEqual(['Handler Properties.Policies.3.Statement.1.Action', 'Handler Properties.Policies.1']);
});
