import { type Harmless, allow, role, trust } from '../mutation.ts';

const GITHUB = 'token.actions.githubusercontent.com';
/** What prod lets its own, and a pipeline of its own, do. */
export const ofProd: readonly Harmless[] = [
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
